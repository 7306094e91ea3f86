package no.stedsvekst.jobs.publish;

import java.util.Optional;
import no.stedsvekst.jobs.settings.Preset;
import no.stedsvekst.jobs.settings.Settings;

/**
 * What the star is of. A sum over presets or over projections means nothing, so it is of one.
 *
 * @param preset whose results
 * @param alternative of the nation's projection, where the preset has rows of it
 * @param baseYear of the projection; empty for the newest
 * @param minCell counts of planners' tables that are less are left out
 */
public record PublishChoice(
    String preset, String alternative, Optional<Integer> baseYear, int minCell) {

  /** As set. */
  public static PublishChoice of(Settings settings) {
    return new PublishChoice(
        Preset.of(settings).name(),
        settings.text("project.alternative"),
        settings.year("project.base_year"),
        settings.integer("publish.min_cell", 0, 1000));
  }
}
