package no.stedsvekst.jobs.project;

import java.util.HashMap;
import java.util.Map;

/** A12, step 3: how many more come to a municipality than leave it. */
final class PlainNetMigration {
  private final PlainInputs inputs;
  private final PlainScenario scenario;
  private final PlainResult neutral;
  private final PlainNation nation;
  private final PlainResult result;

  PlainNetMigration(PlainRun run) {
    inputs = run.inputs();
    scenario = run.scenario();
    neutral = run.neutral();
    nation = run.nation();
    result = run.result();
  }

  /** Finds net migration by municipality, as it is before it meets the frame. */
  Map<String, Double> pass(int year) {
    double national = nation.netMigration(year) / PlainCells.sum(nation.people(year));
    Map<String, Double> net = new HashMap<>();
    double all = 0;
    double persons = 0;
    for (String code : inputs.municipalities()) {
      double kept = inputs.parameters().lasting();
      double ofAttractiveness = 1;
      double byPast = 0;
      PlainCentral central = scenario.central();
      if (central != null) {
        kept = central.migration();
        ofAttractiveness = kept;
        if (central.steps().containsKey(code)) {
          kept *= 1 - PlainCentral.BY_PAST;
          ofAttractiveness = kept;
          byPast =
              PlainCentral.BY_PAST
                  * (central.ahead(code, year - inputs.baseYear() + 1) - natural(year, code));
        }
      }
      double expected = national + kept * expectedExcess(year, code) + byPast;
      PlainResult.put(result.expectedRate, year, code, expected);
      double people = result.persons(year, code);
      double attractiveness =
          ofAttractiveness * scenario.residential().at(code, year, inputs.baseYear());
      net.put(code, people * (expected + attractiveness));
      all += net.get(code);
      persons += people;
    }
    double kappa =
        neutral == null ? (nation.netMigration(year) - all) / persons : neutral.kappa.get(year);
    result.kappa.put(year, kappa);
    net.replaceAll(
        (code, count) ->
            Math.min(
                count + kappa * result.persons(year, code),
                scenario.caps().getOrDefault(code, Double.POSITIVE_INFINITY)));
    return net;
  }

  /** Births less deaths of those who live there, beyond the nation's. */
  private double natural(int year, String code) {
    double[] people = result.people(year, code);
    double change =
        inputs.fertilityRatio(code) * PlainCells.births(inputs.fertility().get(year), people);
    for (int cell = 0; cell < people.length; cell++) {
      double dying = inputs.mortalityRatio(code) * inputs.death().get(year)[cell];
      change -= Math.min(1, dying) * people[cell];
    }
    return change / PlainCells.sum(people)
        - (nation.births(year) - nation.deaths(year)) / PlainCells.sum(nation.people(year));
  }

  private double expectedExcess(int year, String code) {
    double steady = effect("(Intercept)", 1) + effect("centrality_jobs", centrality(year, code));
    if (inputs.jobs().isEmpty()) {
      return steady;
    }
    return steady
        + effect("vra", result.vra.get(year).getOrDefault(code, 0.0))
        + effect("vra_1", vra(year - 1, code))
        + effect("vra_2", vra(year - 2, code))
        + effect("ds", result.supply.get(year).get(code));
  }

  private double vra(int year, String code) {
    return result.vra.getOrDefault(year, Map.of()).getOrDefault(code, 0.0);
  }

  /** Where it is not known, that at which the term does nothing. */
  private double centrality(int year, String code) {
    PlainTerm term = inputs.coefficients().get("centrality_jobs");
    double centrality = inputs.centrality().getOrDefault(code, term == null ? 0 : term.center());
    for (PlainScenario.CentralityChange change : scenario.centrality()) {
      if (change.municipality().equals(code) && year >= change.fromYear()) {
        centrality += change.change();
      }
    }
    return centrality;
  }

  private double effect(String name, double value) {
    PlainTerm term = inputs.coefficients().get(name);
    return term == null ? 0 : term.estimate() * (value - term.center());
  }
}
