package no.stedsvekst.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import no.stedsvekst.stats.Covariance.Recipe;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every recipe against its formula written out with whole matrices. */
class CovarianceTest {
  private static final int UNITS = 17;
  private static final int YEARS = 9;
  private static final int ROWS = UNITS * YEARS;

  private final double[][] design = new double[ROWS][4];
  private final double[] response = new double[ROWS];
  private final double[] weights = new double[ROWS];
  private final RealMatrix bread;
  private final RealVector estimate;
  private final LeastSquaresFit fit;
  private final ScoreSums scores;

  CovarianceTest() {
    Random random = new Random(12);
    LeastSquares rows = new LeastSquares(4, 1);
    for (int row = 0; row < ROWS; row++) {
      double unit = Math.sin(unit(row));
      double year = Math.cos(year(row));
      design[row] = new double[] {1, random.nextGaussian() + unit, random.nextDouble(), year};
      response[row] = unit + year + design[row][1] * (1 + random.nextGaussian());
      weights[row] = 1 + row % 5;
      rows.add(design[row], new double[] {response[row]}, weights[row]);
    }
    RealMatrix x = new Array2DRowRealMatrix(design);
    RealMatrix w = MatrixUtils.createRealDiagonalMatrix(weights);
    bread = new LUDecomposition(x.transpose().multiply(w).multiply(x)).getSolver().getInverse();
    estimate = bread.operate(x.transpose().multiply(w).operate(new ArrayRealVector(response)));
    fit = rows.solve();
    scores = scores(0, UNITS / 2);
    scores.merge(scores(UNITS / 2, UNITS));
  }

  @Test
  void classical() {
    double sum = 0;
    for (int row = 0; row < ROWS; row++) {
      sum += weights[row] * residual(row) * residual(row);
    }
    assertSame(bread.scalarMultiply(sum / (ROWS - 4)), Recipe.IID, ROWS - 4);
  }

  @Test
  void heteroskedastic() {
    assertSame(
        over(row -> 1, row -> row).scalarMultiply((double) ROWS / (ROWS - 4)),
        Recipe.HC1,
        ROWS - 4);
    assertSame(over(row -> 1 / Math.sqrt(1 - leverage(row)), row -> row), Recipe.HC2, ROWS - 4);
    assertSame(over(row -> 1 / (1 - leverage(row)), row -> row), Recipe.HC3, ROWS - 4);
  }

  @Test
  void clustered() {
    double factor = UNITS / (UNITS - 1.0) * (ROWS - 1) / (ROWS - 4);
    assertSame(
        over(row -> 1, CovarianceTest::unit).scalarMultiply(factor), Recipe.CLUSTER, UNITS - 1);
    assertEquals(UNITS, Covariance.of(Recipe.CLUSTER, fit, scores, 0).clusters());
  }

  /** Each unit is left out, and everything is estimated again. */
  @Test
  void clustersLeftOut() {
    RealMatrix moves = MatrixUtils.createRealMatrix(4, 4);
    for (int unit = 0; unit < UNITS; unit++) {
      LeastSquares rows = new LeastSquares(4, 1);
      for (int row = 0; row < ROWS; row++) {
        if (unit(row) != unit) {
          rows.add(design[row], new double[] {response[row]}, weights[row]);
        }
      }
      RealVector without = new ArrayRealVector(rows.solve().coefficients()[0]);
      RealVector move = without.subtract(estimate);
      moves = moves.add(move.outerProduct(move));
    }
    assertSame(moves.scalarMultiply((UNITS - 1.0) / UNITS), Recipe.CR3, UNITS - 1);
  }

  /** A column that one unit alone has, however small: without that unit it has no coefficient. */
  @ParameterizedTest
  @ValueSource(doubles = {1, 1e-7, 1e7})
  void whatOneClusterAloneCarriesHasNoError(double size) {
    double[] alone = {1.3, 0.7, 0, 0, 0, 0};
    double[] both = {0.2, -0.4, 0.9, 0.1, -0.3, 0.5};
    double[] values = {3, 4, 1, 2, 2.5, 2};
    LeastSquares rows = new LeastSquares(3, 1);
    for (int row = 0; row < values.length; row++) {
      rows.add(new double[] {1, both[row], size * alone[row]}, new double[] {values[row]}, 1);
    }
    LeastSquaresFit all = rows.solve();
    ScoreSums sums = ScoreSums.leavingOut(all.inverse(), 1);
    for (int row = 0; row < values.length; row++) {
      double[] line = {1, both[row], size * alone[row]};
      double left = values[row];
      for (int column = 0; column < line.length; column++) {
        left -= line[column] * all.coefficients()[0][column];
      }
      sums.add(line, new double[] {left}, 1, 0.5, 2000);
      if (row > 0) {
        sums.closeCluster();
      }
    }
    assertEquals(Double.NaN, Covariance.of(Recipe.CR3, all, sums, 0).standardError(2));
  }

