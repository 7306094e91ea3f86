package no.stedsvekst.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class FalseDiscoveryTest {

  /** R: p.adjust(c(0.01, 0.02, 0.03, 0.5, 0.005), "BH"). */
  @Test
  void asInR() {
    assertArrayEquals(
        new double[] {0.025, 0.1 / 3, 0.0375, 0.5, 0.025},
        FalseDiscovery.adjusted(new double[] {0.01, 0.02, 0.03, 0.5, 0.005}),
        1e-12);
  }

  @Test
  void theyNeverFall() {
    assertArrayEquals(
        new double[] {0.06, 0.06, 0.06},
        FalseDiscovery.adjusted(new double[] {0.06, 0.05, 0.055}),
        1e-12);
  }
}
