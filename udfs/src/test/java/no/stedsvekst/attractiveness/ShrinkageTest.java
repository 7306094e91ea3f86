package no.stedsvekst.attractiveness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import no.stedsvekst.attractiveness.Shrinkage.Moments;
import org.junit.jupiter.api.Test;

class ShrinkageTest {
  private static final double[] SIZES = {500, 1000, 4000, 20_000};

  @Test
  void findsTheVariancesThatTheUnitsHave() {
    Shrinkage found = Shrinkage.of(moments(2e-6, 0.12, 8e-6, 10, 0.5));
    assertEquals(2e-6, found.floor(), 1e-15);
    assertEquals(0.12, found.perInverse(), 1e-12);
    assertEquals(0.5, found.persistence());
    double noise = 0;
    for (double size : SIZES) {
      noise += (2e-6 + 0.12 / size) * 1.5 / 0.5 / 10 / SIZES.length;
    }
    assertEquals(Math.max(0, 8e-6 - noise), found.spread(), 1e-15);
  }

  @Test
  void noVarianceIsNegative() {
    Shrinkage falling = Shrinkage.of(moments(9e-6, -0.004, 8e-6, 10, -0.3));
    assertEquals(0, falling.perInverse());
    assertEquals(0, falling.persistence());
    assertTrue(falling.floor() > 0);
    Shrinkage steep = Shrinkage.of(moments(-1e-6, 0.12, 8e-6, 10, 0.99));
    assertEquals(0, steep.floor());
    assertTrue(steep.perInverse() > 0);
    assertEquals(0.9, steep.persistence());
    assertEquals(0, Shrinkage.of(moments(2e-6, 0.12, 1e-9, 10, 0)).spread());
  }

  @Test
  void ratesAreDrawnTowardsNothingByTheirNoise() {
    Shrinkage shrinkage = new Shrinkage(40, 1e-6, 0.1, 0.5, 4e-6);
    double variance = (1e-6 + 0.1 / 2000) * 3 / 10;
    Shrinkage.Posterior posterior = shrinkage.posterior(0.003, 2000, 10);
    assertEquals(10 * 0.003 * 4e-6 / (4e-6 + variance), posterior.rate(), 1e-15);
    double deviation = 10 * Math.sqrt(4e-6 * variance / (4e-6 + variance));
    assertEquals(deviation, posterior.deviation(), 1e-15);
    assertEquals(posterior.rate() - 1.2815515655446 * deviation, posterior.low(), 1e-12);
    assertEquals(posterior.rate() + 1.2815515655446 * deviation, posterior.high(), 1e-12);
    assertTrue(posterior.rate() < shrinkage.posterior(0.003, 20_000, 10).rate());
  }

  @Test
  void aLevelOfFewUnitsOrWithoutSpreadIsNotJudged() {
    assertEquals(
        Optional.of(Shrinkage.Unjudged.FEW_UNITS),
        new Shrinkage(10, 1e-6, 0.1, 0.5, 4e-6).unjudged());
    assertEquals(
        Optional.of(Shrinkage.Unjudged.NO_SPREAD), new Shrinkage(40, 1e-6, 0.1, 0.5, 0).unjudged());
    assertEquals(Optional.empty(), new Shrinkage(11, 1e-6, 0.1, 0.5, 4e-6).unjudged());
  }

  /** Of units whose variances lie on a line in 1/P. */
  private static Moments moments(
      double floor, double slope, double meanSquare, double years, double autocorrelation) {
    double inverse = 0;
    double inverseSquare = 0;
    double variance = 0;
    double varianceByInverse = 0;
    for (double size : SIZES) {
      double own = floor + slope / size;
      inverse += 1 / size;
      inverseSquare += 1 / size / size;
      variance += own;
      varianceByInverse += own / size;
    }
    int n = SIZES.length;
    return new Moments(
        n,
        inverse,
        inverseSquare,
        variance,
        varianceByInverse,
        n * meanSquare,
        n / years,
        inverse / years,
        autocorrelation);
  }
}
