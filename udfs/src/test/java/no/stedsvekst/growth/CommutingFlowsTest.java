package no.stedsvekst.growth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import no.stedsvekst.trace.CalculationTrace;
import no.stedsvekst.trace.ToldSteps;
import org.junit.jupiter.api.Test;

class CommutingFlowsTest {

  /** 60 of 100 work at home, 30 where jobs grew 5 % less 1 %, 10 off the map. */
  @Test
  void everyFlowIsToldWithItsPart() {
    ToldSteps told = new ToldSteps();
    CommutingFlows flows = new CommutingFlows("A", 100, 0.01, told);
    flows.add("A", 60, 103.0, 100.0);
    flows.add("B", 30, 210.0, 200.0);
    flows.add("C", 2, 7.0, 0.0);
    flows.addOutside("outside", 8);
    assertEquals(0.6 * 0.02 + 0.3 * 0.04, flows.total(), 1e-15);
    assertEquals(0.012, told.value("A"), 1e-15);
    assertEquals(0.012, told.value("B"), 1e-15);
    assertEquals(0, told.value("C"));
    assertEquals(0, told.value("outside"));
    assertEquals(List.of("A", "B", "C", "outside", "own", "neighbour"), told.names());
    assertEquals(2, told.reckoned());
  }

  @Test
  void anUnknownWorkplaceMakesTheWholeUnknown() {
    CommutingFlows flows = new CommutingFlows("A", 100, 0.01, CalculationTrace.NONE);
    flows.add("B", 30, null, 200.0);
    assertNull(flows.total());
  }
}
