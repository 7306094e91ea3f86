package no.stedsvekst.attractiveness;

import java.io.Serializable;
import java.util.Arrays;

/**
 * A5. What is believed of ψ², the variance of the units' lasting rates: its likelihood over a grid,
 * where before nothing was believed. A rate is drawn towards nothing by each ψ² as far as that is
 * believed, so that few units, which tell little of ψ², have wider intervals than many.
 */
public final class SpreadPosterior implements Serializable {
  private static final long serialVersionUID = 1;
  private static final int POINTS = 200;

  /** The grid ends at so many times the mean square, by precision, of what was measured. */
  private static final double REACH = 6;

  private final double step;
  private final double[] weights;

  /**
   * A belief.
   *
   * @param step between the points of the grid, the first of which is 0
   * @param weights of the points
   */
  public SpreadPosterior(double step, double[] weights) {
    this.step = step;
    this.weights = weights.clone();
  }

  /** Where ψ² is known. */
  static SpreadPosterior known(double spread) {
    return new SpreadPosterior(spread, new double[] {0, 1});
  }

  /**
   * From means that each are a normal number of variance ψ² + v.
   *
   * @param means of the units
   * @param variances of what is luck in them, v
   */
  public static SpreadPosterior of(double[] means, double[] variances) {
    double precision = 0;
    double squares = 0;
    for (int unit = 0; unit < means.length; unit++) {
      precision += 1 / variances[unit];
      squares += means[unit] * means[unit] / variances[unit];
    }
    if (!Double.isFinite(precision)) {
      // Without luck what was measured is what there is.
      return known(Arrays.stream(means).map(mean -> mean * mean).average().orElse(0));
    }
    double step = REACH * squares / precision / (POINTS - 1);
    double[] logs = new double[POINTS];
    for (int point = 0; point < POINTS; point++) {
      for (int unit = 0; unit < means.length; unit++) {
        double variance = point * step + variances[unit];
        logs[point] -= (Math.log(variance) + means[unit] * means[unit] / variance) / 2;
      }
    }
    double most = Arrays.stream(logs).max().orElse(0);
    double[] weights = Arrays.stream(logs).map(log -> Math.exp(log - most)).toArray();
    double sum = Arrays.stream(weights).sum();
    return new SpreadPosterior(step, Arrays.stream(weights).map(each -> each / sum).toArray());
  }

  /** The distance of the points. */
  public double step() {
    return step;
  }

  /** How much each point is believed. */
  public double[] weights() {
    return weights.clone();
  }

  /**
   * What is believed of a unit's lasting rate: expectation and variance, over all ψ².
   *
   * @param mean that was measured
   * @param variance of what is luck in it
   */
  public double[] moments(double mean, double variance) {
    double share = 0;
    double shareOfShare = 0;
    for (int point = 0; point < weights.length; point++) {
      double spread = point * step;
      double kept = spread == 0 ? 0 : spread / (spread + variance);
      share += weights[point] * kept;
      shareOfShare += weights[point] * kept * kept;
    }
    double ofSpread = (shareOfShare - share * share) * mean * mean;
    return new double[] {mean * share, variance * share + Math.max(0, ofSpread)};
  }
}
