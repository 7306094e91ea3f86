package no.stedsvekst.indicator;

import no.stedsvekst.trace.CalculationTrace;

/** B0. A share of a base, and why there may be none. */
public final class Ratio {
  /** The base is nothing, or less. */
  public static final String BASE = "base";

  /** A number, or that of a member of a group, is missing. */
  public static final String MISSING = "missing_member";

  private Ratio() {}

  /** Numerator over denominator, scaled; null where one is missing or the base is not above 0. */
  public static Double of(Double numerator, Double denominator, Double scale) {
    return reason(numerator, denominator) == null && scale != null
        ? Double.valueOf(scale * numerator / denominator)
        : null;
  }

  /** The same, told. */
  public static Double of(
      double numerator, double denominator, double scale, CalculationTrace trace) {
    Double ratio = of(numerator, denominator, Double.valueOf(scale));
    if (ratio != null) {
      trace.step("ratio", ratio, "%.10g × %.10g / %.10g", scale, numerator, denominator);
    }
    return ratio;
  }

  /** Why there is none; null where there is. */
  public static String reason(Double numerator, Double denominator) {
    if (numerator == null || denominator == null) {
      return MISSING;
    }
    return denominator > 0 ? null : BASE;
  }
}
