package no.stedsvekst.jobs.project;

import java.util.HashMap;
import java.util.Map;

/**
 * A scenario under way, as every step of a year sees it.
 *
 * @param inputs what is known
 * @param scenario what is supposed
 * @param neutral the run whose closures are taken; null where the scenario finds its own
 * @param nation what the municipalities add up to
 * @param result what has been found so far
 */
record PlainRun(
    PlainInputs inputs,
    PlainScenario scenario,
    PlainResult neutral,
    PlainNation nation,
    PlainResult result) {

  /** Before the first year. */
  static PlainRun of(PlainInputs inputs, PlainScenario scenario, PlainResult neutral) {
    int baseYear = inputs.baseYear();
    PlainResult result = new PlainResult();
    for (String code : inputs.municipalities()) {
      result
          .people
          .computeIfAbsent(baseYear, year -> new HashMap<>())
          .put(code, inputs.people(baseYear, code));
      result
          .jobs
          .computeIfAbsent(baseYear - 1, year -> new HashMap<>())
          .put(code, inputs.jobs().getOrDefault(code, Map.of()));
    }
    result.vra.putAll(inputs.vra());
    return new PlainRun(
        inputs,
        scenario,
        scenario.mode() == PlainScenario.Mode.RECOMPUTED ? null : neutral,
        new PlainNation(inputs, scenario),
        result);
  }
}
