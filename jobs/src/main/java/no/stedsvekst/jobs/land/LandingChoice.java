package no.stedsvekst.jobs.land;

import java.time.Duration;
import java.util.Optional;
import no.stedsvekst.jobs.refusal.Refusals;
import no.stedsvekst.jobs.settings.Settings;

/**
 * What a user may choose about what is landed.
 *
 * @param folder the landing folder
 * @param maxAge how old a file may be; empty for any age
 * @param vintage the year whose codes any year may be landed in; empty for the newest
 * @param thresholds how much may be wrong
 */
public record LandingChoice(
    String folder, Optional<Duration> maxAge, Optional<Integer> vintage, Thresholds thresholds) {

  /** The choice that the settings make; without a folder they are refused. */
  public static LandingChoice of(Settings settings) {
    return new LandingChoice(
        settings
            .optional("landing.path")
            .orElseThrow(
                () ->
                    Refusals.valueNeeded("landing.path", "--landing DIR", "--landing my-landing")),
        settings.duration("landing.max_age"),
        settings.year("vintage"),
        Thresholds.of(settings));
  }
}
