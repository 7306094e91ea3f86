package no.stedsvekst.jobs.regress;

import no.stedsvekst.jobs.settings.Hash;
import no.stedsvekst.jobs.settings.Preset;

/**
 * What tells one regression from another.
 *
 * @param preset the parameters of the panel it is fitted on
 * @param paramHash of these parameters
 * @param model its terms
 * @param level what an observation is
 * @param response whose migration it explains
 * @param period its first and last flow year
 * @param weights none, or population
 * @param fixedEffects none, or year
 * @param standardErrors their recipe
 */
record FitIdentity(
    Preset preset,
    String paramHash,
    String model,
    String level,
    PanelData.Response response,
    String period,
    String weights,
    String fixedEffects,
    String standardErrors) {

  /** The same fit with other standard errors. */
  FitIdentity with(String errors) {
    return new FitIdentity(
        preset, paramHash, model, level, response, period, weights, fixedEffects, errors);
  }

  /** The same for the same regression in another run. */
  String fitId() {
    return Hash.of(
            String.join(
                "|",
                preset.name(),
                paramHash,
                model,
                level,
                response.sex(),
                response.ageGroup(),
                period,
                weights,
                fixedEffects,
                standardErrors))
        .substring(0, 16);
  }
}
