package no.stedsvekst.access;

import no.stedsvekst.trace.CalculationTrace;

/** B8. Centrality as an index: the most central municipality has 1000. */
public final class CentralityIndex {
  /** The most that a municipality can have. */
  public static final double MOST = 1000;

  private static final double JOBS = 2;
  private static final double SERVICES = 1;

  private CentralityIndex() {}

  /** The index of a municipality whose residents have so much within reach in the mean. */
  public static double of(double mean, double highest) {
    return MOST * mean / highest;
  }

  /** The same, told. */
  public static double of(double mean, double highest, CalculationTrace trace) {
    double index = of(mean, highest);
    trace.step("centrality", index, "1000 × %.6f / %.6f", mean, highest);
    return index;
  }

  /** Jobs and services together, before they are set against the highest: 2/3 and 1/3. */
  public static double both(double jobs, double services) {
    return (JOBS * jobs + SERVICES * services) / (JOBS + SERVICES);
  }
}
