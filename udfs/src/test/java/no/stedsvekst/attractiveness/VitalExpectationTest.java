package no.stedsvekst.attractiveness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Map;
import no.stedsvekst.trace.ToldSteps;
import org.junit.jupiter.api.Test;

class VitalExpectationTest {
  private static final Map<Integer, Double> RATES =
      Map.of(13, 0.001, 14, 0.002, 15, 0.01, 30, 0.1, 49, 0.003, 50, 0.0005);

  @Test
  void youngerAndOlderMothersAreCountedWithTheFirstAndTheLastAge() {
    assertEquals(0.013, VitalExpectation.perWoman(15, RATES::get), 1e-15);
    assertEquals(0.0035, VitalExpectation.perWoman(49, RATES::get), 1e-15);
    assertEquals(0.1, VitalExpectation.perWoman(30, RATES::get));
    assertEquals(0, VitalExpectation.perWoman(14, RATES::get));
    assertEquals(0, VitalExpectation.perWoman(31, RATES::get));
  }

  @Test
  void aYearIsHalfItsFirstDayAndHalfItsLast() {
    assertEquals(11, VitalExpectation.overYear(10.0, 12.0));
    assertEquals(10, VitalExpectation.overYear(10.0, null));
    assertNull(VitalExpectation.overYear(null, 12.0));
  }

  @Test
  void whatIsToldIsWhatWasDone() {
    ToldSteps told = new ToldSteps();
    assertEquals(11, VitalExpectation.births(0.1, 100, 120.0, told.named("F 30")), 1e-12);
    assertEquals(10, VitalExpectation.births(0.1, 100, null, told.named("F 31")), 1e-12);
    assertEquals(2, VitalExpectation.deaths(0.02, 100, told), 1e-12);
    assertEquals(11, VitalExpectation.asCounted(10.0, 220.0, 200.0, told), 1e-12);
    assertEquals(4, told.reckoned());
  }

  @Test
  void whereTheRatesExpectNothingNothingIsKnown() {
    assertNull(VitalExpectation.asCounted(0.0, 5.0, 0.0));
    assertNull(VitalExpectation.asCounted(1.0, null, 2.0));
  }
}
