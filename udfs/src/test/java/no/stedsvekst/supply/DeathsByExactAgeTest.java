package no.stedsvekst.supply;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Half of a year of life at one age and half at the next. */
class DeathsByExactAgeTest {
  @Test
  void theOldestKeepsItsOwn() {
    double[] probability =
        DeathsByExactAge.byAgeOnJanuaryFirst(new double[] {0.36, 0.19, 0.5, 1}, 2);
    // The roots of 0.64 · 0.81 and of 0.81 · 0.5.
    assertEquals(1 - 0.72, probability[0], 1e-12);
    assertEquals(1 - Math.sqrt(0.405), probability[1], 1e-12);
    assertEquals(0.5, probability[2]);
  }

  /** Where the force of mortality is the same in both years of life, so is the probability. */
  @Test
  void aConstantProbabilityStaysAsItIs() {
    double[] same = new double[107];
    java.util.Arrays.fill(same, 0.02);
    for (double probability : DeathsByExactAge.byAgeOnJanuaryFirst(same, 105)) {
      assertEquals(0.02, probability, 1e-15);
    }
  }
}
