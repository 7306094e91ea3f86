package no.stedsvekst.attractiveness;

import java.io.Serializable;

/**
 * A5. A variance with a part that every unit has, and a part that is larger the fewer people there
 * are.
 *
 * @param floor what every unit has
 * @param perInverse what a unit of one person would have besides
 */
public record BySize(double floor, double perInverse) implements Serializable {
  /** No variance at all. */
  public static final BySize NONE = new BySize(0, 0);

  /**
   * A line through the variances of units over 1/size, neither part of it below nothing. Where
   * units are weighted all sums are.
   *
   * @param units how many have a variance, or the sum of their weights
   * @param inverse Σ 1/size
   * @param inverseSquare Σ 1/size²
   * @param variance Σ of the variances
   * @param varianceByInverse Σ of variance/size
   */
  public static BySize of(
      double units,
      double inverse,
      double inverseSquare,
      double variance,
      double varianceByInverse) {
    double left = inverseSquare - inverse * inverse / units;
    double perInverse = left > 0 ? (varianceByInverse - variance * inverse / units) / left : 0;
    double floor = (variance - perInverse * inverse) / units;
    if (perInverse < 0) {
      return new BySize(Math.max(0, variance / units), 0);
    }
    return floor < 0
        ? new BySize(0, Math.max(0, varianceByInverse / inverseSquare))
        : new BySize(floor, perInverse);
  }

  /** The variance of a unit of so many people. */
  public double at(double size) {
    return floor + perInverse / size;
  }
}
