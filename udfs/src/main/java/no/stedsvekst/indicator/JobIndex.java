package no.stedsvekst.indicator;

/** B2. Jobs against those of a base year. */
public final class JobIndex {
  private JobIndex() {}

  /** How many times those of the base year; null where there were none. */
  public static Double of(Double jobs, Double base) {
    return Ratio.of(jobs, base, 1.0);
  }
}
