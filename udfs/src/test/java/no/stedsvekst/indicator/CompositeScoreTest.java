package no.stedsvekst.indicator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class CompositeScoreTest {
  private static final int UNITS = 30;

  /** Areas of 2, 2 and 1 indicators. */
  private static final int[] AREA_OF = {0, 0, 1, 1, 2};

  private static final double[] WEIGHTS = {1, 3, 1, 1, 1};
  private static final double[] AREA_WEIGHTS = {1, 2, 1};

  private static double[][] values(long seed) {
    Random random = new Random(seed);
    double[][] values = new double[AREA_OF.length][UNITS];
    for (double[] indicator : values) {
      Arrays.setAll(indicator, unit -> random.nextGaussian());
    }
    return values;
  }

  private static double[][] scaled(double[][] values) {
    return Arrays.stream(values)
        .map(
            indicator -> DoubleStream.of(indicator).map(CompositeScale.of(indicator)::of).toArray())
        .toArray(double[][]::new);
  }

  private static double[] totals(double[][] values) {
    CompositeScore score = new CompositeScore(scaled(values), AREA_OF, WEIGHTS);
    return CompositeScore.total(score.ofAreas(WEIGHTS), AREA_WEIGHTS);
  }

  @Test
  void theUnitOfMeasureMovesNothing() {
    double[][] others = values(1);
    for (int unit = 0; unit < UNITS; unit++) {
      others[2][unit] = 1000 * others[2][unit] - 7;
    }
    assertArrayEquals(totals(values(1)), totals(others), 1e-9);
  }

  @Test
  void whoIsBetterInAllStandsHigher() {
    double[][] values = values(2);
    for (double[] indicator : values) {
      indicator[7] = indicator[3] + 0.1;
    }
    int[] ranks = SharedRanks.of(totals(values));
    assertTrue(ranks[7] < ranks[3], Arrays.toString(ranks));
  }

  /** Of one to a hundred the 1 % point of type 7 is 1.99: beyond it all are alike. */
  @Test
  void theScaleEndsAtItsPercentPoints() {
    CompositeScale scale =
        CompositeScale.of(DoubleStream.iterate(1, x -> x + 1).limit(100).toArray());
    assertEquals(1.99, scale.low(), 1e-12);
    assertEquals(99.01, scale.high(), 1e-12);
    assertEquals(0, scale.of(-5), 0);
    assertEquals(100, scale.of(100), 1e-9);
    assertEquals(50, scale.of(50.5), 1e-12);
    assertEquals(50, CompositeScale.of(new double[] {4, 4}).of(4), 0);
  }

  @Test
  void anAreaNeedsHalfItsWeightAndTheTotalEveryArea() {
    double[][] values = values(3);
    // Of the first area a quarter of the weight is left to one unit, three quarters to another.
    values[1][0] = Double.NaN;
    values[0][1] = Double.NaN;
    // Half is enough.
    values[2][2] = Double.NaN;
    double[][] scaled = scaled(values);
    CompositeScore score = new CompositeScore(scaled, AREA_OF, WEIGHTS);
    double[][] areas = score.ofAreas(WEIGHTS);
    double[] totals = CompositeScore.total(areas, AREA_WEIGHTS);
    assertTrue(Double.isNaN(areas[0][0]) && Double.isNaN(totals[0]));
    assertEquals(scaled[1][1], areas[0][1], 1e-12);
    assertEquals(scaled[3][2], areas[1][2], 1e-12);
    for (int unit = 3; unit < UNITS; unit++) {
      double first = (scaled[0][unit] + 3 * scaled[1][unit]) / 4;
      double second = (scaled[2][unit] + scaled[3][unit]) / 2;
      assertEquals((first + 2 * second + scaled[4][unit]) / 4, totals[unit], 1e-9);
    }
    int[] ranks = SharedRanks.of(totals);
    assertEquals(SharedRanks.NONE, ranks[0]);
    for (int unit = 1; unit < UNITS; unit++) {
      int above = 0;
      for (double total : totals) {
        above += total > totals[unit] + 1e-9 ? 1 : 0;
      }
      assertEquals(above + 1, ranks[unit]);
    }
  }

  @Test
  void equalScoresShareTheBetterPlace() {
    assertArrayEquals(
        new int[] {1, 2, 2, 4, 0}, SharedRanks.of(new double[] {5, 4, 4 - 1e-10, 3, Double.NaN}));
  }

  /** Weights drawn by sums of exponential numbers: shapes that are whole need nothing else. */
  @Test
  void bandsAreThoseOfAnotherWayToDraw() {
    int[] areaOf = {0, 0, 1, 1, 2, 2, 3, 3};
    double[] weights = {1, 1, 1, 1, 1, 1, 1, 1};
    double[] areaWeights = {1, 1, 1, 1};
    Random random = new Random(11);
    double[][] scaled = new double[8][UNITS];
    for (double[] indicator : scaled) {
      Arrays.setAll(indicator, unit -> 100 * random.nextDouble() + 3 * unit);
    }
    CompositeScore score = new CompositeScore(scaled, areaOf, weights);
    RankBands total = RankBands.of(score, weights, areaWeights, 1)[4];
    int draws = 4000;
    int[][] counts = new int[UNITS][UNITS];
    for (int draw = 0; draw < draws; draw++) {
      double[] drawn = new double[8];
      double[] areas = new double[4];
      // 20·1/2 and 20·1/4.
      Arrays.setAll(drawn, indicator -> exponentials(10, random));
      Arrays.setAll(areas, area -> exponentials(5, random));
      double[] sums = new double[UNITS];
      for (int unit = 0; unit < UNITS; unit++) {
        for (int area = 0; area < 4; area++) {
          double one = drawn[2 * area];
          double other = drawn[2 * area + 1];
          sums[unit] +=
              areas[area]
                  * (one * scaled[2 * area][unit] + other * scaled[2 * area + 1][unit])
                  / (one + other);
        }
      }
      for (int unit = 0; unit < UNITS; unit++) {
        int place = 0;
        for (double sum : sums) {
          place += sum > sums[unit] ? 1 : 0;
        }
        counts[unit][place]++;
      }
    }
    for (int unit = 0; unit < UNITS; unit++) {
      assertEquals(point(counts[unit], 0.05 * draws), total.low(unit), 1, "unit " + unit);
      assertEquals(point(counts[unit], 0.95 * draws), total.high(unit), 1, "unit " + unit);
      double top = Arrays.stream(counts[unit]).limit(10).sum() / (double) draws;
      assertEquals(top, total.top(unit), 0.03);
    }
    assertEquals(
        total.high(4), RankBands.of(score, weights, areaWeights, 1)[4].high(4), "same seed");
  }

  private static double exponentials(int count, Random random) {
    double sum = 0;
    for (int each = 0; each < count; each++) {
      sum -= Math.log(1 - random.nextDouble());
    }
    return sum;
  }

  private static int point(int[] counts, double wanted) {
    int place = 0;
    for (int sum = counts[0]; sum < wanted; sum += counts[place]) {
      place++;
    }
    return place + 1;
  }

  /** Shapes below 1 are drawn by another branch: mean and variance are both the shape. */
  @Test
  void smallShapesHaveTheirMeanAndSpread() {
    SplittableRandom random = new SplittableRandom(3);
    for (double shape : new double[] {0.4, 1, 4}) {
      double sum = 0;
      double squares = 0;
      int draws = 200_000;
      for (int draw = 0; draw < draws; draw++) {
        double drawn = Gamma.of(shape, random);
        sum += drawn;
        squares += drawn * drawn;
      }
      double mean = sum / draws;
      assertEquals(shape, mean, 0.02 * Math.max(1, shape));
      assertEquals(shape, squares / draws - mean * mean, 0.05 * Math.max(1, shape));
    }
  }
}
