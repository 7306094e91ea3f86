package no.stedsvekst.jobs.project;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the nation settles before any municipality is looked at: the frame, and jobs by industry.
 */
final class PlainNation {
  private static final double YEARS_TO_COMMON_GROWTH = 15;

  private final Map<Integer, double[]> people = new TreeMap<>();
  private final PlainFrame frame;
  private final Map<Integer, Double> jobs = new TreeMap<>();
  private final Map<Integer, Map<String, Double>> path = new TreeMap<>();
  private final Map<Integer, Map<String, Double>> outlook = new TreeMap<>();

  PlainNation(PlainInputs inputs, PlainScenario scenario) {
    frame = inputs.frame() == null ? PlainFrame.made(inputs) : inputs.frame();
    double actual =
        inputs.people().get(inputs.baseYear()).values().stream().mapToDouble(PlainCells::sum).sum();
    double shift = actual - PlainCells.sum(frame.people().get(inputs.baseYear()));
    frame
        .people()
        .forEach(
            (year, cells) -> {
              double factor = 1 + shift / PlainCells.sum(cells);
              double[] shifted = cells.clone();
              for (int cell = 0; cell < shifted.length; cell++) {
                shifted[cell] *= factor;
              }
              people.put(year, shifted);
            });
    followJobs(inputs);
    followIndustries(inputs, scenario);
  }

  /** Persons by cell on 1 January, of the frame as it is shifted to meet the municipalities. */
  double[] people(int year) {
    return people.get(year);
  }

  double births(int year) {
    return frame.births().get(year);
  }

  double deaths(int year) {
    return frame.deaths().get(year);
  }

  /** What the births and deaths leave of the change. */
  double netMigration(int year) {
    return PlainCells.sum(people(year + 1))
        - PlainCells.sum(people(year))
        - births(year)
        + deaths(year);
  }

  /** Growth of all jobs, from the frame's persons who work. */
  double jobGrowth(int year) {
    return jobs.get(year) / jobs.get(year - 1) - 1;
  }

  /** Jobs that an industry has, by industry. */
  Map<String, Double> path(int year) {
    return path.get(year);
  }

  /** An industry's growth, by industry. */
  Map<String, Double> growth(int year) {
    return outlook.get(year);
  }

  private void followJobs(PlainInputs inputs) {
    int base = inputs.baseYear();
    double start = 0;
    for (Map<String, Double> ofPlace : inputs.jobs().values()) {
      start += ofPlace.values().stream().mapToDouble(Double::doubleValue).sum();
    }
    double working = PlainCells.sum(inputs.employmentRate(), frame.people().get(base));
    for (int year = base - 1; year < inputs.horizon(); year++) {
      jobs.put(
          year,
          start * PlainCells.sum(inputs.employmentRate(), frame.people().get(year + 1)) / working);
    }
  }

  private void followIndustries(PlainInputs inputs, PlainScenario scenario) {
    int origin = inputs.baseYear() - 1;
    Map<String, Double> now = new HashMap<>();
    industries(inputs, scenario).forEach(industry -> now.put(industry, 0.0));
    inputs
        .jobs()
        .values()
        .forEach(
            place -> place.forEach((industry, count) -> now.merge(industry, count, Double::sum)));
    path.put(origin, now);
    for (int year = origin + 1; year < inputs.horizon(); year++) {
      double weight = Math.min(1, (year - origin) / YEARS_TO_COMMON_GROWTH);
      Map<String, Double> before = path.get(year - 1);
      Map<String, Double> growth = new HashMap<>();
      double all = 0;
      double scaledJobs = 0;
      for (Map.Entry<String, Double> industry : before.entrySet()) {
        double rate =
            (1 - weight) * outlook(inputs, industry.getKey(), year) + weight * jobGrowth(year);
        growth.put(industry.getKey(), rate);
        all += industry.getValue();
        scaledJobs += industry.getValue() * (1 + rate);
      }
      double correction = (jobs.get(year) - scaledJobs) / all;
      Map<String, Double> after = new HashMap<>();
      for (Map.Entry<String, Double> industry : before.entrySet()) {
        double rate = growth.merge(industry.getKey(), correction, Double::sum);
        after.put(industry.getKey(), industry.getValue() * (1 + rate));
      }
      outlook.put(year, growth);
      path.put(year, after);
    }
  }

  private double outlook(PlainInputs inputs, String industry, int year) {
    PlainIndustry known = inputs.industries().get(industry);
    return known == null || known.outlook() == null ? jobGrowth(year) : known.outlook();
  }

  private static Set<String> industries(PlainInputs inputs, PlainScenario scenario) {
    TreeSet<String> industries = new TreeSet<>(scenario.extraIndustries());
    inputs.jobs().values().forEach(place -> industries.addAll(place.keySet()));
    return industries;
  }
}
