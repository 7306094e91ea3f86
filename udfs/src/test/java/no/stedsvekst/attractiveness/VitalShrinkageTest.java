package no.stedsvekst.attractiveness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class VitalShrinkageTest {

  @Test
  void thePriorIsWhatTheRatiosVaryByBeyondChance() {
    double[] expected = {50, 200, 1000};
    double[] ratios = {1.5, 0.8, 1.1};
    double sum = 0;
    double deviation = 0;
    for (int unit = 0; unit < 3; unit++) {
      sum += expected[unit];
      deviation += expected[unit] * (ratios[unit] - 1) * (ratios[unit] - 1);
    }
    double variance = deviation / sum - 1 / (sum / 3);
    VitalShrinkage shrinkage = VitalShrinkage.of(3, sum, deviation);
    assertEquals(1 / variance, shrinkage.prior(), 1e-9);
    assertEquals((75 + 1 / variance) / (50 + 1 / variance), shrinkage.shrunken(75, 50), 1e-12);
  }

  @Test
  void chanceAloneIsNoDifference() {
    VitalShrinkage shrinkage = VitalShrinkage.of(3, 1250, 2);
    assertEquals(1, shrinkage.shrunken(75, 50));
  }

  @Test
  void whereNothingWasExpectedNothingIsSaid() {
    assertEquals(1, VitalShrinkage.ratio(0, 0));
    assertEquals(1.5, VitalShrinkage.ratio(75, 50));
  }
}
