package no.stedsvekst.attractiveness;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CoefficientDoubtTest {
  private static final int UNITS = 400;
  private static final int YEARS = 12;

  /** Units whose own rate goes with what explains it by so much, and whose slope is 1. */
  private static List<double[]> units(double bias, long seed) {
    Random random = new Random(seed);
    List<double[]> units = new ArrayList<>();
    for (int unit = 0; unit < UNITS; unit++) {
      double own = random.nextGaussian();
      double index = random.nextGaussian();
      double[][] terms = new double[YEARS][];
      double[] rates = new double[YEARS];
      for (int year = 0; year < YEARS; year++) {
        double driver = own + random.nextGaussian();
        terms[year] = new double[] {1, index, driver};
        // The pooled fit gives the driver what is the unit's own: half of it.
        rates[year] = bias * own - bias / 2 * driver + 0.1 * random.nextGaussian();
      }
      units.add(CoefficientDoubt.sums(terms, rates));
    }
    return units;
  }

  @Test
  void whatUnitsAreOffByWithTheirTermsIsMeasuredWithinThem() {
    CoefficientDoubt doubt = CoefficientDoubt.of(units(0.4, 2));
    assertArrayEquals(new double[] {0, 0, -0.2}, doubt.distance(), 0.02);
    CoefficientDoubt none = CoefficientDoubt.of(units(0, 2));
    assertArrayEquals(new double[] {0, 0, 0}, none.distance(), 0.01);
    double[] unit = CoefficientDoubt.sums(new double[][] {{0, 0, 2}}, new double[] {0});
    double off = 2 * doubt.distance()[2];
    assertEquals(4 * doubt.covariance()[2][2] + off * off / 2, doubt.variance(unit), 1e-12);
  }

  @Test
  void withoutTermsOrWithFewUnitsNothingIsDoubted() {
    double[] unit = CoefficientDoubt.sums(new double[][] {{}, {}}, new double[] {0.1, 0.2});
    assertArrayEquals(new double[] {2}, unit);
    assertEquals(0, CoefficientDoubt.of(List.of(unit, unit)).variance(unit));
    List<double[]> three = units(0.4, 2).subList(0, 3);
    assertEquals(0, CoefficientDoubt.of(three).variance(three.get(0)));
  }

  @Test
  void termsThatRepeatOthersChangeNothing() {
    List<double[]> units = new ArrayList<>();
    List<double[]> twice = new ArrayList<>();
    Random random = new Random(4);
    for (int unit = 0; unit < 30; unit++) {
      double[][] terms = new double[5][];
      double[][] repeated = new double[5][];
      double[] rates = random.doubles(5).toArray();
      for (int year = 0; year < 5; year++) {
        double driver = random.nextGaussian() + unit % 4;
        terms[year] = new double[] {1, driver};
        repeated[year] = new double[] {1, driver, -3 * driver, 0};
      }
      units.add(CoefficientDoubt.sums(terms, rates));
      twice.add(CoefficientDoubt.sums(repeated, rates));
    }
    CoefficientDoubt one = CoefficientDoubt.of(units);
    CoefficientDoubt other = CoefficientDoubt.of(twice);
    for (int unit = 0; unit < units.size(); unit++) {
      double variance = one.variance(units.get(unit));
      assertEquals(variance, other.variance(twice.get(unit)), 1e-9 * variance);
    }
  }
}
