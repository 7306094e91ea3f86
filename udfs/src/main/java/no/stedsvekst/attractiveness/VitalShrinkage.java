package no.stedsvekst.attractiveness;

import java.io.Serializable;

/**
 * A6. Births or deaths against what was expected, drawn towards 1 where few were expected.
 *
 * @param prior as many expected ones are added to both; infinite where the ratios differ by chance
 *     alone
 */
public record VitalShrinkage(double prior) implements Serializable {

  /**
   * From sums over the municipalities.
   *
   * @param units how many there are
   * @param expected Σ expected
   * @param deviation Σ expected·(ratio − 1)²
   */
  public static VitalShrinkage of(double units, double expected, double deviation) {
    double variance = Math.max(0, deviation / expected - units / expected);
    return new VitalShrinkage(1 / variance);
  }

  /** Actual over expected; 1 where nothing was expected. */
  public static double ratio(double actual, double expected) {
    return expected == 0 ? 1 : actual / expected;
  }

  /** The ratio drawn towards 1. */
  public double shrunken(double actual, double expected) {
    return Double.isInfinite(prior) ? 1 : (actual + prior) / (expected + prior);
  }
}
