package no.stedsvekst.scenario;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A12. How much of what sets places apart at a time still does in later years: the slope of what
 * came on what was foretold, each measured from the mean of the places.
 *
 * @param share between 0 and 1
 * @param error its standard error, clustered by the year that was foretold; not a number where the
 *     share is not estimated
 */
public record Persistence(double share, double error) implements Serializable {
  /** Fewer years that were foretold tell nothing of others. */
  private static final int FEWEST_TARGETS = 2;

  /**
   * Weighted sums over places of one year as it was foretold from an earlier one.
   *
   * @param target the year that was foretold
   * @param weight Σw
   * @param foretold Σwx
   * @param came Σwy
   * @param square Σwx²
   * @param product Σwxy
   */
  public record Sums(
      int target, double weight, double foretold, double came, double square, double product) {
    private double variation() {
      return square - foretold * foretold / weight;
    }

    private double covariation() {
      return product - foretold * came / weight;
    }
  }

  /**
   * From pairs of years.
   *
   * @param fallback the share where too little is known
   */
  public static Persistence of(List<Sums> pairs, double fallback) {
    double variation = 0;
    double covariation = 0;
    Map<Integer, Double> scores = new HashMap<>();
    for (Sums pair : pairs) {
      variation += pair.variation();
      covariation += pair.covariation();
      scores.put(pair.target(), 0.0);
    }
    if (scores.size() < FEWEST_TARGETS || !(variation > 0)) {
      return new Persistence(fallback, Double.NaN);
    }
    double slope = covariation / variation;
    for (Sums pair : pairs) {
      scores.merge(pair.target(), pair.covariation() - slope * pair.variation(), Double::sum);
    }
    double squares = scores.values().stream().mapToDouble(score -> score * score).sum();
    return new Persistence(Math.max(0, Math.min(1, slope)), Math.sqrt(squares) / variation);
  }

  /** Whether the data have told it. */
  public boolean isEstimated() {
    return !Double.isNaN(error);
  }

  /** The standard error, where there is one. */
  public Optional<Double> knownError() {
    return isEstimated() ? Optional.of(error) : Optional.empty();
  }
}
