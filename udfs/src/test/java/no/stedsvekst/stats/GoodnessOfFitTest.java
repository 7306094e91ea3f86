package no.stedsvekst.stats;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class GoodnessOfFitTest {
  /** R 4.2: {@code lm(dist ~ speed, cars)}, from its deviance and the variation of dist. */
  @Test
  void carsAsInR() {
    GoodnessOfFit cars = new GoodnessOfFit(50, 2, 11353.521051094891, 32538.98, 0);
    assertAll(
        () -> assertEquals(48, cars.residualDegreesOfFreedom()),
        () -> assertEquals(0.6510793807582509, cars.rSquared(), 1e-14),
        () -> assertEquals(0.6438102011907145, cars.adjustedRSquared(), 1e-14),
        () -> assertEquals(15.379586748819907, cars.sigma(), 1e-12),
        () -> assertEquals(89.56710653646772, cars.fStatistic(), 1e-11),
        () -> assertEquals(1.4898364962950928e-12, cars.pValue(), 1e-24),
        () -> assertEquals(-206.57843151367663, cars.logLikelihood(), 1e-11),
        () -> assertEquals(419.15686302735327, cars.aic(), 1e-11),
        () -> assertEquals(424.8929320436377, cars.bic(), 1e-11));
  }
}
