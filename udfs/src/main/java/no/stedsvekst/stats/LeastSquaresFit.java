package no.stedsvekst.stats;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * A3. The solution of a least-squares problem, as R's {@code lm} has it: a column that says the
 * same as those before it has no coefficient.
 */
public final class LeastSquaresFit implements Serializable {
  private static final long serialVersionUID = 1L;

  /** What must be left of a column's length once those before it are taken out, as in R. */
  private static final double TOLERANCE = 1e-7;

  /** What the rounding of a sum may leave of the length of a response that does not vary. */
  private static final double NOTHING = 1e-13;

  private final long rows;
  private final int[] kept;
  private final double[][] coefficients;
  private final double[] residualSums;
  private final double[] totalSums;
  private final boolean[] areConstant;
  private final double[][] inverse;
  private final double sumOfLogWeights;
  private final double conditionNumber;
  private final double[] inflations;

  private LeastSquaresFit(
      long rows,
      int[] kept,
      double[][] upper,
      double[][] coefficients,
      double[][] sums,
      boolean[] areConstant,
      double logs) {
    this.rows = rows;
    this.kept = kept;
    this.coefficients = coefficients;
    this.residualSums = sums[0];
    this.totalSums = sums[1];
    this.areConstant = areConstant;
    this.inverse = inverseOfSquare(upper);
    this.sumOfLogWeights = logs;
    this.conditionNumber = condition(upper);
    this.inflations = inflations(upper, inverse);
  }

  /** Observations. */
  public long rows() {
    return rows;
  }

  /** The columns that have a coefficient, in order. */
  public int[] kept() {
    return kept.clone();
  }

  /** By response and column; NaN where the column is not kept. */
  public double[][] coefficients() {
    return coefficients;
  }

  /** By response, the sum of squared residuals. */
  public double[] residualSums() {
    return residualSums;
  }

  /**
   * By response, the sum of squares that the first column leaves: about the mean, where the first
   * is the intercept.
   */
  public double[] totalSums() {
    return totalSums;
  }

  /** Whether a response is the same in all rows. */
  public boolean isConstant(int response) {
    return areConstant[response];
  }

  /** The inverse of X'WX over the kept columns. */
  public double[][] inverse() {
    return inverse;
  }

  /** Σ log w; 0 without weights. */
  public double sumOfLogWeights() {
    return sumOfLogWeights;
  }

  /** The largest over the smallest singular value of the kept columns. */
  public double conditionNumber() {
    return conditionNumber;
  }

  /**
   * By kept column: how many times as large its variance is as it were without the other columns;
   * NaN for the first, the intercept. 1/(1 - R²) of the column on the others.
   */
  public double[] inflations() {
    return inflations;
  }

  /** The part of a row in its own fitted value, its weight included. */
  public double leverage(double[] design, double weight) {
    double sum = 0;
    for (int one = 0; one < kept.length; one++) {
      for (int other = 0; other < kept.length; other++) {
        sum += design[kept[one]] * inverse[one][other] * design[kept[other]];
      }
    }
    return weight * sum;
  }

  /** How many columns have a coefficient. */
  public int rank() {
    return kept.length;
  }

  /** Rows less coefficients. */
  public long residualDegreesOfFreedom() {
    return rows - rank();
  }

