package no.stedsvekst.indicator;

/** B2. Jobs against those of a base year. */
public final class JobIndex {
  private JobIndex() {}

  /** How many times those of the base year; null where there were none. */
  public static Double of(Double jobs, Double base) {
    return Ratio.of(jobs, base, 1.0);
  }

  /** Whether a year whose jobs are not comparable with those before lies between. */
  public static boolean crosses(int baseYear, int year, int breakYear) {
    return baseYear < breakYear && breakYear <= year;
  }
}
