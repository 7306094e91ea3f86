package no.stedsvekst.jobs.regress;

import no.stedsvekst.jobs.settings.Hash;
import no.stedsvekst.jobs.settings.Preset;

/**
 * What tells one regression from another.
 *
 * @param preset the parameters of the panel it is fitted on
 * @param model its terms
 * @param level what an observation is
 * @param period its first and last flow year
 */
record FitIdentity(Preset preset, String model, String level, String period) {
  static final String SEX = "all";
  static final String AGE_GROUP = "all";
  static final String WEIGHTS = "none";
  static final String FIXED_EFFECTS = "none";
  static final String STANDARD_ERRORS = "iid";

  /** The same for the same regression in another run. */
  String fitId() {
    return Hash.of(
            String.join(
                "|",
                preset.name(),
                preset.hash(),
                model,
                level,
                SEX,
                AGE_GROUP,
                period,
                WEIGHTS,
                FIXED_EFFECTS,
                STANDARD_ERRORS))
        .substring(0, 16);
  }
}
