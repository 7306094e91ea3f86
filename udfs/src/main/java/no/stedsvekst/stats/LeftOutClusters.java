package no.stedsvekst.stats;

import java.io.Serializable;
import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.LUDecomposition;

/**
 * A3. By how much the coefficients of a fit would move if a cluster had not been there, squared and
 * added up over clusters: the jackknife. No fit is made again. With A = X'WX and S the score sum of
 * a cluster, both of its rows alone, the coefficients move by (X'WX − A)⁻¹·S.
 */
final class LeftOutClusters implements Serializable {
  private static final long serialVersionUID = 1L;

  /** What each column is multiplied with, so that a small one is not mistaken for none. */
  private final double[] scale;

  private final double[][] inverse;
  private final double[][] square;
  private final double[][] moves;

  /**
   * No cluster yet.
   *
   * @param inverse of X'WX of all rows
   * @param responses with their own residuals each
   */
  LeftOutClusters(double[][] inverse, int responses) {
    this.scale = new double[inverse.length];
    this.inverse = new double[inverse.length][inverse.length];
    this.square = new double[inverse.length][inverse.length];
    for (int row = 0; row < scale.length; row++) {
      scale[row] = Math.sqrt(inverse[row][row]);
      for (int column = 0; column <= row; column++) {
        double scaled = inverse[row][column] / scale[row] / scale[column];
        this.inverse[row][column] = scaled;
        this.inverse[column][row] = scaled;
      }
    }
    this.moves = new double[responses][inverse.length * (inverse.length + 1) / 2];
  }

  /** Adds a row of the cluster that is open. */
  void add(double[] design, double weight) {
    for (int row = 0; row < square.length; row++) {
      for (int column = 0; column < square.length; column++) {
        square[row][column] += weight * scale[row] * design[row] * scale[column] * design[column];
      }
    }
  }

  /**
   * Closes the cluster. Where a coefficient cannot be told without it, nothing can be said.
   *
   * @param scores of its rows, added up, by response
   */
  void closeCluster(double[][] scores) {
    DecompositionSolver solver = new LUDecomposition(rest()).getSolver();
    for (int response = 0; response < moves.length; response++) {
      double[] moved = new double[square.length];
      if (solver.isNonSingular()) {
        moved = solver.solve(new ArrayRealVector(whole(scores[response]), false)).toArray();
      } else {
        Arrays.fill(moved, Double.NaN);
      }
      for (int column = 0; column < moved.length; column++) {
        moved[column] *= scale[column];
      }
      int pair = 0;
      for (int column = 0; column < moved.length; column++) {
        for (int other = 0; other <= column; other++) {
          moves[response][pair++] += moved[column] * moved[other];
        }
      }
    }
    for (double[] row : square) {
      Arrays.fill(row, 0);
    }
  }

  /** Adds other clusters. */
  void merge(LeftOutClusters other) {
    for (int response = 0; response < moves.length; response++) {
      for (int pair = 0; pair < moves[response].length; pair++) {
        moves[response][pair] += other.moves[response][pair];
      }
    }
  }

  /** Σ d·d' over clusters, d the move of the coefficients; a triangle by rows. */
  double[] moves(int response) {
    return moves[response];
  }

  /** I − (X'WX)⁻¹·A: what the others have of all there is. */
  private Array2DRowRealMatrix rest() {
    double[][] rest = new double[square.length][square.length];
    for (int row = 0; row < rest.length; row++) {
      rest[row][row] = 1;
      for (int inner = 0; inner < rest.length; inner++) {
        for (int column = 0; column < rest.length; column++) {
          rest[row][column] -= inverse[row][inner] * square[inner][column];
        }
      }
    }
    return new Array2DRowRealMatrix(rest, false);
  }

  private double[] whole(double[] scores) {
    double[] whole = new double[scores.length];
    for (int row = 0; row < whole.length; row++) {
      for (int column = 0; column < whole.length; column++) {
        whole[row] += inverse[row][column] * scale[column] * scores[column];
      }
    }
    return whole;
  }
}
