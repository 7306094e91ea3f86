package no.stedsvekst.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class DecayTest {

  @Test
  void allIsThereInTheFirstYearAndHalfAfterAHalfLife() {
    assertEquals(1, Decay.left(1, 10));
    assertEquals(0.5, Decay.left(11, 10), 1e-15);
    assertEquals(0.25, Decay.left(21, 10), 1e-15);
    assertEquals(Math.sqrt(0.5), Decay.left(6, 10), 1e-15);
    assertEquals(0.125, Decay.left(4, 1), 1e-15);
  }

  @Test
  void withoutAHalfLifeItStays() {
    assertEquals(1, Decay.left(1, Double.NaN));
    assertEquals(1, Decay.left(40, Double.NaN));
  }
}
