package no.stedsvekst.jobs.project;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** A12, step 1: how many jobs every industry of a municipality has. */
final class PlainJobs {
  private final PlainInputs inputs;
  private final PlainScenario scenario;
  private final PlainResult neutral;
  private final PlainNation nation;
  private final PlainResult result;

  PlainJobs(PlainRun run) {
    inputs = run.inputs();
    scenario = run.scenario();
    neutral = run.neutral();
    nation = run.nation();
    result = run.result();
  }

  /** Finds the jobs of the fourth quarter. */
  void pass(int year) {
    Map<String, Map<String, Double>> jobs = new HashMap<>();
    Map<String, Double> growth = nation.growth(year);
    for (String code : inputs.municipalities()) {
      double following = inputs.parameters().populationScale() * laggedGrowth(code, year);
      double attractiveness = scenario.business().at(code, year, inputs.baseYear());
      Map<String, Double> after = new HashMap<>();
      for (String industry : growth.keySet()) {
        double rate = growth.get(industry);
        PlainIndustry known = inputs.industries().get(industry);
        if (known != null && known.isSensitive()) {
          rate += following;
        }
        if (known != null && known.isPrivate()) {
          rate += attractiveness;
        }
        after.put(industry, Math.max(0, result.jobs(year - 1, code, industry) * (1 + rate)));
      }
      jobs.put(code, after);
    }
    result.jobFactor.put(
        year,
        neutral == null
            ? jobFactors(nation.path(year), jobs.values())
            : neutral.jobFactor.get(year));
    Map<String, Double> factors = result.jobFactor.get(year);
    jobs.values()
        .forEach(
            place ->
                place.replaceAll((industry, count) -> count * factors.getOrDefault(industry, 1.0)));
    for (PlainScenario.ExtraJobs extra : scenario.extraJobs()) {
      if (extra.year() == year) {
        jobs.get(extra.municipality())
            .merge(extra.industry(), extra.jobs(), (are, come) -> Math.max(0, are + come));
      }
    }
    result.jobs.put(year, jobs);
  }

  private static Map<String, Double> jobFactors(
      Map<String, Double> path, Collection<Map<String, Double>> jobs) {
    Map<String, Double> factors = new HashMap<>();
    path.forEach(
        (industry, count) -> {
          double sum = jobs.stream().mapToDouble(place -> place.get(industry)).sum();
          // An industry that only a scenario has brought must not be closed down by the nation's.
          factors.put(industry, sum == 0 || count == 0 ? 1 : count / sum);
        });
    return factors;
  }

  /** The mean growth beyond the nation's of the years before; 0 where a year of it is missing. */
  private double laggedGrowth(String code, int year) {
    double sum = 0;
    for (int lag = 1; lag <= inputs.parameters().window(); lag++) {
      Double before = total(year - lag, code);
      Double after = total(year - lag + 1, code);
      if (before == null || after == null || before == 0) {
        return 0;
      }
      sum += after / before - 1 - nationGrowth(year - lag);
    }
    return sum / inputs.parameters().window();
  }

  private double nationGrowth(int year) {
    if (year >= inputs.baseYear()) {
      return neutral == null ? result.nationGrowth.get(year) : neutral.nationGrowth.get(year);
    }
    double before = 0;
    double after = 0;
    for (String code : inputs.municipalities()) {
      Double was = total(year, code);
      Double is = total(year + 1, code);
      if (was != null && is != null) {
        before += was;
        after += is;
      }
    }
    return after / before - 1;
  }

  private Double total(int year, String code) {
    return year > inputs.baseYear()
        ? Double.valueOf(result.persons(year, code))
        : inputs.totals().getOrDefault(year, Map.of()).get(code);
  }
}
