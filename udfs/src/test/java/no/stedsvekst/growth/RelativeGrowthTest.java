package no.stedsvekst.growth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class RelativeGrowthTest {
  @Test
  void relativeGrowthTakesTheNationOff() {
    assertEquals(0.02, RelativeGrowth.of(105.0, 100.0, 0.03), 1e-15);
  }

  @Test
  void aPlaceThatHadNoJobsGrowsAsTheNation() {
    assertEquals(0.0, RelativeGrowth.of(7.0, 0.0, 0.03));
  }

  @Test
  void aMissingNumberIsNotZero() {
    assertNull(RelativeGrowth.of(null, 0.0, 0.03));
    assertNull(RelativeGrowth.of(7.0, null, 0.03));
    assertNull(RelativeGrowth.of(7.0, 6.0, null));
  }
}
