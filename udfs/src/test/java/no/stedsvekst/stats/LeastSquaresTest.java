package no.stedsvekst.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LeastSquaresTest {
  /** Longley's figures, on which programs that form X'X lose most of their digits. */
  private static final double[][] LONGLEY = {
    {60323, 83.0, 234289, 2356, 1590, 107608, 1947},
    {61122, 88.5, 259426, 2325, 1456, 108632, 1948},
    {60171, 88.2, 258054, 3682, 1616, 109773, 1949},
    {61187, 89.5, 284599, 3351, 1650, 110929, 1950},
    {63221, 96.2, 328975, 2099, 3099, 112075, 1951},
    {63639, 98.1, 346999, 1932, 3594, 113270, 1952},
    {64989, 99.0, 365385, 1870, 3547, 115094, 1953},
    {63761, 100.0, 363112, 3578, 3350, 116219, 1954},
    {66019, 101.2, 397469, 2904, 3048, 117388, 1955},
    {67857, 104.6, 419180, 2822, 2857, 118734, 1956},
    {68169, 108.4, 442769, 2936, 2798, 120445, 1957},
    {66513, 110.8, 444546, 4681, 2637, 121950, 1958},
    {68655, 112.6, 482704, 3813, 2552, 123366, 1959},
    {69564, 114.2, 502601, 3931, 2514, 125368, 1960},
    {69331, 115.7, 518173, 4806, 2572, 127852, 1961},
    {70551, 116.9, 554894, 4007, 2827, 130081, 1962}
  };

  @Test
  void longleyHasTheCertifiedCoefficients() {
    LeastSquares rows = new LeastSquares(7, 1);
    for (double[] row : LONGLEY) {
      rows.add(
          new double[] {1, row[1], row[2], row[3], row[4], row[5], row[6]},
          new double[] {row[0]},
          1);
    }
    LeastSquaresFit fit = rows.solve();
    double[] certified = {
      -3482258.63459582,
      15.0618722713733,
      -0.358191792925910e-01,
      -2.02022980381683,
      -1.03322686717359,
      -0.511041056535807e-01,
      1829.15146461355
    };
    double[] errors = {
      890420.383607373,
      84.9149257747669,
      0.334910077722432e-01,
      0.488399681651699,
      0.214274163161675,
      0.226073200069370,
      455.478499142212
    };
    Covariance covariance = Covariance.of(Covariance.Recipe.IID, fit, null, 0);
    for (int term = 0; term < certified.length; term++) {
      assertEquals(1, fit.coefficients()[0][term] / certified[term], 1e-9);
      assertEquals(1, covariance.standardError(term) / errors[term], 1e-9);
    }
    assertEquals(836424.055505915, fit.residualSums()[0], 1e-3);
    GoodnessOfFit goodness = GoodnessOfFit.of(fit, 0);
    assertEquals(0.995479004577296, goodness.rSquared(), 1e-12);
    assertEquals(330.285339234588, covariance.waldF(fit.coefficients()[0]), 1e-6);
  }

  @Test
  void anyOrderAndAnyPartsGiveTheSame() {
    double[][] design = design(500, 5, new Random(4));
    LeastSquares whole = new LeastSquares(5, 2);
    LeastSquares[] parts = {new LeastSquares(5, 2), new LeastSquares(5, 2), new LeastSquares(5, 2)};
    for (int row = 0; row < design.length; row++) {
      double[] responses = responses(design[row], row);
      whole.add(design[row], responses, 1 + row % 3);
      int other = design.length - 1 - row;
      parts[other % 3].add(design[other], responses(design[other], other), 1 + other % 3);
    }
    parts[0].merge(sent(parts[2]));
    parts[0].merge(parts[1]);
    LeastSquaresFit one = whole.solve();
    LeastSquaresFit other = parts[0].solve();
    assertEquals(one.rows(), other.rows());
    assertEquals(one.sumOfLogWeights(), other.sumOfLogWeights(), 1e-9);
    for (int response = 0; response < 2; response++) {
      assertArrayEquals(one.coefficients()[response], other.coefficients()[response], 1e-13);
      assertEquals(one.residualSums()[response], other.residualSums()[response], 1e-10);
      assertEquals(one.totalSums()[response], other.totalSums()[response], 1e-10);
    }
    assertEquals(1, one.conditionNumber() / other.conditionNumber(), 1e-12);
  }

  @Test
  void weightsRepeatRows() {
    double[][] design = design(60, 3, new Random(7));
    LeastSquares weighted = new LeastSquares(3, 1);
    LeastSquares repeated = new LeastSquares(3, 1);
    for (int row = 0; row < design.length; row++) {
      double[] response = {responses(design[row], row)[0]};
      int times = row % 4;
      weighted.add(design[row], response, times);
      for (int time = 0; time < times; time++) {
        repeated.add(design[row], response, 1);
      }
    }
    assertEquals(45, weighted.rows());
    assertEquals(90, repeated.rows());
    assertArrayEquals(
        repeated.solve().coefficients()[0], weighted.solve().coefficients()[0], 1e-13);
    assertEquals(repeated.solve().residualSums()[0], weighted.solve().residualSums()[0], 1e-11);
    assertEquals(repeated.solve().totalSums()[0], weighted.solve().totalSums()[0], 1e-11);
  }

  @Test
  void aColumnIsPassedOverWhereRPassesItOver() {
    for (double distance : List.of(1e-5, 1e-6, 1e-8, 0.0)) {
      LeastSquares rows = new LeastSquares(4, 1);
      for (int row = 0; row < 40; row++) {
        double one = Math.sin(row);
        double two = Math.cos(3.0 * row);
        double near = one + 2 + distance * Math.sin(7.0 * row);
        rows.add(new double[] {1, one, near, two}, new double[] {one - two + row % 5}, 1);
      }
      LeastSquaresFit fit = rows.solve();
      boolean isKept = distance > 1e-7;
      assertEquals(isKept ? 4 : 3, fit.rank(), "distance " + distance);
      assertEquals(!isKept, Double.isNaN(fit.coefficients()[0][2]));
      assertEquals(isKept ? 36 : 37, fit.residualDegreesOfFreedom());
    }
  }

  /** A fit on some of the columns is that of a design that never had the others. */
  @Test
  void columnsAndResponsesAreChosen() {
    double[][] design = design(90, 5, new Random(11));
    LeastSquares all = new LeastSquares(5, 2);
    LeastSquares few = new LeastSquares(3, 1);
    for (int row = 0; row < design.length; row++) {
      double[] responses = responses(design[row], row);
      all.add(design[row], responses, 1);
      few.add(
          new double[] {design[row][0], design[row][4], design[row][2]},
          new double[] {responses[1]},
          1);
    }
    LeastSquares chosen = new LeastSquares(3, 1);
    chosen.merge(all, new int[] {0, 4, 2}, new int[] {1});
    assertArrayEquals(few.solve().coefficients()[0], chosen.solve().coefficients()[0], 1e-13);
    assertEquals(few.solve().residualSums()[0], chosen.solve().residualSums()[0], 1e-10);
    assertEquals(90, chosen.rows());
  }

  /** Two years' triangles with a column of their own are a design with a dummy for the second. */
  @Test
  void aYearsDummyIsItsIntercept() {
    double[][] design = design(80, 3, new Random(3));
    LeastSquares[] years = {new LeastSquares(3, 1), new LeastSquares(3, 1)};
    LeastSquares plain = new LeastSquares(4, 1);
    for (int row = 0; row < design.length; row++) {
      double[] response = {responses(design[row], row)[0] + 3 * (row % 2)};
      years[row % 2].add(design[row], response, 1);
      double[] wide = {design[row][0], design[row][1], design[row][2], row % 2};
      plain.add(wide, response, 1);
    }
    LeastSquares both = new LeastSquares(4, 1);
    both.merge(years[0], new int[] {0, 1, 2, -1}, new int[] {0});
    both.merge(years[1], new int[] {0, 1, 2, 0}, new int[] {0});
    assertArrayEquals(plain.solve().coefficients()[0], both.solve().coefficients()[0], 1e-13);
    assertEquals(plain.solve().residualSums()[0], both.solve().residualSums()[0], 1e-11);
  }

  @Test
  void noRowsHaveNoRank() {
    LeastSquaresFit fit = new LeastSquares(2, 1).solve();
    assertEquals(0, fit.rank());
    assertTrue(Double.isNaN(fit.coefficients()[0][0]));
  }

  private static double[][] design(int rows, int columns, Random random) {
    double[][] design = new double[rows][columns];
    for (double[] row : design) {
      row[0] = 1;
      for (int column = 1; column < columns; column++) {
        row[column] = random.nextGaussian() + 10 * column;
      }
    }
    return design;
  }

  private static double[] responses(double[] row, int number) {
    return new double[] {row[1] - row[2] + Math.sin(number), row[2] * 0.3 + number % 7};
  }

  private static LeastSquares sent(LeastSquares rows) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(rows);
      out.flush();
      return (LeastSquares)
          new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
    } catch (IOException | ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
