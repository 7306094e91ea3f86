package no.stedsvekst.scenario;

import static no.stedsvekst.scenario.Cohorts.CELLS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Half of the grown work and none of the old: 1000, 1100 and 990 grown make 500, 550 and 495. */
class NationPathTest {
  private static final int GROWN = Cohorts.cell(0, 30);
  private static final int OLD = Cohorts.cell(1, 80);

  private static double[] cells(double grown, double old) {
    double[] cells = new double[CELLS];
    cells[GROWN] = grown;
    cells[OLD] = old;
    return cells;
  }

  private static List<NationYear> years(double people, double[] jobs, double[] outlook) {
    NationalFrame frame =
        new NationalFrame(
            new double[][] {cells(1000, 1000), cells(1100, 950), cells(990, 1000)},
            new double[] {20, 10},
            new double[] {30, 40});
    double[][] mortality = {cells(0.001, 0.05), cells(0.002, 0.04)};
    double[][] fertility = {{1}, {2}};
    return new NationPath(2023, frame, mortality, fertility, cells(0.5, 0), outlook)
        .years(people, jobs, (cell, death) -> 10 * death + (cell == OLD ? 1 : 0));
  }

  @Test
  void jobsFollowThoseWhoWorkInTheFrameAsLanded() {
    // Twice as many people than in the frame: the jobs do not heed it.
    List<NationYear> years = years(4000, new double[] {360, 240}, new double[] {0.03, Double.NaN});
    assertEquals(2, years.size());
    assertEquals(0.1, years.get(0).jobGrowth(), 1e-12);
    assertEquals(-0.1, years.get(1).jobGrowth(), 1e-12);
    assertEquals(660, Cohorts.sum(years.get(0).industries(), 0, 2), 1e-9);
    assertEquals(594, Cohorts.sum(years.get(1).industries(), 0, 2), 1e-9);
    assertTrue(years.get(0).hasJobs());
  }

  /** An industry without an outlook grows as all: 14/15, then 13/15 of what the other differs. */
  @Test
  void industriesGoOnFromTheYearBefore() {
    List<NationYear> years = years(2000, new double[] {360, 240}, new double[] {0.03, Double.NaN});
    double[] before = {360, 240};
    double[] allGrow = {0.1, -0.1};
    for (int year = 0; year < 2; year++) {
      double[] growth = years.get(year).outlook();
      assertEquals((14 - year) / 15.0 * (0.03 - allGrow[year]), growth[0] - growth[1], 1e-12);
      double[] now = years.get(year).industries();
      assertArrayEquals(
          new double[] {before[0] * (1 + growth[0]), before[1] * (1 + growth[1])}, now, 1e-9);
      before = now;
    }
  }

  /** Totals 2000, 2050, 1990: 60 come and 30 leave, of 2100 and 2150 when 100 more are there. */
  @Test
  void migrationIsWhatBirthsAndDeathsLeaveOfTheMovedFrame() {
    List<NationYear> years = years(2100, new double[] {500}, new double[] {0});
    assertEquals(60, years.get(0).netMigration(), 1e-9);
    assertEquals(-30, years.get(1).netMigration(), 1e-9);
    assertEquals(60 / 2100.0, years.get(0).migrationRate(), 1e-12);
    assertEquals(-30 / 2150.0, years.get(1).migrationRate(), 1e-12);
    assertArrayEquals(
        cells(1100 * 2150 / 2050.0, 950 * 2150 / 2050.0), years.get(0).people(), 1e-9);
    assertArrayEquals(
        cells(990 * 2090 / 1990.0, 1000 * 2090 / 1990.0), years.get(1).people(), 1e-9);
    assertEquals(10, years.get(1).births());
    assertEquals(40, years.get(1).deaths());
  }

  @Test
  void eachYearHasItsOwnRates() {
    List<NationYear> years = years(2000, new double[] {500}, new double[] {0});
    assertEquals(2023, years.get(0).year());
    assertEquals(2024, years.get(1).year());
    assertEquals(1, years.get(0).yearsOn());
    assertEquals(2, years.get(1).yearsOn());
    assertEquals(0.01, years.get(0).supply()[GROWN], 1e-12);
    assertEquals(1.5, years.get(0).supply()[OLD], 1e-12);
    assertEquals(1.4, years.get(1).supply()[OLD], 1e-12);
    assertEquals(2, years.get(1).fertility()[0]);
    assertEquals(0.002, years.get(1).mortality()[GROWN]);
    assertEquals(0.5, years.get(1).employment()[GROWN]);
  }

  @Test
  void withoutJobsPeopleAreStillProjected() {
    List<NationYear> years = years(2000, new double[0], new double[0]);
    assertFalse(years.get(0).hasJobs());
    assertEquals(0.03, years.get(0).migrationRate(), 1e-12);
    assertArrayEquals(cells(990, 1000), years.get(1).people(), 1e-9);
  }
}
