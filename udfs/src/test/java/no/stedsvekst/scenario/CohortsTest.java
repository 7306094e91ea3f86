package no.stedsvekst.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CohortsTest {

  @Test
  void everyCellAndCohortHasAPlaceOfItsOwn() {
    Set<Integer> cells = new HashSet<>();
    Set<Integer> flows = new HashSet<>();
    for (int sex = 0; sex < 2; sex++) {
      for (int age = 0; age <= 105; age++) {
        cells.add(Cohorts.cell(sex, age));
      }
      for (int cohort = 0; cohort <= 106; cohort++) {
        flows.add(Cohorts.flow(sex, cohort));
      }
    }
    assertEquals(212, cells.size());
    assertEquals(Cohorts.CELLS, cells.size());
    assertEquals(214, flows.size());
    assertEquals(Cohorts.FLOWS, flows.size());
  }

  @Test
  void whoWas104Or105IsAmongTheOldest() {
    assertEquals(Cohorts.cell(1, 0), Cohorts.cellAtEnd(1, 0));
    assertEquals(Cohorts.cell(0, 31), Cohorts.cellAtEnd(0, 31));
    assertEquals(Cohorts.cell(0, 105), Cohorts.cellAtEnd(0, 105));
    assertEquals(Cohorts.cell(0, 105), Cohorts.cellAtEnd(0, 106));
  }

  @Test
  void moreBoysAreBorn() {
    assertEquals(0.5141, Cohorts.shareOfBirths(0));
    assertEquals(0.4859, Cohorts.shareOfBirths(Cohorts.WOMEN), 1e-12);
  }
}
