package no.stedsvekst.jobs.project.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import no.stedsvekst.jobs.testing.TestSession;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class ReferenceRowsTest {

  @Test
  void theMiddleOfNeutralAndHistoricalIsHeldAgainstOthers() {
    Dataset<Row> totals =
        TestSession.get()
            .sql(
                "select * from values ('neutral', '5501', 2030, 100.0d),"
                    + " ('historical', '5501', 2030, 130.0d), ('high', '5501', 2030, 500.0d),"
                    + " ('neutral', '5501', 2031, 90.0d), ('historical', '5501', 2031, 90.0d)"
                    + " as t(scenario, municipality, year, persons)");
    Dataset<Row> others =
        TestSession.get()
            .sql(
                "select * from values ('ssb', '2024', 'MMM', '5501', 2030, 92L),"
                    + " ('ssb', '2024', 'MMM', '5503', 2030, 7L)"
                    + " as t(source, edition, alternative, municipality, year, population)");
    List<Row> rows = ReferenceRows.of(totals, others).collectAsList();
    assertEquals(1, rows.size());
    assertEquals("MMM", rows.get(0).getAs("reference_alternative"));
    assertEquals(115, rows.get(0).<Double>getAs("persons"));
    assertEquals(23, rows.get(0).<Double>getAs("difference"));
    assertEquals(0.25, rows.get(0).<Double>getAs("share"));
  }
}
