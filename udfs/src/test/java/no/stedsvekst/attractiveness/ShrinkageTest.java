package no.stedsvekst.attractiveness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import no.stedsvekst.attractiveness.Shrinkage.Unit;
import org.junit.jupiter.api.Test;

class ShrinkageTest {
  private static final double[] SIZES = {500, 1000, 4000, 20_000};

  @Test
  void findsTheVariancesThatTheUnitsHave() {
    Shrinkage found = Shrinkage.of(units(2e-6, 0.12, 0.05, 10));
    assertEquals(2e-6, found.floor(), 1e-15);
    assertEquals(0.12, found.perInverse(), 1e-12);
    double precision = 0;
    for (double size : SIZES) {
      precision += 10 / (2e-6 + 0.12 / size);
    }
    assertEquals(0.05 * 0.05 - SIZES.length / precision, found.spread(), 1e-15);
  }

  @Test
  void noVarianceIsNegative() {
    Shrinkage falling = Shrinkage.of(units(9e-6, -0.004, 0.05, 10));
    assertEquals(0, falling.perInverse());
    assertTrue(falling.floor() > 0);
    Shrinkage steep = Shrinkage.of(units(-1e-6, 0.12, 0.05, 10));
    assertEquals(0, steep.floor());
    assertTrue(steep.perInverse() > 0);
    assertEquals(0, Shrinkage.of(units(2e-6, 0.12, 1e-5, 10)).spread());
  }

  @Test
  void withoutVarianceAllSpreadIsTheUnits() {
    assertEquals(0.0025, Shrinkage.of(units(0, 0, 0.05, 10)).spread(), 1e-15);
  }

  @Test
  void ratesAreDrawnTowardsNothingByTheirNoise() {
    Shrinkage shrinkage = known(40, 4e-6);
    double variance = (1e-6 + 0.1 / 2000) / 10;
    Shrinkage.Posterior posterior = shrinkage.posterior(0.003, 2000, 10, 0);
    assertEquals(10 * 0.003 * 4e-6 / (4e-6 + variance), posterior.rate(), 1e-15);
    double deviation = 10 * Math.sqrt(4e-6 * variance / (4e-6 + variance));
    assertEquals(deviation, posterior.deviation(), 1e-15);
    assertEquals(posterior.rate() - 1.2815515655446 * deviation, posterior.low(), 1e-12);
    assertEquals(posterior.rate() + 1.2815515655446 * deviation, posterior.high(), 1e-12);
    // What coefficients are off by is the same in all ten years.
    assertEquals(
        Math.sqrt(deviation * deviation + 100 * 3e-7),
        shrinkage.posterior(0.003, 2000, 10, 3e-7).deviation(),
        1e-15);
    assertTrue(posterior.rate() < shrinkage.posterior(0.003, 20_000, 10, 0).rate());
  }

  @Test
  void aLevelOfFewUnitsOrWithoutSpreadIsNotJudged() {
    assertEquals(Optional.of(Shrinkage.Unjudged.FEW_UNITS), known(10, 4e-6).unjudged());
    assertEquals(Optional.of(Shrinkage.Unjudged.NO_SPREAD), known(40, 0).unjudged());
    assertEquals(Optional.empty(), known(11, 4e-6).unjudged());
  }

  private static Shrinkage known(double units, double spread) {
    return new Shrinkage(units, 1e-6, 0.1, spread, SpreadPosterior.known(spread));
  }

  @Test
  void halvesOfASeriesTellItsVariance() {
    // The means are 2 and 6, the middle year is in neither: (6 − 2)²/2 times two years.
    assertEquals(16, LongRunVariance.of(new double[] {1, 3, 100, 5, 7}), 1e-12);
    assertEquals(2, LongRunVariance.of(new double[] {1, 3}), 1e-12);
    assertTrue(Double.isNaN(LongRunVariance.of(new double[] {1})));
  }

  /** What it is on average, of years that follow each other: AR(1) with 0.6, variance 1. */
  @Test
  void yearsThatFollowEachOtherMakeItLarger() {
    Random random = new Random(5);
    double sum = 0;
    int series = 4000;
    int length = 40;
    for (int one = 0; one < series; one++) {
      double[] rates = new double[length];
      double before = random.nextGaussian();
      for (int year = 0; year < length; year++) {
        before = 0.6 * before + 0.8 * random.nextGaussian();
        rates[year] = before;
      }
      sum += LongRunVariance.of(rates);
    }
    assertEquals(halves(0.6, length), sum / series, 0.15);
  }

  /** The expectation by all pairs of years: weights of the difference, times 0.6 to the lag. */
  private static double halves(double persistence, int length) {
    double expected = 0;
    for (int one = 0; one < length; one++) {
      for (int other = 0; other < length; other++) {
        double sign = (one < length / 2) == (other < length / 2) ? 1 : -1;
        expected += sign * Math.pow(persistence, Math.abs(one - other));
      }
    }
    return expected / length;
  }

  /** Units whose variances lie on a line in 1/P. */
  private static List<Unit> units(double floor, double slope, double mean, double years) {
    return Arrays.stream(SIZES)
        .mapToObj(size -> new Unit(mean, floor + slope / size, size, years))
        .toList();
  }
}
