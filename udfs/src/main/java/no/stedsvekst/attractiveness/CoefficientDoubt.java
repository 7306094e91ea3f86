package no.stedsvekst.attractiveness;

import java.io.Serializable;
import java.util.List;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * A5. What is not known of a unit's expected rate because coefficients are estimated. Their errors
 * are the same in all years and do not average out. One part is chance: the covariance of a pooled
 * fit, years of a unit taken together. The other is that attractiveness also draws what explains
 * migration: how far coefficients from what changes within units lie from those applied.
 */
public final class CoefficientDoubt implements Serializable {
  private static final long serialVersionUID = 1;

  /** A direction of which less is left than this share is none: terms that repeat others. */
  private static final double NOTHING = 1e-10;

  /** A term that varies within units by less than this share of its squares is constant there. */
  private static final double CONSTANT = 1e-6;

  /** Either of the two sets of coefficients is as likely to be right. */
  private static final double EITHER = 0.5;

  private final double[][] covariance;
  private final double[] distance;

  /**
   * Known.
   *
   * @param covariance of the coefficients; empty for no doubt
   * @param distance from those applied to those from within units
   */
  public CoefficientDoubt(double[][] covariance, double[] distance) {
    this.covariance = covariance;
    this.distance = distance;
  }

  /**
   * All that is asked of a unit: years, Σx, Σx·r, Σx·x' row by row.
   *
   * @param terms by year, the first of them 1, the others what each adds to the expected rate
   * @param rates by year, less what is expected
   */
  public static double[] sums(double[][] terms, double[] rates) {
    int columns = terms.length == 0 ? 0 : terms[0].length;
    double[] sums = new double[1 + columns * (2 + columns)];
    sums[0] = rates.length;
    for (int year = 0; year < rates.length; year++) {
      for (int row = 0; row < columns; row++) {
        double value = terms[year][row];
        sums[1 + row] += value;
        sums[1 + columns + row] += value * rates[year];
        for (int column = 0; column < columns; column++) {
          sums[1 + (2 + row) * columns + column] += value * terms[year][column];
        }
      }
    }
    return sums;
  }

  /** From the {@link #sums} of the units of a level. */
  public static CoefficientDoubt of(List<double[]> units) {
    int columns = columns(units.get(0));
    if (columns == 0 || units.size() <= columns) {
      return new CoefficientDoubt(new double[columns][columns], new double[columns]);
    }
    RealMatrix squares = MatrixUtils.createRealMatrix(columns + 1, columns + 1);
    RealMatrix within = squares.copy();
    RealMatrix between = squares.copy();
    for (double[] unit : units) {
      RealMatrix own = squares(unit, columns);
      RealMatrix mean = means(unit, columns);
      squares = squares.add(own);
      within = within.add(own.subtract(mean.scalarMultiply(unit[0])));
      between = between.add(mean);
    }
    boolean[] isVarying = new boolean[columns];
    boolean[] isConstant = new boolean[columns];
    for (int column = 0; column < columns; column++) {
      isVarying[column] =
          within.getEntry(column, column) > CONSTANT * squares.getEntry(column, column);
      isConstant[column] = !isVarying[column];
    }
    double[] distance = solved(within, isVarying, new double[columns]);
    double[] constant = solved(between, isConstant, distance);
    for (int column = 0; column < columns; column++) {
      distance[column] += constant[column];
    }
    return new CoefficientDoubt(clustered(units, squares, columns), distance);
  }

  private static int columns(double[] unit) {
    return (int) Math.round(Math.sqrt(unit.length)) - 1;
  }

  /** Products of the terms, the rate last; its own square is not asked for. */
  private static RealMatrix squares(double[] unit, int columns) {
    RealMatrix squares = MatrixUtils.createRealMatrix(columns + 1, columns + 1);
    for (int row = 0; row < columns; row++) {
      for (int column = 0; column < columns; column++) {
        squares.setEntry(row, column, unit[1 + (2 + row) * columns + column]);
      }
      squares.setEntry(row, columns, unit[1 + columns + row]);
    }
    return squares;
  }

