package no.stedsvekst.access;

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

  /** Jobs and services together, before they are set against the highest: 2/3 and 1/3. */
  public static double both(double jobs, double services) {
    return (JOBS * jobs + SERVICES * services) / (JOBS + SERVICES);
  }
}
