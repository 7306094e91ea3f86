package no.stedsvekst.jobs.land;

import no.stedsvekst.jobs.settings.Settings;

/**
 * How much may be wrong with what is landed before it is refused.
 *
 * @param badShare share of a table's rows that may be bad: they go to quarantine, the others go on
 * @param missingYears years that a table may lack between two that are there
 */
public record Thresholds(double badShare, int missingYears) {

  /** As the settings say. */
  public static Thresholds of(Settings settings) {
    return new Thresholds(
        settings.number("gate.bad_share", 0, 1), settings.integer("gate.missing_years", 0, 200));
  }
}
