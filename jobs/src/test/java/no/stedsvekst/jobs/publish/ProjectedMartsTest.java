package no.stedsvekst.jobs.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import no.stedsvekst.jobs.testing.TestSession;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Each scenario in its own column: the shared lake has one of them only. */
class ProjectedMartsTest {
  @Test
  void everyScenarioHasItsColumn() {
    List<Row> rows =
        ProjectedMarts.wide(
                TestSession.get()
                    .sql(
                        "select * from values ('central', '0301', 1D), ('neutral', '0301', 2D),"
                            + " ('historical', '0301', 3D), ('shrunk', '1103', 4D),"
                            + " ('neutral', '1103', 5D) as t(scenario, unit, persons)"),
                List.of("persons"),
                "unit")
            .orderBy("unit")
            .collectAsList();
    assertEquals("[0301,1.0,2.0,3.0,null]", rows.get(0).toString());
    assertEquals("[1103,null,5.0,null,4.0]", rows.get(1).toString());
    assertEquals(
        List.of(
            "unit", "persons_central", "persons_neutral", "persons_historical", "persons_shrunk"),
        List.of(rows.get(0).schema().fieldNames()));
  }

  @Test
  void roundedPlacesMakeTheRoundedYear() {
    List<Row> rows =
        ProjectedMarts.rounded(
                TestSession.get()
                    .sql(
                        "select unit, year, central as persons_central, central as persons_neutral,"
                            + " cast(null as double) as persons_historical, 2 * central as persons_shrunk"
                            + " from values ('0301', 2030, 1.4D), ('1103', 2030, 1.4D),"
                            + " ('1505', 2030, 1.4D), ('0301', 2031, 0.6D) as t(unit, year, central)"))
            .orderBy("year", "unit")
            .collectAsList();
    // 4.2 is nearest to 4: one of three equal ones is rounded up, the first.
    assertEquals("[2030,0301,2,2,null,3]", rows.get(0).toString());
    assertEquals("[2030,1103,1,1,null,3]", rows.get(1).toString());
    assertEquals("[2030,1505,1,1,null,2]", rows.get(2).toString());
    assertEquals("[2031,0301,1,1,null,1]", rows.get(3).toString());
    assertTrue(rows.size() == 4, rows.toString());
  }
}
