package no.stedsvekst.supply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import no.stedsvekst.supply.EmploymentSupply.DeathTerm;
import no.stedsvekst.trace.CalculationTrace;
import no.stedsvekst.trace.ToldSteps;
import org.junit.jupiter.api.Test;

class EmploymentSupplyTest {

  @Test
  void aPersonAddsWhatTheNextAgeWorksMore() {
    assertEquals(
        0.7 - 0.6 - 0.01, EmploymentSupply.ofPerson(30, 0.6, 0.7, 0.01, DeathTerm.ALL), 1e-15);
    assertEquals(
        0.7 - 0.6 - 0.007,
        EmploymentSupply.ofPerson(30, 0.6, 0.7, 0.01, DeathTerm.EMPLOYED),
        1e-15);
  }

  @Test
  void nobodyWorksBeforeTheFirstAgeOrAfterTheLast() {
    assertEquals(0.0, EmploymentSupply.ofPerson(13, 0.1, 0.2, 0.0, DeathTerm.ALL));
    assertEquals(0.2, EmploymentSupply.ofPerson(14, null, 0.2, 0.0, DeathTerm.ALL), 1e-15);
    assertEquals(-0.1, EmploymentSupply.ofPerson(74, 0.1, null, 0.0, DeathTerm.ALL), 1e-15);
    assertNull(EmploymentSupply.ofPerson(30, null, 0.2, 0.0, DeathTerm.ALL));
  }

  @Test
  void personsAddAsOftenAsOneDoes() {
    ToldSteps told = new ToldSteps();
    double one = EmploymentSupply.ofPerson(30, 0.6, 0.7, 0.01, DeathTerm.EMPLOYED);
    double all =
        EmploymentSupply.ofPersons(250, 30, 0.6, 0.7, 0.01, DeathTerm.EMPLOYED, told.named("F 30"));
    assertEquals(250 * one, all, 1e-12);
    assertEquals(all, told.value("F 30"));
    EmploymentSupply.relative(all, 2500.0, 0.004, told);
    assertEquals(all / 2500 - 0.004, told.value("ds"), 1e-15);
    assertEquals(2, told.reckoned());
    assertNull(EmploymentSupply.relative(all, 0.0, 0.004, CalculationTrace.NONE));
  }
}
