package no.stedsvekst.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The slope of what came on what was foretold. */
class PersistenceTest {
  private static final double FALLBACK = 0.7;

  private static Persistence.Sums pair(int target, double[] weight, double[] x, double[] y) {
    double[] sums = new double[5];
    for (int place = 0; place < x.length; place++) {
      sums[0] += weight[place];
      sums[1] += weight[place] * x[place];
      sums[2] += weight[place] * y[place];
      sums[3] += weight[place] * x[place] * x[place];
      sums[4] += weight[place] * x[place] * y[place];
    }
    return new Persistence.Sums(target, sums[0], sums[1], sums[2], sums[3], sums[4]);
  }

  /**
   * In R: {@code x <- c(1,2,4,0,3,5); y <- c(.9,1,3,.5,1,3.5); w <- c(1,2,1,3,1,2)}, {@code t <-
   * factor(c(1,1,1,2,2,2))}; {@code coef(lm(y ~ x + t, weights = w))[["x"]]} is 0.591334894614;
   * scores {@code tapply(w * xc * resid(fit), t, sum)} with {@code xc} the residuals of {@code lm(x
   * ~ t, weights = w)}; the error is the root of their squares over {@code sum(w * xc^2)}.
   */
  @Test
  void asByLeastSquaresWithAnEffectAYear() {
    Persistence found =
        Persistence.of(
            List.of(
                pair(2001, new double[] {1, 2, 1}, new double[] {1, 2, 4}, new double[] {.9, 1, 3}),
                pair(
                    2002,
                    new double[] {3, 1, 2},
                    new double[] {0, 3, 5},
                    new double[] {.5, 1, 3.5})),
            FALLBACK);
    assertEquals(0.591334894614, found.share(), 1e-12);
    assertEquals(0.032437193852, found.error(), 1e-12);
    assertTrue(found.isEstimated());
  }

  @Test
  void noneLastsMoreThanWhollyOrLessThanNotAtAll() {
    double[] even = {1, 1, 1};
    double[] foretold = {1, 2, 4};
    double[] more = {2, 4, 8};
    double[] less = {-1, -2, -4};
    assertEquals(
        1,
        Persistence.of(
                List.of(pair(1, even, foretold, more), pair(2, even, foretold, more)), FALLBACK)
            .share());
    assertEquals(
        0,
        Persistence.of(
                List.of(pair(1, even, foretold, less), pair(2, even, foretold, less)), FALLBACK)
            .share());
  }

  @Test
  void oneYearTellsNothingOfOthers() {
    double[] even = {1, 1, 1};
    Persistence found =
        Persistence.of(
            List.of(pair(1, even, new double[] {1, 2, 4}, new double[] {1, 2, 4})), FALLBACK);
    assertEquals(FALLBACK, found.share());
    assertFalse(found.isEstimated());
    assertEquals(FALLBACK, Persistence.of(List.of(), FALLBACK).share());
  }

  @Test
  void aLineIsCarriedOnYearByYear() {
    assertEquals(Math.log(1.04 / 1.02), Trend.growthInYear(0.02, 2), 1e-15);
    assertEquals(Math.log(1.04), Trend.growth(0.02, 2), 1e-15);
    // Nobody is foretold to die out: from 5 per cent of the people on the line stays.
    assertEquals(0, Trend.growthInYear(-0.05, 25), 1e-15);
  }
}
