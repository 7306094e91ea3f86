package no.stedsvekst.scenario;

import java.io.Serializable;
import java.util.Optional;

/**
 * A12. By how many per cent jobs that follow the residents grow with a per cent that these grew
 * beyond the nation: weighted least squares with an effect of every place and of every year. Both
 * are taken off the numbers before; what is left of growth of people is x, of jobs y.
 *
 * @param scale not below 0
 * @param error its standard error, clustered by place and by year; not a number where the scale is
 *     not estimated
 */
public record JobElasticity(double scale, double error) implements Serializable {
  /** Fewer years of jobs than this tell more of luck than of people. */
  public static final int FEWEST_YEARS = 10;

  /**
   * An estimate that is less sure than this does not tell jobs that follow from jobs that do not.
   */
  private static final double UNSURE = 0.5;

  /**
   * Sums over clusters, or over single rows, of what each has: a = Σwxy and b = Σwx².
   *
   * @param clusters how many there are
   * @param aa Σa²
   * @param ab Σab
   * @param bb Σb²
   */
  public record Squares(double clusters, double aa, double ab, double bb) {

    /** The sum of squared scores a − ε·b, made up for few clusters. */
    private double scores(double scale) {
      return clusters / (clusters - 1) * (aa - 2 * scale * ab + scale * scale * bb);
    }
  }

  /** Where it is not estimated. */
  public static JobElasticity assumed(double scale) {
    return new JobElasticity(scale, Double.NaN);
  }

  /**
   * From sums.
   *
   * @param product Σwxy
   * @param square Σwx²
   * @param places sums by place
   * @param years sums by year
   * @param rows of each place and year by itself
   */
  public static JobElasticity of(
      double product, double square, Squares places, Squares years, Squares rows) {
    double scale = product / square;
    double byPlace = places.scores(scale);
    double byYear = years.scores(scale);
    double both = byPlace + byYear - rows.scores(scale);
    // The sum of both less what they share can be below either, even below nothing.
    double scores = Math.max(both, Math.max(byPlace, byYear));
    return new JobElasticity(Math.max(0, scale), Math.sqrt(scores) / square);
  }

  /** Whether it tells jobs that follow people from jobs that do not. */
  public boolean isSure() {
    return error <= UNSURE;
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
