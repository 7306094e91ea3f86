package no.stedsvekst.attractiveness;

import java.io.Serializable;
import java.util.Optional;

/**
 * A5. How much of a unit's mean rate is luck: rates of small units and of few years are drawn
 * towards nothing.
 *
 * @param units of the level
 * @param floor long-run variance of a year's rate that does not depend on size
 * @param perInverse what a unit of one person would have besides
 * @param spread variance of the units' lasting rates
 */
public record Shrinkage(double units, double floor, double perInverse, double spread)
    implements Serializable {

  /** Of so few units nothing is known of how far they lie apart. */
  private static final int FEW = 10;

  /** Why units are not told apart. */
  public enum Unjudged {
    /** There are ten or fewer. */
    FEW_UNITS,
    /** They differ no more than luck alone would have them differ. */
    NO_SPREAD
  }

  /** The normal quantile of the upper end of an 80 % interval. */
  private static final double REACH = 1.2815515655446004;

  /**
   * Sums over the units of a level.
   *
   * @param units how many have a variance
   * @param inverse Σ 1/P
   * @param inverseSquare Σ 1/P²
   * @param variance Σ of the units' {@link LongRunVariance}
   * @param varianceByInverse Σ of it over P
   * @param meanSquare Σ r̄²
   * @param perYear Σ 1/T
   * @param inversePerYear Σ 1/(P·T)
   */
  public record Moments(
      double units,
      double inverse,
      double inverseSquare,
      double variance,
      double varianceByInverse,
      double meanSquare,
      double perYear,
      double inversePerYear) {}

  /**
   * What can be said of a unit's rate over a period.
   *
   * @param rate expected, the sum over the period's years
   * @param deviation the standard deviation of that
   */
  public record Posterior(double rate, double deviation) {

    /** The lower end of the 80 % interval. */
    public double low() {
      return rate - REACH * deviation;
    }

    /** The upper end of it. */
    public double high() {
      return rate + REACH * deviation;
    }
  }

  /** Estimates the variances of a level. */
  public static Shrinkage of(Moments sums) {
    double n = sums.units();
    BySize annual =
        BySize.of(
            n, sums.inverse(), sums.inverseSquare(), sums.variance(), sums.varianceByInverse());
    double noise =
        (annual.floor() * sums.perYear() + annual.perInverse() * sums.inversePerYear()) / n;
    return new Shrinkage(
        n, annual.floor(), annual.perInverse(), Math.max(0, sums.meanSquare() / n - noise));
  }

  /** Why the level's units are not told apart; empty where they are. */
  public Optional<Unjudged> unjudged() {
    if (units <= FEW) {
      return Optional.of(Unjudged.FEW_UNITS);
    }
    return spread == 0 ? Optional.of(Unjudged.NO_SPREAD) : Optional.empty();
  }

  /** The variance of a unit's mean rate over some years. */
  public double variance(double size, double years) {
    return (floor + perInverse / size) / years;
  }

  /**
   * What is to be believed of a unit of a level whose units are told apart.
   *
   * @param mean its mean annual rate over the period
   * @param size its mean population
   * @param years of the period
   */
  public Posterior posterior(double mean, double size, double years) {
    double variance = variance(size, years);
    double share = spread / (spread + variance);
    return new Posterior(years * mean * share, years * Math.sqrt(variance * share));
  }
}
