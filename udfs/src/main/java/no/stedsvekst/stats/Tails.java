package no.stedsvekst.stats;

import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.special.Beta;

/**
 * A3. Tail probabilities of the t and F distributions.
 *
 * <p>They are computed in the tail and not as one minus the rest, so that a very small p-value does
 * not round to 0.
 */
public final class Tails {
  private Tails() {}

  /** The probability of a value further from 0 than {@code t}, on either side. */
  public static double studentTwoSided(double t, double degreesOfFreedom) {
    if (Double.isNaN(t)) {
      return Double.NaN;
    }
    return Beta.regularizedBeta(
        degreesOfFreedom / (degreesOfFreedom + t * t), degreesOfFreedom / 2, 0.5);
  }

  /** The probability of an F statistic above {@code f}. */
  public static double fisherUpper(double f, double numerator, double denominator) {
    if (Double.isNaN(f)) {
      return Double.NaN;
    }
    return Beta.regularizedBeta(
        denominator / (denominator + numerator * f), denominator / 2, numerator / 2);
  }

  /** The value that a t variable stays below with probability {@code probability}. */
  public static double studentQuantile(double probability, double degreesOfFreedom) {
    TDistribution student = new TDistribution(null, degreesOfFreedom);
    double quantile = student.inverseCumulativeProbability(probability);
    // The library's search stops at 1e-9; one step of Newton's squares that error.
    return quantile
        - (student.cumulativeProbability(quantile) - probability) / student.density(quantile);
  }
}
