package no.stedsvekst.jobs.project.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.testing.GivenTables;
import no.stedsvekst.jobs.testing.TestSession;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.execution.LogicalRDD;
import org.junit.jupiter.api.Test;

class CachedSourceTablesTest {
  private final Dataset<Row> people =
      TestSession.get()
          .sql(
              "select 'A' as municipality, year, 'F' as sex, '7' as age, 3 as persons"
                  + " from values (2020), (2022) as years (year)");

  @Test
  void aSmallTableIsHeld() {
    try (CachedSourceTables tables = tables(1000)) {
      assertInstanceOf(
          LogicalRDD.class, tables.read(SilverTables.POPULATION).queryExecution().logical());
      assertEquals(List.of(2020, 2022), tables.years(SilverTables.POPULATION));
    }
  }

  /** What would fill the heap is asked where it lies. */
  @Test
  void aLargeTableIsNot() {
    try (CachedSourceTables tables = tables(Runtime.getRuntime().maxMemory())) {
      assertSame(people, tables.read(SilverTables.POPULATION));
      assertEquals(List.of(2020, 2022), tables.years(SilverTables.POPULATION));
    }
  }

  private CachedSourceTables tables(long bytes) {
    return new CachedSourceTables(
        TestSession.get(), new GivenTables(Map.of(SilverTables.POPULATION, people), bytes));
  }
}
