package no.stedsvekst.jobs.report;

import java.util.Optional;
import no.stedsvekst.jobs.publish.PublishChoice;
import no.stedsvekst.jobs.settings.Settings;

/**
 * What the pages are of, and where they go.
 *
 * @param star of which preset and projection
 * @param out the folder
 * @param borders the file with the borders of municipalities; empty where there is none
 */
record ReportChoice(PublishChoice star, String out, Optional<String> borders) {

  static ReportChoice of(Settings settings) {
    return new ReportChoice(
        PublishChoice.of(settings),
        settings.text("report.out"),
        settings
            .optional("report.borders")
            .or(() -> settings.optional("landing.path").flatMap(Borders::in)));
  }
}
