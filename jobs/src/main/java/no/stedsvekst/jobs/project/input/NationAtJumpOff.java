package no.stedsvekst.jobs.project.input;

import java.util.List;
import java.util.Optional;
import no.stedsvekst.scenario.NationYear;
import no.stedsvekst.scenario.NationalFrame;

/**
 * The nation on the jump-off, from which its years follow; what was gathered of the places is the
 * same however it goes on.
 *
 * @param outlook how it goes on
 * @param sums of all places
 * @param growth a year, by industry
 * @param moved who came and left before
 */
record NationAtJumpOff(
    NationalOutlook outlook, NationalSums sums, double[] growth, MigrationHistory moved) {

  /** The years to the horizon. */
  List<NationYear> years() {
    return outlook.years(sums, growth, moved);
  }

  /** Who came to it, where its path is made of that. */
  Optional<MigrationHistory> madeOf() {
    return outlook.isMade() ? Optional.of(moved) : Optional.empty();
  }

  /** The same where its people are known. */
  NationAtJumpOff under(NationalFrame known) {
    return new NationAtJumpOff(outlook.under(known), sums, growth, moved);
  }
}
