package no.stedsvekst.jobs.project;

import java.util.HashMap;
import java.util.Map;

/** A12, step 2: how work draws people to a municipality or away from it. */
final class PlainDrivers {
  private final PlainInputs inputs;
  private final PlainScenario scenario;
  private final PlainResult neutral;
  private final PlainNation nation;
  private final PlainResult result;

  PlainDrivers(PlainRun run) {
    inputs = run.inputs();
    scenario = run.scenario();
    neutral = run.neutral();
    nation = run.nation();
    result = run.result();
  }

  /** Finds the growth of jobs, that growth as commuters meet it, and the supply of workers. */
  void pass(int year) {
    relativeGrowth(year);
    weightByCommuting(year);
    supply(year);
  }

  /** Growth of jobs beyond the nation's. */
  private void relativeGrowth(int year) {
    for (String code : inputs.municipalities()) {
      double before = jobs(year - 1, code);
      PlainResult.put(
          result.relativeGrowth,
          year,
          code,
          before == 0 ? 0 : jobs(year, code) / before - 1 - nation.jobGrowth(year));
    }
  }

  private void weightByCommuting(int year) {
    Map<String, Double> growth = result.relativeGrowth.get(year);
    for (String code : inputs.municipalities()) {
      double vra = 0;
      if (scenario.mode() == PlainScenario.Mode.FROZEN_ALONE) {
        vra =
            neutral.vra.get(year).get(code)
                + share(code, code)
                    * (growth.get(code) - neutral.relativeGrowth.get(year).get(code));
      } else {
        for (String work : inputs.commuters().getOrDefault(code, Map.of()).keySet()) {
          vra += share(code, work) * growth.getOrDefault(work, 0.0);
        }
      }
      PlainResult.put(result.vra, year, code, vra);
    }
  }

  private double share(String home, String work) {
    double all = inputs.commutersAll().getOrDefault(home, 0.0);
    double there = inputs.commuters().getOrDefault(home, Map.of()).getOrDefault(work, 0.0);
    return all == 0 ? 0 : there / all;
  }

  /** The supply of workers as a share, less the nation's. */
  private void supply(int year) {
    Map<String, Double> supplies = new HashMap<>();
    double allSupply = 0;
    double all = 0;
    for (String code : inputs.municipalities()) {
      double supply = supplyOf(year, code);
      double denominator =
          inputs.parameters().isShareOfEmployed() ? employed(year - 1, code) : jobs(year - 1, code);
      allSupply += supply;
      all += denominator;
      supplies.put(code, denominator == 0 ? 0 : supply / denominator);
    }
    double mean = neutral == null ? (all == 0 ? 0 : allSupply / all) : neutral.supplyMean.get(year);
    result.supplyMean.put(year, mean);
    supplies.replaceAll((code, supply) -> supply - mean);
    result.supply.put(year, supplies);
  }

  /** A4. Who will begin to work less those who will end or die. */
  private double supplyOf(int year, String code) {
    double[] people = result.people(year, code);
    double[] working = inputs.employmentRate();
    double[] death = inputs.death().get(year);
    double supply = 0;
    for (int sex = PlainCells.MEN; sex <= PlainCells.WOMEN; sex++) {
      for (int age = 14; age <= 74; age++) {
        int cell = PlainCells.stock(sex, age);
        double next = working[PlainCells.stock(sex, age + 1)];
        double dying = death[cell] * (inputs.parameters().areDeathsOfEmployed() ? next : 1);
        supply += people[cell] * (next - working[cell] - dying);
      }
    }
    return supply;
  }

  /** Residents who work in the fourth quarter, in proportion to those of an age to. */
  private double employed(int year, String code) {
    double start = PlainCells.sum(inputs.employmentRate(), result.people(inputs.baseYear(), code));
    double now = PlainCells.sum(inputs.employmentRate(), result.people(year + 1, code));
    return start == 0 ? 0 : inputs.employed().getOrDefault(code, 0.0) * now / start;
  }

  private double jobs(int year, String code) {
    return result.jobs.get(year).get(code).values().stream().mapToDouble(Double::doubleValue).sum();
  }
}
