package no.stedsvekst.jobs.testing.norway;

import static no.stedsvekst.jobs.testing.norway.LandedFigures.columns;
import static no.stedsvekst.jobs.testing.norway.LandedFigures.nation;
import static no.stedsvekst.jobs.testing.norway.LandedFigures.rows;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import no.stedsvekst.jobs.testing.norway.PlainVintage.PairYear;
import no.stedsvekst.jobs.testing.norway.PlainVintage.UnitYear;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** Known answers of the official figures of work, as landed and in the codes of 2024. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIfEnvironmentVariable(
    named = OfficialFigures.VARIABLE,
    matches = ".+",
    disabledReason = "no official figures were given")
class OfficialWorkTest {
  private Map<UnitYear, Double> jobs;
  private Map<UnitYear, Double> employed;
  private Map<PairYear, Double> commuters;
  private PlainVintage vintage;

  @BeforeAll
  void land(@TempDir Path folder) throws IOException {
    OfficialLanding.in(folder).writeAll();
    LandedFigures landed = new LandedFigures(folder);
    jobs = landed.units("jobs", "jobs");
    employed = landed.units("employment", "employed_residents");
    commuters = landed.pairs();
    vintage = new PlainVintage(landed.changes(), 2024);
  }

  @Test
  void rindalIsMissingIn2019() {
    Map<Integer, Integer> counts = new TreeMap<>();
    jobs.keySet().forEach(unit -> counts.merge(unit.year(), 1, Integer::sum));
    assertEquals(Map.of(2017, 426, 2018, 422, 2019, 421, 2020, 356, 2021, 356, 2022, 356), counts);
    assertTrue(jobs.containsKey(new UnitYear("1567", 2018)));
    assertTrue(jobs.containsKey(new UnitYear("5061", 2020)));
    assertEquals(jobs.keySet(), employed.keySet());
    assertEquals(jobs.keySet(), columns(commuters).keySet());
    assertEquals(jobs.keySet(), rows(commuters).keySet());
  }

  @Test
  void theMatrixAddsUpToTheJobsButFor2019() {
    Map<UnitYear, Double> columns = columns(commuters);
    Map<String, Double> lacking = new TreeMap<>();
    jobs.forEach(
        (unit, count) -> {
          double gap = count - columns.get(unit);
          if (gap != 0) {
            assertEquals(2019, unit.year(), unit.code());
            lacking.put(unit.code(), gap);
          }
        });
    // They lived in Rindal, whose row is lost, and most of them worked next door in Surnadal.
    assertEquals(36, lacking.size());
    assertEquals(360, lacking.values().stream().mapToDouble(Double::doubleValue).sum());
    assertEquals(193, lacking.get("1566"));
    assertEquals(41, lacking.get("5001"));
    assertEquals(5, lacking.get("0301"));
  }

  @Test
  void commutersAreNoMoreThanTheEmployed() {
    Map<UnitYear, Double> rows = rows(commuters);
    employed.forEach(
        (unit, residents) -> {
          double share = rows.get(unit) / residents;
          assertTrue(share <= 1 && share > 0.95, unit + " " + share);
        });
  }

  @Test
  void thirtySevenPercentOfRaelingenWorkInOslo() {
    double all = rows(commuters).get(new UnitYear("3027", 2021));
    double toOslo = commuters.get(new PairYear("3027", "0301", 2021));
    assertEquals(37.05, 100 * toOslo / all, 0.005);
    assertEquals(toOslo, vintage.pairs(commuters).get(new PairYear("3224", "0301", 2021)));
  }

  @Test
  void newCodesLoseNobody() {
    assertSameNation(jobs, vintage.units(jobs));
    assertSameNation(employed, vintage.units(employed));
    assertSameNation(columns(commuters), columns(vintage.pairs(commuters)));
  }

  @Test
  void newCodesAreThoseOf2024() {
    Map<UnitYear, Double> renewed = vintage.units(jobs);
    for (int year = 2017; year <= 2022; year++) {
      int wanted = year;
      Set<UnitYear> units = renewed.keySet();
      assertEquals(
          year == 2019 ? 356 : 357, units.stream().filter(u -> u.year() == wanted).count());
    }
    // A half each, as the weights have it.
    assertEquals(renewed.get(new UnitYear("1508", 2022)), renewed.get(new UnitYear("1580", 2022)));
  }

  /** Weights of homes add up to one, so that columns can be taken before or after. */
  @Test
  void columnsOfTheMatrixStayJobs() {
    Map<UnitYear, Double> columns = columns(vintage.pairs(commuters));
    vintage
        .units(jobs)
        .forEach(
            (unit, count) -> {
              if (unit.year() != 2019) {
                assertEquals(count, columns.get(unit), 1e-9 * count, unit.toString());
              }
            });
  }

  private static void assertSameNation(Map<UnitYear, Double> before, Map<UnitYear, Double> after) {
    Map<Integer, Double> sums = nation(after);
    nation(before).forEach((year, sum) -> assertEquals(sum, sums.get(year), 1e-9 * sum));
  }
}
