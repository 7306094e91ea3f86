package no.stedsvekst.jobs.attract;

import static no.stedsvekst.jobs.testing.Frames.frame;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

/** Sums over members, some of which are missing. */
class LevelSumsTest {
  private static final Dataset<Row> ABOVE =
      frame(
          "level string, unit string, code string",
          RowFactory.create("region", "X", "A"),
          RowFactory.create("region", "X", "B"),
          RowFactory.create("region", "Y", "C"),
          RowFactory.create("group:own", "G", "A"),
          RowFactory.create("group:own", "G", "C"),
          RowFactory.create("group:own", "H", "B"),
          RowFactory.create("group:own", "H", "C"),
          RowFactory.create("country", "NO", "A"),
          RowFactory.create("country", "NO", "B"),
          RowFactory.create("country", "NO", "C"));

  /** In 2020 B has no number of one measure, in 2021 it has no row. */
  private final Map<String, Row> sums =
      byKey(
          LevelSums.of(
              frame(
                  "unit string, year int, people double, jobs double",
                  RowFactory.create("A", 2020, 1.0, 10.0),
                  RowFactory.create("B", 2020, 2.0, null),
                  RowFactory.create("C", 2020, 4.0, 40.0),
                  RowFactory.create("A", 2021, 8.0, 80.0),
                  RowFactory.create("C", 2021, 16.0, 160.0)),
              ABOVE,
              List.of("people", "jobs")),
          "unit",
          "year");

  @Test
  void aUnitWithAllItsMembersIsTheirSum() {
    assertSums(3.0, null, "X 2020");
    assertSums(4.0, 40.0, "Y 2020");
    assertSums(16.0, 160.0, "Y 2021");
    assertSums(5.0, 50.0, "G 2020");
    assertSums(24.0, 240.0, "G 2021");
  }

  @Test
  void aMissingNumberMakesThatMeasureUnknown() {
    assertSums(3.0, null, "X 2020");
    assertSums(6.0, null, "H 2020");
  }

  @Test
  void aMissingRowMakesEveryMeasureUnknown() {
    assertSums(null, null, "X 2021");
    assertSums(null, null, "H 2021");
  }

  @Test
  void theCountryAddsWhatIsThere() {
    assertSums(7.0, 50.0, "NO 2020");
    assertSums(24.0, 240.0, "NO 2021");
  }

  @Test
  void whatIsToldBesidesIsASumOfItsOwn() {
    Map<String, Row> industries =
        byKey(
            LevelSums.of(
                frame(
                    "unit string, year int, industry string, jobs double",
                    RowFactory.create("A", 2020, "fish", 1.0),
                    RowFactory.create("B", 2020, "fish", 2.0),
                    RowFactory.create("A", 2020, "wood", 4.0)),
                ABOVE,
                List.of("jobs"),
                "industry"),
            "unit",
            "industry");
    assertEquals(3.0, industries.get("X fish").<Double>getAs("jobs"));
    assertNull(industries.get("X wood").getAs("jobs"));
    assertEquals(4.0, industries.get("NO wood").<Double>getAs("jobs"));
  }

  private void assertSums(Double people, Double jobs, String key) {
    assertEquals(people, sums.get(key).<Double>getAs("people"), key);
    assertEquals(jobs, sums.get(key).<Double>getAs("jobs"), key);
  }

  private static Map<String, Row> byKey(Dataset<Row> rows, String one, String other) {
    Map<String, Row> byKey = new HashMap<>();
    rows.collectAsList().forEach(row -> byKey.put(row.getAs(one) + " " + row.getAs(other), row));
    return byKey;
  }
}
