package no.stedsvekst.growth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import no.stedsvekst.trace.ToldSteps;
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
    assertNull(RelativeGrowth.growth(7.0, null));
  }

  @Test
  void fromNothingThereIsNoGrowth() {
    assertNull(RelativeGrowth.growth(7.0, 0.0));
  }

  @Test
  void whatIsToldIsWhatWasDone() {
    ToldSteps told = new ToldSteps();
    RelativeGrowth.growth(103.0, 100.0, told.named("growth of the nation"));
    RelativeGrowth.of(105.0, 100.0, 0.03, told);
    assertEquals(List.of("growth of the nation", "relative_growth"), told.names());
    assertEquals(2, told.reckoned());
  }
}