  @Test
  void clusteredTwoWays() {
    double rest = (ROWS - 1) / (ROWS - 4.0);
    RealMatrix expected =
        over(row -> 1, CovarianceTest::unit)
            .scalarMultiply(UNITS / (UNITS - 1.0) * rest)
            .add(over(row -> 1, CovarianceTest::year).scalarMultiply(YEARS / (YEARS - 1.0) * rest))
            .subtract(over(row -> 1, row -> row).scalarMultiply(ROWS / (ROWS - 1.0) * rest));
    assertSame(expected, Recipe.TWO_WAY, YEARS - 1);
  }

  @Test
  void dependentOverTime() {
    // ⌊4 (9/100)^(2/9)⌋ = 2
    RealMatrix middle = MatrixUtils.createRealMatrix(4, 4);
    for (int one = 0; one < ROWS; one++) {
      for (int other = 0; other < ROWS; other++) {
        double weight = Math.max(0, 1 - Math.abs(year(one) - year(other)) / 3.0);
        middle = middle.add(score(one).outerProduct(score(other)).scalarMultiply(weight));
      }
    }
    assertSame(bread.multiply(middle).multiply(bread), Recipe.DRISCOLL_KRAAY, YEARS - 1);
  }

  @Test
  void theClassicalWaldTestIsTheFTestOfTheFit() {
    double wald = Covariance.of(Recipe.IID, fit, scores, 0).waldF(fit.coefficients()[0]);
    assertEquals(GoodnessOfFit.of(fit, 0).fStatistic(), wald, 1e-9 * wald);
  }

  private ScoreSums scores(int from, int to) {
    ScoreSums sums = ScoreSums.leavingOut(fit.inverse(), 1);
    for (int unit = from; unit < to; unit++) {
      for (int row = 0; row < ROWS; row++) {
        if (unit(row) == unit) {
          sums.add(
              design[row],
              new double[] {residual(row)},
              weights[row],
              leverage(row),
              2000 + year(row));
        }
      }
      sums.closeCluster();
    }
    return sums;
  }

  private static int unit(int row) {
    return row % UNITS;
  }

  private static int year(int row) {
    return row / UNITS;
  }

  private double residual(int row) {
    return response[row] - estimate.dotProduct(new ArrayRealVector(design[row]));
  }

  private double leverage(int row) {
    RealVector x = new ArrayRealVector(design[row]);
    return weights[row] * x.dotProduct(bread.operate(x));
  }

  private RealVector score(int row) {
    return new ArrayRealVector(design[row]).mapMultiply(weights[row] * residual(row));
  }

  private RealMatrix over(IntToDoubleFunction scale, IntUnaryOperator cluster) {
    RealMatrix middle = MatrixUtils.createRealMatrix(4, 4);
    for (int group = 0; group < ROWS; group++) {
      RealVector sum = new ArrayRealVector(4);
      for (int row = 0; row < ROWS; row++) {
        if (cluster.applyAsInt(row) == group) {
          sum = sum.add(score(row).mapMultiply(scale.applyAsDouble(row)));
        }
      }
      middle = middle.add(sum.outerProduct(sum));
    }
    return bread.multiply(middle).multiply(bread);
  }

  private void assertSame(RealMatrix expected, Recipe recipe, double degreesOfFreedom) {
    Covariance covariance = Covariance.of(recipe, fit, scores, 0);
    for (int row = 0; row < 4; row++) {
      for (int column = 0; column < 4; column++) {
        double scale = Math.sqrt(expected.getEntry(row, row) * expected.getEntry(column, column));
        assertEquals(
            expected.getEntry(row, column) / scale,
            covariance.values()[row][column] / scale,
            1e-11,
            recipe + Arrays.toString(new int[] {row, column}));
      }
    }
    assertEquals(degreesOfFreedom, covariance.degreesOfFreedom());
  }
}
