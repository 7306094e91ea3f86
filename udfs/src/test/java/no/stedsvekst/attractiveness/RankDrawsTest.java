package no.stedsvekst.attractiveness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RankDrawsTest {

  @Test
  void whoIsFarAheadIsFirst() {
    double[] rates = {0.01, 0.09, -0.05};
    double[] deviations = {0.001, 0.001, 0.001};
    RankDraws draws = RankDraws.of(rates, deviations, 1);
    assertEquals(1, draws.rank(1));
    assertEquals(2, draws.rank(0));
    assertEquals(3, draws.rank(2));
    for (int unit = 0; unit < 3; unit++) {
      assertEquals(draws.rank(unit), draws.low(unit));
      assertEquals(draws.rank(unit), draws.high(unit));
      assertEquals(1, draws.top(unit));
    }
  }

  /** Twelve alike: each is in ten of twelve draws among the ten, and anywhere in the others. */
  @Test
  void equalsShareTheirChances() {
    double[] deviations = new double[12];
    Arrays.fill(deviations, 0.01);
    RankDraws draws = RankDraws.of(new double[12], deviations, 7);
    for (int unit = 0; unit < 12; unit++) {
      assertEquals(10 / 12.0, draws.top(unit), 0.03);
      assertEquals(2, draws.low(unit), 1);
      assertEquals(11, draws.high(unit), 1);
      assertEquals(1, draws.rank(unit));
    }
    RankDraws again = RankDraws.of(new double[12], deviations, 7);
    assertEquals(draws.top(3), again.top(3));
  }

  /** Two units: the one is ahead of the other with the probability of a normal difference. */
  @Test
  void chancesAreThoseOfTheNormalDistribution() {
    double[] rates = new double[12];
    double[] deviations = new double[12];
    // Ten are always ahead: one of the last two is tenth with them gone from the ten.
    Arrays.fill(rates, 0, 9, 1);
    Arrays.fill(deviations, 0, 9, 1e-6);
    rates[9] = 0.01;
    deviations[9] = 0.01;
    rates[10] = 0;
    deviations[10] = 0.01;
    rates[11] = -1;
    deviations[11] = 1e-6;
    RankDraws draws = RankDraws.of(rates, deviations, 3);
    // P(N(0.01, 0.01²) > N(0, 0.01²)) = Φ(1/√2)
    assertEquals(0.7602, draws.top(9), 0.03);
    assertEquals(1 - 0.7602, draws.top(10), 0.03);
    assertEquals(0, draws.top(11));
  }

  /** Twenty alike: nine of ten draws have one at the second place or a worse one. */
  @Test
  void intervalsLeaveATenthOnEitherSide() {
    double[] deviations = new double[20];
    Arrays.fill(deviations, 0.01);
    RankDraws draws = RankDraws.of(new double[20], deviations, 11);
    for (int unit = 0; unit < 20; unit++) {
      assertEquals(2.5, draws.low(unit), 0.5);
      assertEquals(18.5, draws.high(unit), 0.5);
    }
  }

  @Test
  void manyUnitsAreCountedInSteps() {
    double[] rates = new double[5000];
    double[] deviations = new double[5000];
    for (int unit = 0; unit < rates.length; unit++) {
      rates[unit] = -unit;
      deviations[unit] = 0.001;
    }
    RankDraws draws = RankDraws.of(rates, deviations, 5);
    for (int unit : new int[] {0, 9, 10, 2500, 4999}) {
      assertEquals(unit + 1, draws.rank(unit));
      assertTrue(Math.abs(draws.low(unit) - unit - 1) <= 3, unit + " " + draws.low(unit));
      assertEquals(unit < 10 ? 1 : 0, draws.top(unit));
    }
  }
}