  /** The same of the unit's means. */
  private static RealMatrix means(double[] unit, int columns) {
    RealMatrix means = MatrixUtils.createRealMatrix(columns + 1, columns + 1);
    // The first term is 1: its product with the rates is their sum.
    double rate = unit[1 + columns] / unit[0];
    for (int row = 0; row < columns; row++) {
      double value = unit[1 + row] / unit[0];
      for (int column = 0; column < columns; column++) {
        means.setEntry(row, column, value * unit[1 + column] / unit[0]);
      }
      means.setEntry(row, columns, value * rate);
    }
    return means;
  }

  /** Least squares of the rate less what some terms explain of it, on others. */
  private static double[] solved(RealMatrix squares, boolean[] isAsked, double[] known) {
    int columns = isAsked.length;
    RealMatrix asked = squares.getSubMatrix(0, columns - 1, 0, columns - 1);
    double[] moments = squares.getColumn(columns);
    double[] explained = asked.operate(known);
    double[] left = new double[columns];
    for (int row = 0; row < columns; row++) {
      left[row] = isAsked[row] ? moments[row] - explained[row] : 0;
      for (int column = 0; column < columns; column++) {
        if (!isAsked[row] || !isAsked[column]) {
          asked.setEntry(row, column, 0);
        }
      }
    }
    return inverse(asked).operate(left);
  }

  private static double[][] clustered(List<double[]> units, RealMatrix squares, int columns) {
    RealMatrix inverse = inverse(squares.getSubMatrix(0, columns - 1, 0, columns - 1));
    double[] moments = new double[columns];
    System.arraycopy(squares.getColumn(columns), 0, moments, 0, columns);
    double[] fitted = inverse.operate(moments);
    RealMatrix scores = MatrixUtils.createRealMatrix(columns, columns);
    for (double[] unit : units) {
      RealMatrix own = squares(unit, columns);
      double[] explained = own.getSubMatrix(0, columns - 1, 0, columns - 1).operate(fitted);
      double[] score = new double[columns];
      for (int row = 0; row < columns; row++) {
        score[row] = own.getEntry(row, columns) - explained[row];
      }
      RealMatrix column = MatrixUtils.createColumnRealMatrix(score);
      scores = scores.add(column.multiply(column.transpose()));
    }
    return inverse
        .multiply(scores)
        .multiply(inverse)
        .scalarMultiply(units.size() / (units.size() - 1.0))
        .getData();
  }

  /** Of a matrix of squares, in the directions in which there is anything. */
  private static RealMatrix inverse(RealMatrix squares) {
    int columns = squares.getColumnDimension();
    double[] lengths = new double[columns];
    RealMatrix scaled = squares.copy();
    for (int column = 0; column < columns; column++) {
      double square = squares.getEntry(column, column);
      lengths[column] = square > 0 ? 1 / Math.sqrt(square) : 0;
    }
    RealMatrix scale = MatrixUtils.createRealDiagonalMatrix(lengths);
    scaled = scale.multiply(scaled).multiply(scale);
    EigenDecomposition parts = new EigenDecomposition(scaled);
    RealMatrix inverse = MatrixUtils.createRealMatrix(columns, columns);
    for (int part = 0; part < columns; part++) {
      if (parts.getRealEigenvalue(part) > NOTHING) {
        RealMatrix direction =
            MatrixUtils.createColumnRealMatrix(parts.getEigenvector(part).toArray());
        inverse =
            inverse.add(
                direction
                    .multiply(direction.transpose())
                    .scalarMultiply(1 / parts.getRealEigenvalue(part)));
      }
    }
    return scale.multiply(inverse).multiply(scale);
  }

  /** The covariance of the coefficients. */
  public double[][] covariance() {
    return covariance;
  }

  /** How far coefficients from what changes within units lie from those applied. */
  public double[] distance() {
    return distance;
  }

  /** The variance of a unit's expected rate, by its {@link #sums}. */
  public double variance(double[] unit) {
    double chance = 0;
    double off = 0;
    for (int row = 0; row < distance.length; row++) {
      double value = unit[1 + row] / unit[0];
      off += value * distance[row];
      for (int column = 0; column < distance.length; column++) {
        chance += value * covariance[row][column] * unit[1 + column] / unit[0];
      }
    }
    return chance + EITHER * off * off;
  }
}
