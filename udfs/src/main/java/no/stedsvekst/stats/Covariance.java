package no.stedsvekst.stats;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.LUDecomposition;

/** A3. The covariance of the coefficients of a fit, by one recipe. */
public final class Covariance {
  /** The recipes, by their names in tables and options. */
  public enum Recipe {
    IID("iid"),
    HC1("HC1"),
    HC2("HC2"),
    HC3("HC3"),
    CLUSTER("cluster"),
    CR3("CR3"),
    TWO_WAY("cluster2"),
    DRISCOLL_KRAAY("driscoll_kraay");

    private final String label;

    Recipe(String label) {
      this.label = label;
    }

    /** The name. */
    public String label() {
      return label;
    }

    /** The recipe of a name. */
    public static Recipe labelled(String label) {
      return Arrays.stream(values())
          .filter(recipe -> recipe.label.equals(label))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "standard errors are %s, not \"%s\""
                          .formatted(
                              Arrays.stream(values())
                                  .map(Recipe::label)
                                  .collect(Collectors.joining(", ")),
                              label)));
    }
  }

  /** Of fewer clusters nobody knows how sure a clustered error is. */
  private static final int FEWEST_CLUSTERS = 10;

  private final double[][] values;
  private final double degreesOfFreedom;
  private final long clusters;
  private final String correction;

  /**
   * A covariance that is known.
   *
   * @param values by kept column
   * @param degreesOfFreedom of the t distribution that goes with it
   * @param clusters how many there are; 0 where the recipe has none
   * @param correction the small-sample factor, in words
   */
  public Covariance(double[][] values, double degreesOfFreedom, long clusters, String correction) {
    this.values = values;
    this.degreesOfFreedom = degreesOfFreedom;
    this.clusters = clusters;
    this.correction = correction;
  }

  /** By kept column. */
  public double[][] values() {
    return values;
  }

  /** Of the t distribution that goes with it. */
  public double degreesOfFreedom() {
    return degreesOfFreedom;
  }

  /** How many clusters there are; 0 where the recipe has none. */
  public long clusters() {
    return clusters;
  }

  /** Whether there are clusters, but fewer than ten, or no more than coefficients. */
  public boolean hasTooFewClusters() {
    return clusters > 0 && (clusters < FEWEST_CLUSTERS || clusters <= values.length);
  }

  /** Whether every coefficient has a variance above nothing, and the slopes together a Wald F. */
  public boolean isPositive(double[] estimates) {
    for (int place = 0; place < values.length; place++) {
      if (!(values[place][place] > 0)) {
        return false;
      }
    }
    return estimates.length == 1 || !(waldF(estimates) < 0);
  }

  /** The small-sample factor, in words. */
  public String correction() {
    return correction;
  }

  /**
   * The covariance of one response's coefficients.
   *
   * @param scores of the fit's rows; for {@code iid} they are not looked at
   */
  public static Covariance of(Recipe recipe, LeastSquaresFit fit, ScoreSums scores, int response) {
    long n = fit.rows();
    long rest = fit.residualDegreesOfFreedom();
    return switch (recipe) {
      case IID ->
          new Covariance(
              times(fit.inverse(), fit.residualSums()[response] / rest), rest, 0, "n - k");
      case HC1 ->
          new Covariance(
              times(sandwich(fit, scores.overRows(response)), (double) n / rest),
              rest,
              0,
              "n/(n - k)");
      case HC2 ->
          new Covariance(sandwich(fit, scores.overRowsByLeverage(response)), rest, 0, "1/(1 - h)");
      case HC3 ->
          new Covariance(
              sandwich(fit, scores.overRowsByLeverageTwice(response)), rest, 0, "1/(1 - h)²");
      case CLUSTER -> {
        long groups = scores.clusters();
        yield new Covariance(
            times(sandwich(fit, scores.overClusters(response)), clusterFactor(groups, n, rest)),
            groups - 1,
            groups,
            "G/(G - 1) (n - 1)/(n - k)");
      }
      case CR3 -> {
        long groups = scores.clusters();
        yield new Covariance(
            times(scores.overLeftOutClusters(response), (groups - 1.0) / groups),
            groups - 1,
            groups,
            "(G - 1)/G");
      }
      case TWO_WAY -> twoWay(fit, scores, response);
      case DRISCOLL_KRAAY -> driscollKraay(fit, scores, response);
    };
  }

  /** The standard error of a kept column. */
  public double standardError(int place) {
    return Math.sqrt(values[place][place]);
  }

  /**
   * The F statistic against the model with the first column alone. With the classical covariance it
   * is R's; NaN where the covariance does not tell the slopes apart.
   *
   * @param estimates of the kept columns
   */
  public double waldF(double[] estimates) {
    int slopes = estimates.length - 1;
    if (slopes == 0) {
      return Double.NaN;
    }
    double[][] of = new double[slopes][slopes];
    double[] tested = new double[slopes];
    for (int row = 0; row < slopes; row++) {
      tested[row] = estimates[row + 1];
      for (int column = 0; column < slopes; column++) {
        // Scaled to correlations, so that small coefficients are not mistaken for singular ones.
        of[row][column] =
            values[row + 1][column + 1] / standardError(row + 1) / standardError(column + 1);
      }
      tested[row] /= standardError(row + 1);
    }
    DecompositionSolver solver = new LUDecomposition(new Array2DRowRealMatrix(of)).getSolver();
    if (!solver.isNonSingular()) {
      return Double.NaN;
    }
    ArrayRealVector vector = new ArrayRealVector(tested);
    return vector.dotProduct(solver.solve(vector)) / slopes;
  }

  /** Clustered by unit and by time: their sum, less what both have in common. */
  private static Covariance twoWay(LeastSquaresFit fit, ScoreSums scores, int response) {
    long n = fit.rows();
    long rest = fit.residualDegreesOfFreedom();
    double[][] byTime = new double[fit.rank()][fit.rank()];
    for (double[] sum : scores.ofTimes(response)) {
      addProduct(byTime, sum, sum, 1);
    }
    double[][] units =
        times(scores.overClusters(response), clusterFactor(scores.clusters(), n, rest));
    double[][] years = times(byTime, clusterFactor(scores.times(), n, rest));
    double[][] both = times(scores.overRows(response), clusterFactor(n, n, rest));
    double[][] middle = new double[fit.rank()][fit.rank()];
    for (int row = 0; row < middle.length; row++) {
      for (int column = 0; column < middle.length; column++) {
        middle[row][column] = units[row][column] + years[row][column] - both[row][column];
      }
    }
    long least = Math.min(scores.clusters(), scores.times());
    return new Covariance(
        sandwich(fit, middle), least - 1, least, "each G/(G - 1) (n - 1)/(n - k)");
  }

  /** Scores of a time added up, and weighed with those of near times by Bartlett's triangle. */
  private static Covariance driscollKraay(LeastSquaresFit fit, ScoreSums scores, int response) {
    double[][] sums = scores.ofTimes(response);
    int lags = (int) Math.floor(4 * Math.pow(sums.length / 100.0, 2.0 / 9));
    double[][] middle = new double[fit.rank()][fit.rank()];
    for (int time = 0; time < sums.length; time++) {
      addProduct(middle, sums[time], sums[time], 1);
      for (int lag = 1; lag <= Math.min(lags, time); lag++) {
        double weight = 1 - lag / (lags + 1.0);
        addProduct(middle, sums[time], sums[time - lag], weight);
        addProduct(middle, sums[time - lag], sums[time], weight);
      }
    }
    return new Covariance(
        sandwich(fit, middle), sums.length - 1, sums.length, "none; Bartlett, lag " + lags);
  }

  private static double clusterFactor(long groups, long rows, long rest) {
    return (double) groups / (groups - 1) * (rows - 1) / rest;
  }

  private static double[][] sandwich(LeastSquaresFit fit, double[][] middle) {
    double[][] bread = fit.inverse();
    return product(product(bread, middle), bread);
  }

  private static double[][] product(double[][] left, double[][] right) {
    double[][] product = new double[left.length][left.length];
    for (int row = 0; row < left.length; row++) {
      for (int inner = 0; inner < left.length; inner++) {
        for (int column = 0; column < left.length; column++) {
          product[row][column] += left[row][inner] * right[inner][column];
        }
      }
    }
    return product;
  }

  private static double[][] times(double[][] matrix, double factor) {
    double[][] scaled = new double[matrix.length][matrix.length];
    for (int row = 0; row < matrix.length; row++) {
      for (int column = 0; column < matrix.length; column++) {
        scaled[row][column] = factor * matrix[row][column];
      }
    }
    return scaled;
  }

  private static void addProduct(double[][] sum, double[] left, double[] right, double weight) {
    for (int row = 0; row < sum.length; row++) {
      for (int column = 0; column < sum.length; column++) {
        sum[row][column] += weight * left[row] * right[column];
      }
    }
  }
}
