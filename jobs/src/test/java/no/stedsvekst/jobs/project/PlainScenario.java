package no.stedsvekst.jobs.project;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What a plain projection supposes of its municipalities.
 *
 * @param name of the scenario
 * @param mode what becomes of the closures
 * @param residential attractiveness beyond what is expected, a fraction of the residents a year
 * @param business the same of private jobs
 * @param extraJobs jobs that come on top and stay
 * @param centrality changes of {@code centrality_jobs}
 * @param caps the most that net migration may be in a year, by municipality
 * @param central what lasts of migration and of growth; null where all of the first does and
 *     nothing of the second
 */
record PlainScenario(
    String name,
    Mode mode,
    Alpha residential,
    Alpha business,
    List<ExtraJobs> extraJobs,
    List<CentralityChange> centrality,
    Map<String, Double> caps,
    PlainCentral central) {

  PlainScenario(
      String name,
      Mode mode,
      Alpha residential,
      Alpha business,
      List<ExtraJobs> extraJobs,
      List<CentralityChange> centrality,
      Map<String, Double> caps) {
    this(name, mode, residential, business, extraJobs, centrality, caps, null);
  }

  /** What becomes of the closures. */
  enum Mode {
    /** They are found anew, the sums meet the frame. */
    RECOMPUTED,
    /** Those of the neutral run. */
    FROZEN,
    /** Those of the neutral run, and a place sees its neighbours' jobs as in that run. */
    FROZEN_ALONE
  }

  /**
   * Attractiveness by municipality and year.
   *
   * @param level by municipality, 0 where there is none
   * @param halfLife in years, infinite where the level lasts
   * @param from the first year
   * @param to the last year
   * @param byYear by year and municipality, in place of the level
   */
  record Alpha(
      Map<String, Double> level,
      double halfLife,
      int from,
      int to,
      Map<Integer, Map<String, Double>> byYear) {

    static Alpha none() {
      return constant(Map.of());
    }

    static Alpha constant(Map<String, Double> level) {
      return fading(level, Double.POSITIVE_INFINITY);
    }

    static Alpha fading(Map<String, Double> level, double halfLife) {
      return new Alpha(level, halfLife, Integer.MIN_VALUE, Integer.MAX_VALUE, Map.of());
    }

    static Alpha between(Map<String, Double> level, double halfLife, int from, int to) {
      return new Alpha(level, halfLife, from, to, Map.of());
    }

    static Alpha ofYears(Map<Integer, Map<String, Double>> byYear) {
      return new Alpha(
          Map.of(), Double.POSITIVE_INFINITY, Integer.MIN_VALUE, Integer.MAX_VALUE, byYear);
    }

    /** Of a place in a year; the first year of the projection has it whole. */
    double at(String code, int year, int baseYear) {
      Double ofYear = byYear.getOrDefault(year, Map.of()).get(code);
      if (ofYear != null) {
        return ofYear;
      }
      if (year < from || year > to) {
        return 0;
      }
      return level.getOrDefault(code, 0.0) * Math.pow(0.5, (year - baseYear) / halfLife);
    }
  }

  /** Jobs that come to a place in the fourth quarter of a year. */
  record ExtraJobs(String municipality, String industry, int year, double jobs) {}

  /** A change of a place's centrality, a fraction of the whole index, from a year on. */
  record CentralityChange(String municipality, int fromYear, double change) {}

  static PlainScenario of(String name, Mode mode, Alpha residential, Alpha business) {
    return new PlainScenario(name, mode, residential, business, List.of(), List.of(), Map.of());
  }

  static PlainScenario neutral() {
    return of("neutral", Mode.RECOMPUTED, Alpha.none(), Alpha.none());
  }

  /** Every place is as attractive as it was in the last ten years. */
  static PlainScenario historical(PlainInputs inputs) {
    return of(
        "historical",
        Mode.RECOMPUTED,
        Alpha.constant(kept(inputs, decade(inputs, inputs.residential()))),
        Alpha.constant(decade(inputs, inputs.business())));
  }

  /** The same less what of it is likely to be luck. */
  static PlainScenario shrunk(PlainInputs inputs, double fallback) {
    return of(
        "shrunk",
        Mode.RECOMPUTED,
        Alpha.constant(kept(inputs, shrunken(inputs, inputs.residential(), fallback))),
        Alpha.constant(shrunken(inputs, inputs.business(), fallback)));
  }

  /** The same beside the line through ten years, each as far as the past has kept it. */
  static PlainScenario central(PlainInputs inputs, PlainCentral central, double fallback) {
    PlainScenario shrunk = shrunk(inputs, fallback);
    return new PlainScenario(
        "central",
        Mode.RECOMPUTED,
        Alpha.constant(shrunken(inputs, inputs.residential(), fallback)),
        shrunk.business,
        List.of(),
        List.of(),
        Map.of(),
        central);
  }

  /** Every place is as attractive as the place that stands at a share of them all. */
  static PlainScenario percentile(String name, PlainInputs inputs, double share, Mode mode) {
    return of(
        name,
        mode,
        Alpha.constant(
            kept(inputs, everywhere(inputs, percentile(inputs, inputs.residential(), share)))),
        Alpha.constant(everywhere(inputs, percentile(inputs, inputs.business(), share))));
  }

  /** What lasts of the migration that sets places apart, where a scenario does not say it. */
  private static Map<String, Double> kept(PlainInputs inputs, Map<String, Double> past) {
    Map<String, Double> kept = new HashMap<>();
    past.forEach((code, rate) -> kept.put(code, inputs.parameters().lasting() * rate));
    return kept;
  }

  /** The mean of the known years of the last ten, 0 where none is known. */
  static Map<String, Double> decade(PlainInputs inputs, Map<Integer, Map<String, Double>> annual) {
    Map<String, Double> means = new HashMap<>(everywhere(inputs, 0));
    means.putAll(means(inputs, annual, inputs.baseYear() - 10));
    return means;
  }

  /** How much of the last ten years' differences the ten before have foretold. */
  static double lambda(
      PlainInputs inputs, Map<Integer, Map<String, Double>> annual, double fallback) {
    int decade = inputs.baseYear() - 10;
    if (annual.keySet().stream().filter(year -> year >= decade - 10 && year < decade).count() < 5) {
      return fallback;
    }
    Map<String, Double> before = means(inputs, annual, decade - 10);
    Map<String, Double> last = means(inputs, annual, decade);
    List<String> both = before.keySet().stream().filter(last::containsKey).toList();
    double meanBefore = both.stream().mapToDouble(before::get).average().orElse(0);
    double meanLast = both.stream().mapToDouble(last::get).average().orElse(0);
    double product = 0;
    double squareBefore = 0;
    double squareLast = 0;
    for (String code : both) {
      double x = before.get(code) - meanBefore;
      double y = last.get(code) - meanLast;
      product += x * y;
      squareBefore += x * x;
      squareLast += y * y;
    }
    double correlation = product / Math.sqrt(squareBefore * squareLast);
    return Double.isNaN(correlation) ? fallback : Math.max(0, correlation);
  }

  private static Map<String, Double> shrunken(
      PlainInputs inputs, Map<Integer, Map<String, Double>> annual, double fallback) {
    double lambda = lambda(inputs, annual, fallback);
    Map<String, Double> shrunken = new HashMap<>();
    decade(inputs, annual).forEach((code, mean) -> shrunken.put(code, lambda * mean));
    return shrunken;
  }

  /** The mean over ten years, of the places of which a year is known. */
  private static Map<String, Double> means(
      PlainInputs inputs, Map<Integer, Map<String, Double>> annual, int from) {
    Map<String, Double> means = new HashMap<>();
    for (String code : inputs.municipalities()) {
      double sum = 0;
      int known = 0;
      for (int year = from; year < from + 10; year++) {
        Double rate = annual.getOrDefault(year, Map.of()).get(code);
        if (rate != null) {
          sum += rate;
          known++;
        }
      }
      if (known > 0) {
        means.put(code, sum / known);
      }
    }
    return means;
  }

  /** Type 7. */
  private static double percentile(
      PlainInputs inputs, Map<Integer, Map<String, Double>> annual, double share) {
    double[] sorted =
        decade(inputs, annual).values().stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    double rank = share * (sorted.length - 1);
    int below = (int) Math.floor(rank);
    int above = Math.min(sorted.length - 1, below + 1);
    return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
  }

  private static Map<String, Double> everywhere(PlainInputs inputs, double value) {
    Map<String, Double> all = new HashMap<>();
    inputs.municipalities().forEach(code -> all.put(code, value));
    return all;
  }

  /** The industries that extra jobs are in, whether or not anyone has worked in them so far. */
  Collection<String> extraIndustries() {
    TreeSet<String> industries = new TreeSet<>();
    extraJobs.forEach(extra -> industries.add(extra.industry()));
    return industries;
  }
}
