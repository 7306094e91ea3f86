package no.stedsvekst.stats;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.stream.IntStream;

/**
 * A3. Least squares whose data merge: what is left of the rows of a design, and of any number of
 * responses to it, once they are turned into a triangle.
 *
 * <p>Rows are added one by one, and what was made of some rows is merged with what was made of
 * others. The sums X'X are never formed: their condition is the square of the design's, and with it
 * the digits are gone by which R tells a column from a combination of others.
 */
public final class LeastSquares implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Rows that are turned in at once: their columns then lie side by side. */
  private static final int BLOCK = 64;

  private final int columns;
  private final int responses;

  /** Column by column, the responses last: the triangle, and what of a response lies in it. */
  private final double[][] triangle;

  /** Of each response the sum of squares that no column reaches. */
  private final double[] rest;

  private long rows;
  private double sumOfLogWeights;
  private transient double[][] block;
  private transient int filled;

  /**
   * No rows yet.
   *
   * @param columns of the design, the intercept included
   * @param responses that it explains
   */
  public LeastSquares(int columns, int responses) {
    this.columns = columns;
    this.responses = responses;
    this.triangle = new double[columns + responses][columns];
    this.rest = new double[responses];
  }

  /** Adds a row; one without weight is no row. */
  public void add(double[] design, double[] response, double weight) {
    if (weight == 0) {
      return;
    }
    double root = Math.sqrt(weight);
    int row = nextRow();
    for (int column = 0; column < columns; column++) {
      block[column][row] = root * design[column];
    }
    for (int index = 0; index < responses; index++) {
      block[columns + index][row] = root * response[index];
    }
    rows++;
    sumOfLogWeights += Math.log(weight);
  }

  /** Adds the rows of another of the same shape. */
  public void merge(LeastSquares other) {
    merge(other, IntStream.range(0, columns).toArray(), IntStream.range(0, responses).toArray());
  }

  /**
   * Adds the rows of another, its columns chosen and put in order.
   *
   * @param otherColumns for each column of this which of the other it is; -1 for one that is 0
   * @param otherResponses for each response of this which of the other it is
   */
  public void merge(LeastSquares other, int[] otherColumns, int[] otherResponses) {
    other.fold();
    for (int line = 0; line < other.columns; line++) {
      int row = nextRow();
      for (int column = 0; column < columns; column++) {
        int from = otherColumns[column];
        block[column][row] = from < 0 || line > from ? 0 : other.triangle[from][line];
      }
      for (int index = 0; index < responses; index++) {
        block[columns + index][row] = other.triangle[other.columns + otherResponses[index]][line];
      }
    }
    for (int index = 0; index < responses; index++) {
      rest[index] += other.rest[otherResponses[index]];
    }
    rows += other.rows;
    sumOfLogWeights += other.sumOfLogWeights;
  }

  /** How many rows with a weight there are. */
  public long rows() {
    return rows;
  }

  /** Solves for all responses. */
  public LeastSquaresFit solve() {
    fold();
    return LeastSquaresFit.of(triangle, columns, rest, rows, sumOfLogWeights);
  }

  private int nextRow() {
    if (block == null) {
      block = new double[columns + responses][BLOCK];
    }
    if (filled == BLOCK) {
      fold();
    }
    return filled++;
  }

  /** Turns the waiting rows into the triangle, a reflection a column. */
  private void fold() {
    for (int pivot = 0; pivot < columns && filled > 0; pivot++) {
      double[] below = block[pivot];
      double sum = 0;
      for (int row = 0; row < filled; row++) {
        sum += below[row] * below[row];
      }
      if (sum > 0) {
        double old = triangle[pivot][pivot];
        double length = Math.sqrt(old * old + sum);
        double turned = old > 0 ? -length : length;
        double head = old - turned;
        for (int column = pivot + 1; column < columns + responses; column++) {
          reflect(column, pivot, below, head, turned);
        }
        triangle[pivot][pivot] = turned;
      }
    }
    for (int index = 0; index < responses && filled > 0; index++) {
      double[] left = block[columns + index];
      for (int row = 0; row < filled; row++) {
        rest[index] += left[row] * left[row];
      }
    }
    filled = 0;
  }

  private void reflect(int column, int pivot, double[] below, double head, double turned) {
    double[] values = block[column];
    double product = head * triangle[column][pivot];
    for (int row = 0; row < filled; row++) {
      product += below[row] * values[row];
    }
    double scale = product / (turned * head);
    triangle[column][pivot] += scale * head;
    for (int row = 0; row < filled; row++) {
      values[row] += scale * below[row];
    }
  }

  private void writeObject(ObjectOutputStream out) throws IOException {
    fold();
    out.defaultWriteObject();
  }
}
