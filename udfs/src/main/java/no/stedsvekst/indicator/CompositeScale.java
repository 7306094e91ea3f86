package no.stedsvekst.indicator;

import java.util.Arrays;
import no.stedsvekst.stats.SampleQuantile;

/**
 * B4. An indicator on a scale from 0 to 100, the best 100, which its unit of measure does not move.
 *
 * @param low at or below which it is 0
 * @param high at or above which it is 100
 */
public record CompositeScale(double low, double high) {
  private static final double TAIL = 0.01;
  private static final double FULL = 100;

  /**
   * The scale of the values that there are.
   *
   * @param signed of all units and years that are compared, so that higher is better; NaN for none
   */
  public static CompositeScale of(double[] signed) {
    double[] sorted =
        Arrays.stream(signed).filter(value -> !Double.isNaN(value)).sorted().toArray();
    return sorted.length == 0
        ? new CompositeScale(0, 0)
        : new CompositeScale(SampleQuantile.of(sorted, TAIL), SampleQuantile.of(sorted, 1 - TAIL));
  }

  /** A value on it; NaN where there is none, the middle where all are equal. */
  public double of(double signed) {
    if (Double.isNaN(signed)) {
      return Double.NaN;
    }
    if (high == low) {
      return FULL / 2;
    }
    return FULL * (Math.min(high, Math.max(low, signed)) - low) / (high - low);
  }
}
