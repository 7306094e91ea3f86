package no.stedsvekst.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SampleQuantileTest {
  /** R: quantile(c(1, 2, 4, 8), c(0, .1, .5, .9, 1)). */
  @Test
  void asInR() {
    double[] sample = {1, 2, 4, 8};
    assertEquals(1, SampleQuantile.of(sample, 0));
    assertEquals(1.3, SampleQuantile.of(sample, 0.1), 1e-12);
    assertEquals(3, SampleQuantile.of(sample, 0.5), 1e-12);
    assertEquals(6.8, SampleQuantile.of(sample, 0.9), 1e-12);
    assertEquals(8, SampleQuantile.of(sample, 1));
    assertEquals(5, SampleQuantile.of(new double[] {5}, 0.3));
  }
}
