package no.stedsvekst.jobs.conform;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.land.PlaceTables;
import no.stedsvekst.jobs.testing.Program;
import no.stedsvekst.jobs.testing.norway.LandedFigures;
import no.stedsvekst.jobs.testing.norway.OfficialFigures;
import no.stedsvekst.jobs.testing.norway.OfficialLake;
import no.stedsvekst.jobs.testing.norway.OfficialLanding;
import no.stedsvekst.jobs.testing.norway.OfficialTable;
import no.stedsvekst.jobs.testing.norway.PlainVintage;
import no.stedsvekst.jobs.testing.norway.PlainVintage.PairYear;
import no.stedsvekst.jobs.testing.norway.PlainVintage.UnitYear;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** Official figures through landing and silver, in the codes of 2024, against plain loops. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIfEnvironmentVariable(
    named = OfficialFigures.VARIABLE,
    matches = ".+",
    disabledReason = "no official figures were given")
class OfficialVintageTest {
  private LandedFigures landed;
  private PlainVintage vintage;

  @BeforeAll
  void landed() {
    landed = new LandedFigures(OfficialLake.landing());
    vintage = new PlainVintage(landed.changes(), 2024);
  }

  @Test
  void norwayAndLoppaAreAsPublished() {
    Dataset<Row> persons = silver(SilverTables.POPULATION);
    assertEquals(5_425_270, persons.filter("year = 2022").agg(sum("persons")).head().getDouble(0));
    assertEquals(1426, value(persons, "municipality = '5614' and year = 2000", "persons"));
    assertEquals(859, value(persons, "municipality = '5614' and year = 2022", "persons"));
  }

  @Test
  void jobsAndEmployedAreWherePlainLoopsPutThem() {
    Map<UnitYear, Double> jobs = vintage.units(landed.units("jobs", "jobs"));
    assertSame(jobs, units(SilverTables.JOBS, "jobs"));
    Map<UnitYear, Double> employed =
        vintage.units(landed.units("employment", "employed_residents"));
    assertSame(employed, units(SilverTables.EMPLOYMENT, "employed_residents"));
  }

  @Test
  void commutersAreWherePlainLoopsPutThem() {
    Map<PairYear, Double> wanted = vintage.pairs(landed.pairs());
    Map<PairYear, Double> found = new HashMap<>();
    silver(SilverTables.COMMUTING)
        .collectAsList()
        .forEach(
            row ->
                found.put(
                    new PairYear(row.getAs("home"), row.getAs("work"), row.getAs("year")),
                    row.getAs("employed")));
    assertEquals(wanted.keySet(), found.keySet());
    wanted.forEach((pair, value) -> assertClose(value, found.get(pair), pair.toString()));
  }

  @Test
  void theColumnsOfTheMatrixAreTheJobsButFor2019() {
    Map<UnitYear, Double> jobs = units(SilverTables.JOBS, "jobs");
    Set<Integer> off = new TreeSet<>();
    silver(SilverTables.COMMUTING)
        .groupBy("work", "year")
        .agg(sum("employed"))
        .collectAsList()
        .forEach(
            row -> {
              double wanted = jobs.get(new UnitYear(row.getString(0), row.getInt(1)));
              if (Math.abs(wanted - row.getDouble(2)) > 1e-9 * Math.max(1, wanted)) {
                off.add(row.getInt(1));
              }
            });
    assertEquals(Set.of(2019), off);
  }

  @Test
  void halvesAreMarkedAndStableUnitsAre353() {
    Dataset<Row> jobs = silver(SilverTables.JOBS);
    assertTrue(jobs.filter("municipality in ('1508', '1580') and not is_apportioned").isEmpty());
    assertEquals(
        353,
        silver(SilverTables.of(PlaceTables.MUNICIPALITY_GROUP))
            .filter("group_set = 'stable_2017_2024'")
            .select("group_code")
            .distinct()
            .count());
  }

  @Test
  void anOldCodeIsKnownToTheHistory() {
    Dataset<Row> history = silver(DimensionTables.MUNICIPALITY_HISTORY);
    Row asker = history.filter("code = '0220'").head();
    assertEquals("3203", asker.getAs("current_code"));
    assertEquals(2, history.filter("code = '1507' and weight = 0.5").count());
    assertEquals(357, silver(DimensionTables.MUNICIPALITY).count());
  }

  /** By sex and age the two are halved until they part: nobody tells the gate, it finds it. */
  @Test
  void theJumpOfHaramIsFound(@TempDir Path folder) throws IOException {
    OfficialLanding.in(folder)
        .years(2021, 2024)
        .write(
            OfficialTable.MUNICIPALITY,
            OfficialTable.CODE_CHANGE,
            OfficialTable.POPULATION,
            OfficialTable.VITAL,
            OfficialTable.JOBS,
            OfficialTable.COMMUTING);
    Program.Result result = Program.good("check", "--landing", folder.toString());
    assertTrue(
        result
            .err()
            .contains("municipality=1580, year=2024, before=33758.0, now=9357.0, change=-0.723"),
        result.err());
    assertTrue(result.out().contains("would go through"));
  }

  private Dataset<Row> silver(TableSpec table) {
    return OfficialLake.read(table);
  }

  private Map<UnitYear, Double> units(TableSpec table, String column) {
    Map<UnitYear, Double> units = new HashMap<>();
    silver(table)
        .select(col("municipality"), col("year"), col(column))
        .collectAsList()
        .forEach(row -> units.put(new UnitYear(row.getString(0), row.getInt(1)), row.getDouble(2)));
    return units;
  }

  private static double value(Dataset<Row> rows, String where, String column) {
    return rows.filter(where).head().<Double>getAs(column);
  }

  private static void assertSame(Map<UnitYear, Double> wanted, Map<UnitYear, Double> found) {
    assertEquals(wanted.keySet(), found.keySet());
    wanted.forEach((unit, value) -> assertClose(value, found.get(unit), unit.toString()));
  }

  private static void assertClose(double wanted, double found, String what) {
    assertEquals(wanted, found, 1e-9 * Math.max(1, Math.abs(wanted)), what);
  }
}
