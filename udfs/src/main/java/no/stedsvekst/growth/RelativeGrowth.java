package no.stedsvekst.growth;

import no.stedsvekst.trace.CalculationTrace;

/**
 * A1. Relative job growth: how much faster the jobs of a place grew than those of the nation.
 *
 * <p>Growth is the change from the fourth quarter of one year to the next over the first. A missing
 * number is {@code null}, never zero.
 */
public final class RelativeGrowth {
  /** What {@link #of} does, for traces: number now and before, growth of the nation. */
  static final String HOW = "%.0f / %.0f − 1 − %.6f";

  private RelativeGrowth() {}

  /** Growth by itself; {@code null} where a number is missing or there was nothing to grow from. */
  public static Double growth(Double now, Double before) {
    return growth(now, before, CalculationTrace.NONE);
  }

  /** The same, told. */
  public static Double growth(Double now, Double before, CalculationTrace trace) {
    if (now == null || before == null || before == 0) {
      return null;
    }
    double growth = now / before - 1;
    trace.step("growth", growth, "%.0f / %.0f − 1", now, before);
    return growth;
  }

  /**
   * Growth less the nation's.
   *
   * @return 0 where there were no jobs to grow from; {@code null} where a number is missing
   */
  public static Double of(Double now, Double before, Double nationalGrowth) {
    return of(now, before, nationalGrowth, CalculationTrace.NONE);
  }

  /** The same, told. */
  public static Double of(
      Double now, Double before, Double nationalGrowth, CalculationTrace trace) {
    if (now == null || before == null || nationalGrowth == null) {
      return null;
    }
    if (before == 0) {
      trace.step("relative_growth", 0, "nothing to grow from");
      return 0.0;
    }
    double relative = growth(now, before) - nationalGrowth;
    trace.step("relative_growth", relative, HOW, now, before, nationalGrowth);
    return relative;
  }
}
