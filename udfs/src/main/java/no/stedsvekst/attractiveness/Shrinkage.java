package no.stedsvekst.attractiveness;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * A5. How much of a unit's mean rate is luck: rates of small units and of few years are drawn
 * towards nothing.
 *
 * @param units of the level
 * @param floor long-run variance of a year's rate that does not depend on size
 * @param perInverse what a unit of one person would have besides
 * @param spread variance of the units' lasting rates, by which it is judged whether they differ
 * @param belief what is believed of that variance
 */
public record Shrinkage(
    double units, double floor, double perInverse, double spread, SpreadPosterior belief)
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

  /** After so many rounds the weights of the line do not change any more than it is unsure. */
  private static final int ROUNDS = 3;

  /** The normal quantile of the upper end of an 80 % interval. */
  private static final double REACH = 1.2815515655446004;

  /**
   * A unit of a level.
   *
   * @param mean annual rate
   * @param variance its {@link LongRunVariance}
   * @param size its mean population
   * @param years it has
   */
  public record Unit(double mean, double variance, double size, double years) {}

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

  /**
   * Estimates the variances of a level: a line through the units' variances over 1/P, each weighted
   * by how sure it is, which goes as the inverse square of what the line says; then what the means
   * spread beyond that.
   */
  public static Shrinkage of(List<Unit> units) {
    BySize annual = line(units, unit -> 1);
    for (int round = 0; round < ROUNDS && annual.at(1) > 0; round++) {
      BySize before = annual;
      annual = line(units, unit -> Math.pow(before.at(unit.size()), -2));
    }
    BySize line = annual;
    SpreadPosterior belief =
        SpreadPosterior.of(
            units.stream().mapToDouble(Unit::mean).toArray(),
            units.stream().mapToDouble(unit -> line.at(unit.size()) / unit.years()).toArray());
    return new Shrinkage(
        units.size(), line.floor(), line.perInverse(), spread(units, line), belief);
  }

  private static BySize line(List<Unit> units, ToDoubleFunction<Unit> weight) {
    double[] sums = new double[5];
    // Weights are of the order of 1e10: against the first they keep the sums in reach.
    double scale = weight.applyAsDouble(units.get(0));
    for (Unit unit : units) {
      double share = weight.applyAsDouble(unit) / scale;
      sums[0] += share;
      sums[1] += share / unit.size();
      sums[2] += share / unit.size() / unit.size();
      sums[3] += share * unit.variance();
      sums[4] += share * unit.variance() / unit.size();
    }
    return BySize.of(sums[0], sums[1], sums[2], sums[3], sums[4]);
  }

  /** By the units' own precision, so that what small units are unsure of does not drown it. */
  private static double spread(List<Unit> units, BySize annual) {
    double precision = 0;
    double squares = 0;
    for (Unit unit : units) {
      double variance = annual.at(unit.size()) / unit.years();
      // Without any variance all that the means differ by is theirs.
      double weight = annual.at(1) > 0 ? 1 / variance : 1;
      precision += weight;
      squares += weight * unit.mean() * unit.mean() - (annual.at(1) > 0 ? 1 : 0);
    }
    return Math.max(0, squares / precision);
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
   * @param ofCoefficients variance of what is expected of it a year, the same in all years
   */
  public Posterior posterior(double mean, double size, double years, double ofCoefficients) {
    double[] moments = belief.moments(mean, variance(size, years));
    return new Posterior(years * moments[0], years * Math.sqrt(moments[1] + ofCoefficients));
  }
}
