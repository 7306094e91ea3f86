package no.stedsvekst.attractiveness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import no.stedsvekst.trace.ToldSteps;
import org.junit.jupiter.api.Test;

class ShiftShareTest {

  /** 300 jobs become 330; by the nation's 2 % they would be 306, and so on. */
  @Test
  void theComponentsAddUpToTheChange() {
    ToldSteps told = new ToldSteps();
    ShiftShare place = new ShiftShare(0.02, told);
    place.add("shops", true, 220, 200, 1050, 1000);
    place.add("mines", false, 110, 100, 0, 0);
    double rest = place.attractiveness(new double[] {0.01, 0.02, 0.03}, 0.5);
    assertEquals(6, told.value("industry shops"), 1e-12);
    assertEquals(-2, told.value("industry mines"), 1e-12);
    assertEquals(4, told.value("industry"), 1e-12);
    assertEquals(6, told.value("national"), 1e-12);
    assertEquals(2, told.value("population"), 1e-12);
    assertEquals(30 - 4 - 6 - 2, rest, 1e-12);
    assertEquals(rest, told.value("business_attractiveness"));
    assertEquals(4, told.reckoned());
  }
}