  /**
   * Solves.
   *
   * @param triangle by column, the responses last
   * @param columns how many of them are the design's
   */
  static LeastSquaresFit of(
      double[][] triangle, int columns, double[] rest, long rows, double sumOfLogWeights) {
    double[][] work = Arrays.stream(triangle).map(double[]::clone).toArray(double[][]::new);
    int[] kept = turn(work, columns);
    int rank = kept.length;
    int responses = triangle.length - columns;
    double[][] upper = new double[rank][rank];
    for (int row = 0; row < rank; row++) {
      for (int column = row; column < rank; column++) {
        upper[row][column] = work[kept[column]][row];
      }
    }
    double[][] coefficients = new double[responses][columns];
    double[] residualSums = new double[responses];
    double[] totalSums = new double[responses];
    boolean[] areConstant = new boolean[responses];
    for (int index = 0; index < responses; index++) {
      double[] turned = work[columns + index];
      double[] solved = solved(upper, turned);
      Arrays.fill(coefficients[index], Double.NaN);
      for (int place = 0; place < rank; place++) {
        coefficients[index][kept[place]] = solved[place];
      }
      residualSums[index] = rest[index] + squares(turned, rank);
      totalSums[index] = rest[index] + squares(turned, 1);
      areConstant[index] =
          Math.sqrt(totalSums[index])
              <= NOTHING * Math.sqrt(totalSums[index] + turned[0] * turned[0]);
    }
    return new LeastSquaresFit(
        rows,
        kept,
        upper,
        coefficients,
        new double[][] {residualSums, totalSums},
        areConstant,
        sumOfLogWeights);
  }

  /**
   * Turns the columns into a triangle, passing over those of which too little is left. R moves them
   * to the end; left where they are and passed over they take no part either.
   */
  private static int[] turn(double[][] work, int columns) {
    double[] lengths = new double[columns];
    for (int column = 0; column < columns; column++) {
      lengths[column] = Math.sqrt(squares(work[column], 0));
    }
    List<Integer> kept = new ArrayList<>();
    for (int column = 0; column < columns; column++) {
      int top = kept.size();
      double left = Math.sqrt(squares(work[column], top));
      if (lengths[column] > 0 && left >= TOLERANCE * lengths[column]) {
        reflectAll(work, column, top, left);
        kept.add(column);
      }
    }
    return kept.stream().mapToInt(Integer::intValue).toArray();
  }

  private static void reflectAll(double[][] work, int pivot, int top, double length) {
    double[] axis = work[pivot].clone();
    double turned = axis[top] > 0 ? -length : length;
    axis[top] -= turned;
    for (int column = pivot + 1; column < work.length; column++) {
      double product = 0;
      for (int row = top; row < axis.length; row++) {
        product += axis[row] * work[column][row];
      }
      double scale = product / (turned * axis[top]);
      for (int row = top; row < axis.length; row++) {
        work[column][row] += scale * axis[row];
      }
    }
    work[pivot][top] = turned;
    Arrays.fill(work[pivot], top + 1, axis.length, 0);
  }

  private static double squares(double[] values, int from) {
    double sum = 0;
    for (int index = from; index < values.length; index++) {
      sum += values[index] * values[index];
    }
    return sum;
  }

  private static double[] solved(double[][] upper, double[] right) {
    int size = upper.length;
    double[] solved = new double[size];
    for (int row = size - 1; row >= 0; row--) {
      double value = right[row];
      for (int column = row + 1; column < size; column++) {
        value -= upper[row][column] * solved[column];
      }
      solved[row] = value / upper[row][row];
    }
    return solved;
  }

  private static double[][] inverseOfSquare(double[][] upper) {
    int size = upper.length;
    double[][] inverse = new double[size][];
    for (int column = 0; column < size; column++) {
      double[] unit = new double[size];
      unit[column] = 1;
      inverse[column] = solved(upper, unit);
    }
    double[][] product = new double[size][size];
    for (int one = 0; one < size; one++) {
      for (int other = 0; other < size; other++) {
        for (int inner = 0; inner < size; inner++) {
          product[one][other] += inverse[inner][one] * inverse[inner][other];
        }
      }
    }
    return product;
  }

  /** What the first column leaves of a column stands below the first row of the triangle. */
  private static double[] inflations(double[][] upper, double[][] inverse) {
    double[] inflations = new double[upper.length];
    for (int column = 0; column < upper.length; column++) {
      double about = 0;
      for (int row = 1; row <= column; row++) {
        about += upper[row][column] * upper[row][column];
      }
      inflations[column] = column == 0 ? Double.NaN : about * inverse[column][column];
    }
    return inflations;
  }

  private static double condition(double[][] upper) {
    return upper.length == 0
        ? Double.NaN
        : new SingularValueDecomposition(new Array2DRowRealMatrix(upper)).getConditionNumber();
  }
}
