package no.stedsvekst.jobs.project.input;

import static no.stedsvekst.jobs.testing.Frames.frame;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.land.PeopleTables;
import no.stedsvekst.jobs.refusal.ExitCode;
import no.stedsvekst.jobs.refusal.Refusal;
import no.stedsvekst.jobs.testing.GivenTables;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

/** One place, people by age from 2014 on, moves by age of 2012 to 2014. */
class MigrationHistoryTest {
  private final Map<TableSpec, Dataset<Row>> tables = new HashMap<>();

  MigrationHistoryTest() {
    tables.put(
        SilverTables.POPULATION,
        frame(
            "municipality string, year int, sex string, age string, persons double",
            RowFactory.create("A", 2013, "all", "all", 10.0),
            RowFactory.create("A", 2014, "F", "30", 10.0),
            RowFactory.create("A", 2015, "F", "30", 10.0)));
    tables.put(
        SilverTables.VITAL,
        frame(
            "municipality string, year int, births double, net_migration double",
            RowFactory.create("A", 2014, 1.0, 3.0)));
    tables.put(
        SilverTables.of(PeopleTables.MIGRATION_AGE),
        frame(
            "municipality string, year int, sex string, age int, in_migrants double, out_migrants double",
            RowFactory.create("A", 2012, "F", 31, 1.0, 4.0),
            RowFactory.create("A", 2013, "F", 31, 1.0, 4.0),
            RowFactory.create("A", 2014, "F", 31, 1.0, 4.0)));
  }

  private MigrationHistory upTo(int baseYear) {
    return new MigrationHistory(
        new GivenTables(tables),
        new Origin(baseYear, baseYear + 5),
        frame("code string, place int", RowFactory.create("A", 0)));
  }

  /** Four of ten left in 2014; the moves of years without ages above the line would make it 1.2. */
  @Test
  void ratesAreOfYearsWithBothMovesAndPeople() {
    assertEquals(List.of(2014), upTo(2015).profileYears());
    assertTrue(upTo(2015).isLanded());
  }

  /** Cohorts are followed from one 1 January with ages to the next: of 2013 there are totals. */
  @Test
  void cohortsAreOfYearsWithAges() {
    tables.remove(SilverTables.of(PeopleTables.MIGRATION_AGE));
    assertEquals(List.of(2014), upTo(2015).profileYears());
    assertEquals(List.of(), upTo(2014).profileYears());
  }

  @Test
  void aPathOfThePastNeedsOne() {
    assertEquals(3, upTo(2015).nationalTotal());
    Refusal refusal = assertThrows(Refusal.class, () -> upTo(2014).nationalTotal());
    assertEquals(ExitCode.MISSING, refusal.exit());
    assertTrue(refusal.getMessage().contains("from 2014 cannot be made of its past"));
  }
}
