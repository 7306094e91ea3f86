package no.stedsvekst.scenario;

import static no.stedsvekst.scenario.Cohorts.CELLS;
import static no.stedsvekst.scenario.Cohorts.FLOWS;
import static no.stedsvekst.scenario.Cohorts.WOMEN;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LifeYearTest {

  @Test
  void halfOfTheMigrantsYearCounts() {
    assertEquals(11, LifeYear.deaths(100, 20, 0.1), 1e-12);
    assertEquals(9, LifeYear.deaths(100, -20, 0.1), 1e-12);
    assertEquals(1, LifeYear.deaths(0, 10, 0.2), 1e-12);
  }

  @Test
  void noMoreDieThanThereAre() {
    assertEquals(2, LifeYear.deaths(10, -8, 0.9), 1e-12);
    assertEquals(0, LifeYear.deaths(10, -10, 0.5), 1e-12);
    assertEquals(10, LifeYear.deaths(10, 0, 3), 1e-12);
    Random random = new Random(2);
    for (int trial = 0; trial < 1000; trial++) {
      double persons = 10 * random.nextDouble();
      double migrants = persons * (3 * random.nextDouble() - 1);
      double deaths = LifeYear.deaths(persons, migrants, 2 * random.nextDouble());
      assertTrue(deaths >= 0 && deaths <= persons + migrants, deaths + " of " + persons);
    }
  }

  @Test
  void exposedAreWhoIsThereAndTheChildrenExpected() {
    double[] people = new double[3 * CELLS];
    for (int cell = 0; cell < CELLS; cell++) {
      people[CELLS + cell] = 1000 + cell;
    }
    double[] exposed = LifeYear.room();
    assertEquals(FLOWS, exposed.length);
    LifeYear.exposed(people, CELLS, 100, exposed);
    assertEquals(51.41, exposed[Cohorts.flow(0, 0)], 1e-12);
    assertEquals(48.59, exposed[Cohorts.flow(WOMEN, 0)], 1e-12);
    for (int sex = 0; sex < 2; sex++) {
      for (int age = 0; age <= 105; age++) {
        assertEquals(1000 + Cohorts.cell(sex, age), exposed[Cohorts.flow(sex, age + 1)]);
      }
    }
  }

  /** 0.05 · 1000 and 0.1 · 500; men and the place before do not count. */
  @Test
  void birthsByHand() {
    double[] people = new double[2 * CELLS];
    double[] fertility = new double[Cohorts.AGES];
    people[Cohorts.cell(WOMEN, 20)] = 9999;
    people[CELLS + Cohorts.cell(0, 20)] = 700;
    people[CELLS + Cohorts.cell(WOMEN, 20)] = 1000;
    people[CELLS + Cohorts.cell(WOMEN, 30)] = 500;
    people[CELLS + Cohorts.cell(WOMEN, 60)] = 400;
    fertility[20] = 0.05;
    fertility[30] = 0.1;
    assertEquals(100, LifeYear.births(people, CELLS, fertility), 1e-12);
  }

  /** Of 9 and 4.5 person-years 2.25 and 1.8 die; 8 + 2 − 2.25 and 5 − 1 − 1.8 are left. */
  @Test
  void theOldestAreCountedTogether() {
    double[] exposed = new double[FLOWS];
    double[] migrants = new double[2 * FLOWS];
    double[] mortality = new double[CELLS];
    exposed[Cohorts.flow(WOMEN, 104)] = 20;
    exposed[Cohorts.flow(WOMEN, 105)] = 8;
    exposed[Cohorts.flow(WOMEN, 106)] = 5;
    migrants[FLOWS + Cohorts.flow(WOMEN, 105)] = 2;
    migrants[FLOWS + Cohorts.flow(WOMEN, 106)] = -1;
    mortality[Cohorts.cell(WOMEN, 103)] = 0.2;
    mortality[Cohorts.cell(WOMEN, 104)] = 0.125;
    mortality[Cohorts.cell(WOMEN, 105)] = 0.2;
    double[] into = new double[3 * CELLS];
    Arrays.fill(into, 7);
    double[] dead = into.clone();
    LifeYear.survive(exposed, migrants, FLOWS, mortality, 2, into, dead, CELLS);
    double[] expected = new double[3 * CELLS];
    Arrays.fill(expected, 7);
    Arrays.fill(expected, CELLS, 2 * CELLS, 0);
    expected[CELLS + Cohorts.cell(WOMEN, 104)] = 12;
    expected[CELLS + Cohorts.cell(WOMEN, 105)] = 7.75 + 2.2;
    assertArrayEquals(expected, into, 1e-12);
    expected[CELLS + Cohorts.cell(WOMEN, 104)] = 8;
    expected[CELLS + Cohorts.cell(WOMEN, 105)] = 2.25 + 1.8;
    assertArrayEquals(expected, dead, 1e-12);
    assertEquals(8 + 2.25 + 1.8, LifeYear.deaths(exposed, migrants, FLOWS, mortality, 2), 1e-12);
  }

  /** Nobody dies in the year of birth: who is expected is only there to leave. */
  @Test
  void childrenAndTheirMigrantsJoinAgeNothing() {
    double[] exposed = new double[FLOWS];
    exposed[Cohorts.flow(0, 0)] = 500;
    exposed[Cohorts.flow(WOMEN, 0)] = 480;
    double[] migrants = new double[FLOWS];
    migrants[Cohorts.flow(0, 0)] = 5;
    migrants[Cohorts.flow(WOMEN, 0)] = -3;
    double[] mortality = new double[CELLS];
    Arrays.fill(mortality, 0.5);
    assertEquals(0, LifeYear.deaths(exposed, migrants, 0, mortality, 1));
    double[] into = new double[CELLS];
    double[] dead = new double[CELLS];
    LifeYear.survive(exposed, migrants, 0, mortality, 1, into, dead, 0);
    assertArrayEquals(new double[CELLS], into);
    assertArrayEquals(new double[CELLS], dead);
    LifeYear.beBorn(1000, migrants, 0, into, 0);
    double[] expected = new double[CELLS];
    expected[Cohorts.cell(0, 0)] = 519.1;
    expected[Cohorts.cell(WOMEN, 0)] = 482.9;
    assertArrayEquals(expected, into, 1e-12);
  }

  @Test
  void whoWasThereAndCameIsThereOrDead() {
    Random random = new Random(3);
    double[] exposed = new double[FLOWS];
    double[] migrants = new double[FLOWS];
    double[] mortality = new double[CELLS];
    double there = 0;
    for (int sex = 0; sex < 2; sex++) {
      for (int age = 0; age <= 105; age++) {
        int flow = Cohorts.flow(sex, age + 1);
        exposed[flow] = 100 * random.nextDouble();
        migrants[flow] = exposed[flow] * (2 * random.nextDouble() - 1);
        mortality[Cohorts.cell(sex, age)] = random.nextDouble();
        there += exposed[flow] + migrants[flow];
      }
    }
    double[] into = new double[CELLS];
    double[] dead = new double[CELLS];
    LifeYear.survive(exposed, migrants, 0, mortality, 1.4, into, dead, 0);
    double deaths = LifeYear.deaths(exposed, migrants, 0, mortality, 1.4);
    assertTrue(deaths > 0.3 * there && deaths < there);
    assertEquals(there, Cohorts.sum(into, 0, CELLS) + deaths, 1e-9);
    assertEquals(deaths, Cohorts.sum(dead, 0, CELLS), 1e-9);
    for (double persons : into) {
      assertTrue(persons >= 0);
    }
  }
}
