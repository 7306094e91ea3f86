package no.stedsvekst.jobs.indicate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import no.stedsvekst.jobs.engine.Materialized;
import no.stedsvekst.jobs.testing.TestSession;
import no.stedsvekst.sql.ModelFunctions;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Moves of workplaces, and what becomes of a unit with a member missing, by hand. */
class MovesTest {
  private static final double CLOSE = 1e-9;
  private static SparkSession spark;

  @BeforeAll
  static void begin() {
    spark = TestSession.get();
    ModelFunctions.register(spark);
  }

  @Test
  void aMemberThatIsMissingMakesAUnitsMeasureMissing() {
    Map<String, Double> found = new TreeMap<>();
    LevelItems.measures(
            SixPlaces.table(
                spark,
                "code string, year int, measure string, value double",
                List.of(
                    RowFactory.create("0101", 2010, "m", 1.0),
                    RowFactory.create("0102", 2010, "m", 2.0),
                    RowFactory.create("0104", 2010, "m", 4.0),
                    RowFactory.create("0105", 2010, "m", 8.0),
                    RowFactory.create("0106", 2010, "m", 16.0))),
            SixPlaces.members(spark))
        .collectAsList()
        .forEach(row -> found.put(row.getString(1), (Double) row.get(4)));
    assertNull(found.get("R1"));
    assertTrue(found.containsKey("R1"));
    assertEquals(28.0, found.get("R2"));
    assertNull(found.get("NO"));
    assertTrue(found.containsKey("NO"));
    assertEquals(2.0, found.get("0102"));
  }

  @Test
  void movesAreToldFromBothDaysAndEventsWin() {
    Dataset<Row> days =
        SixPlaces.table(
            spark,
            "id string, year int, municipality string, industry string, jobs double,"
                + " is_apportioned boolean",
            List.of(
                RowFactory.create("a", 2010, "0101", "fiske", 10.0, false),
                RowFactory.create("a", 2011, "0104", "fiske", 12.0, false),
                RowFactory.create("b", 2010, "0101", "handel", 5.0, false),
                RowFactory.create("b", 2011, "0102", "handel", 5.0, false),
                RowFactory.create("c", 2010, "0101", "fiske", 7.0, false),
                RowFactory.create("c", 2011, "0101", "fiske", 7.0, false),
                RowFactory.create("d", 2010, "0103", "utleie", 4.0, false),
                RowFactory.create("d", 2011, "0106", "utleie", 4.0, false),
                // Of a municipality that was split: where it lay is not told, and it has not moved.
                RowFactory.create("f", 2010, "0102", "fiske", 50.0, true),
                RowFactory.create("f", 2011, "0103", "fiske", 50.0, false),
                // The jobs of the second day, where those of the first are not known; or of none.
                RowFactory.create("g", 2010, "0101", "fiske", null, false),
                RowFactory.create("g", 2011, "0104", "fiske", 8.0, false),
                RowFactory.create("h", 2010, "0105", "fiske", null, false),
                RowFactory.create("h", 2011, "0106", "fiske", null, false),
                RowFactory.create("k", 2010, "0102", "fiske", 30.0, false),
                RowFactory.create("k", 2011, "0103", "fiske", 30.0, false)));
    Dataset<Row> events =
        SixPlaces.table(
            spark,
            "id string, year int, `from` string, `to` string, industry string, jobs double,"
                + " is_apportioned boolean",
            List.of(
                RowFactory.create("b", 2010, "0101", "0105", "handel", 6.0, false),
                RowFactory.create("e", 2010, "outside", "0102", "fiske", 9.0, false),
                // One end was split since: the code that stands there may be that of another part.
                RowFactory.create("k", 2010, "0102", "0106", "fiske", 30.0, true),
                RowFactory.create("l", 2010, "0106", "0106", "fiske", 40.0, true)));
    List<String> notes = new ArrayList<>();
    Dataset<Row> leveled;
    try (Materialized kept = new Materialized()) {
      leveled =
          Moves.leveled(
              Moves.told(Optional.of(days), Optional.of(events), kept, notes::add),
              SixPlaces.members(spark),
              List.of("utleie"));
      leveled = spark.createDataFrame(leveled.collectAsList(), leveled.schema());
    }
    assertEquals(
        List.of(
            "rows of relocation left out: 2, as a municipality of theirs was split and its part is"
                + " unknown",
            "moves between days of establishment left out: 1, as a municipality of theirs was split"
                + " and its part is unknown",
            "moves between days of establishment left out: 1, as there are no jobs of either day"),
        notes);
    List<Row> before = new ArrayList<>();
    for (String unit : SixPlaces.CODES) {
      before.add(RowFactory.create("municipality", unit, 2009, 100.0));
    }
    Dataset<Row> yearly =
        Moves.yearly(
            leveled,
            SixPlaces.table(
                spark, "level string, unit string, year int, `jobs:private` double", before));
    Dataset<Row> spans = Spans.of(List.of(2010, 2011), List.of()).table(spark);
    Map<String, Row> rows = new TreeMap<>();
    double net = 0;
    for (Row row :
        Moves.over(yearly, spans)
            .filter("industry = 'all' and level = 'municipality'")
            .select(
                "unit", "paper", "moved_in", "moved_out", "jobs_in", "jobs_out", "net_jobs", "rate")
            .collectAsList()) {
      rows.put(row.getString(0) + row.getBoolean(1), row);
      net += row.getDouble(6);
    }
    assertEquals(0, net, CLOSE);
    // a with the jobs of the first day, b as the event has it, g with those of the second; over two
    // years of which one has moves
    Row lost = rows.get("0101false");
    assertEquals(
        List.of(0L, 3L, 0.0, 24.0, -24.0),
        List.of(lost.get(2), lost.get(3), lost.get(4), lost.get(5), lost.get(6)));
    assertEquals(-0.12, lost.getDouble(7), CLOSE);
    assertEquals(0.09, rows.get("0104false").getDouble(7), CLOSE);
    assertEquals(4.0, rows.get("0106true").getDouble(6), CLOSE);
    assertEquals(9.0, rows.get("0102true").getDouble(6), CLOSE);
    assertTrue(rows.get("outsidetrue").isNullAt(7));
    List<Row> regions =
        Moves.flows(leveled, spans).filter("level = 'region'").orderBy("from_unit").collectAsList();
    assertEquals(
        List.of("R1R2 4 28.0", "outsideR1 1 9.0"),
        regions.stream()
            .map(
                row ->
                    row.<String>getAs("from_unit")
                        + row.<String>getAs("to_unit")
                        + " "
                        + row.<Long>getAs("establishments")
                        + " "
                        + row.<Double>getAs("jobs"))
            .toList());
  }
}
