package no.stedsvekst.jobs.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.testing.TestSession;
import org.apache.spark.sql.Encoders;
import org.junit.jupiter.api.Test;

class SilverYearsTest {

  @Test
  void aYearIsMissedByTheOneAfterIt() {
    Map<String, List<Integer>> rows =
        Map.of(
            SilverTables.POPULATION.name(), List.of(2010, 2011, 2012, 2013, 2014),
            SilverTables.VITAL.name(), List.of(2010, 2011, 2012, 2013),
            SilverTables.EMPLOYMENT.name(), List.of(2010, 2012));
    SilverYears years =
        SilverYears.found(
            List.of(SilverTables.POPULATION, SilverTables.VITAL, SilverTables.EMPLOYMENT),
            table ->
                TestSession.get()
                    .createDataset(rows.get(table.name()), Encoders.INT())
                    .toDF("year"));
    assertEquals(List.of(2010, 2012), years.withoutTheYearBefore(SilverTables.EMPLOYMENT));
    assertEquals(List.of(2010, 2012), years.of(SilverTables.EMPLOYMENT));
  }
}
