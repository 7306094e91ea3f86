package no.stedsvekst.stats;

/** A3. Whether columns say the same as one another, from their covariances. */
public final class Collinearity {
  /** The share of a column's variance that must be left once the columns before it are known. */
  private static final double LEAST = 1e-10;

  private Collinearity() {}

  /**
   * Whether a column has no variance at all, or is a combination of those before it.
   *
   * @param covariances of the columns, symmetric
   */
  public static boolean isSingular(double[][] covariances) {
    int size = covariances.length;
    double[][] factor = new double[size][size];
    for (int row = 0; row < size; row++) {
      for (int column = 0; column <= row; column++) {
        double rest = covariances[row][column];
        for (int before = 0; before < column; before++) {
          rest -= factor[row][before] * factor[column][before];
        }
        if (row != column) {
          factor[row][column] = rest / factor[column][column];
        } else if (rest > LEAST * covariances[row][row]) {
          factor[row][row] = Math.sqrt(rest);
        } else {
          return true;
        }
      }
    }
    return false;
  }
}
