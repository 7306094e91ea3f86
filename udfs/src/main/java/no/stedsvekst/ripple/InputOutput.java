package no.stedsvekst.ripple;

import java.util.stream.IntStream;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/** B6. What industries buy of each other for a unit of their output, and what that adds up to. */
public final class InputOutput {
  private InputOutput() {}

  /**
   * A = Z·x̂⁻¹: what an industry (column) buys of another (row) for a unit of output.
   *
   * @param flows what the column buys of the row, made in the country
   * @param output of each industry; a column without any buys nothing
   */
  public static double[][] coefficients(double[][] flows, double[] output) {
    double[][] shares = new double[flows.length][output.length];
    for (int row = 0; row < flows.length; row++) {
      for (int column = 0; column < output.length; column++) {
        shares[row][column] = output[column] == 0 ? 0 : flows[row][column] / output[column];
      }
    }
    return shares;
  }

  /**
   * A = D·B, B = U·ĝ⁻¹, D = V·q̂⁻¹: each industry makes the same share of a product whoever buys
   * it.
   *
   * @param make V, what an industry (row) makes of a product (column)
   * @param use U, what an industry (column) uses of a product (row), made in the country
   * @param output g of each industry
   */
  public static double[][] coefficients(double[][] make, double[][] use, double[] output) {
    int products = use.length;
    double[] made = new double[products];
    for (double[] industry : make) {
      for (int product = 0; product < products; product++) {
        made[product] += industry[product];
      }
    }
    RealMatrix shares = MatrixUtils.createRealMatrix(coefficients(make, made));
    RealMatrix uses = MatrixUtils.createRealMatrix(coefficients(use, output));
    return shares.multiply(uses).getData();
  }

  /** L = (I − A)⁻¹: what is made everywhere (row) for a unit that leaves an industry (column). */
  public static double[][] leontief(double[][] coefficients) {
    RealMatrix identity = MatrixUtils.createRealIdentityMatrix(coefficients.length);
    return new LUDecomposition(identity.subtract(MatrixUtils.createRealMatrix(coefficients)))
        .getSolver()
        .getInverse()
        .getData();
  }

  /** The sum of each column: 1 or more, and an industry buys for more than it makes. */
  public static double[] columnSums(double[][] coefficients) {
    return IntStream.range(0, coefficients.length == 0 ? 0 : coefficients[0].length)
        .mapToDouble(
            column -> {
              double sum = 0;
              for (double[] row : coefficients) {
                sum += row[column];
              }
              return sum;
            })
        .toArray();
  }
}
