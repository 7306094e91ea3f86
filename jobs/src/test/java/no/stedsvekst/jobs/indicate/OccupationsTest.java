package no.stedsvekst.jobs.indicate;

import static no.stedsvekst.jobs.indicate.SixPlaces.close;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.testing.TestSession;
import no.stedsvekst.sql.ModelFunctions;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** B5. What residents work with, beside what they plainly do. */
class OccupationsTest {
  private static SparkSession spark;

  @BeforeAll
  static void session() {
    spark = TestSession.get();
    ModelFunctions.register(spark);
  }

  /** B5. From nothing there is no growth; a unit without an end has no row. */
  @Test
  void occupationsGrowOverAPeriod() {
    List<Row> landed = new ArrayList<>();
    for (String place : SixPlaces.CODES) {
      for (int year = 2010; year <= 2012; year++) {
        if (!(place.equals("0106") && year == 2012)) {
          landed.add(RowFactory.create(place, year, "clerks", 10.0 * year - 20000));
          landed.add(RowFactory.create(place, year, "unstated", year == 2010 ? 0.0 : 50.0));
        }
      }
    }
    Map<String, Row> found = new HashMap<>();
    Occupations.of(
            SixPlaces.table(
                spark, "municipality string, year int, occupation string, employed double", landed),
            SixPlaces.members(spark),
            Spans.of(List.of(2010, 2011, 2012), List.of()).table(spark))
        .select("unit", "occupation", "employed_start", "employed_end", "growth", "relative_growth")
        .collectAsList()
        .forEach(row -> found.put(row.getString(0) + row.getString(1), row));
    assertTrue(
        found.keySet().stream().noneMatch(key -> key.startsWith("0106") || key.startsWith("R2")));
    close(100.0, found.get("0101clerks").get(2), "start");
    close(120.0, found.get("0101clerks").get(3), "end");
    close(0.2, found.get("0101clerks").get(4), "growth");
    close(0.2 - 0.7, found.get("0101clerks").get(5), "relative growth");
    assertNull(found.get("0101unstated").get(4));
    assertNull(found.get("0101unstated").get(5));
    close(0.7, found.get("R1all").get(4), "all of a region");
    close(150.0, found.get("R1unstated").get(3), "unstated are kept");
  }
}
