package no.stedsvekst.jobs.monitoring;

import static no.stedsvekst.jobs.testing.Frames.frame;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.stedsvekst.jobs.monitoring.TrackedTable.Kind;
import no.stedsvekst.jobs.monitoring.TrackedTable.Measure;
import no.stedsvekst.jobs.panel.PanelTables;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

class ChangesTest {
  private static final Changes CHANGES = new Changes(0.001, 0.0001);
  private static final TrackedTable TRACKED =
      new TrackedTable(
          PanelTables.PANEL,
          true,
          List.of("year"),
          List.of(new Measure("population", Kind.COUNT), new Measure("vra", Kind.RATE)));

  @Test
  void largeChangesHaveARowEachAndAllAreCounted() {
    Dataset<Row> before =
        rows(row("a", 100_000, 0.01), row("b", 50, null), row("c", 9, 0.0), row("gone", 1, 0.0));
    Dataset<Row> after =
        rows(row("a", 100_001, 0.02), row("b", 50, 0.0), row("c", 9, 0.0), row("new", 1, 0.0));
    assertEquals(
        Map.of(
            "a vra",
            0.01,
            "b vra",
            0.0,
            " rows_changed",
            2.0,
            " rows_added",
            1.0,
            " rows_removed",
            1.0),
        told(before, after));
  }

  @Test
  void onePersonOfManyIsCountedAndHasNoRow() {
    assertEquals(
        Map.of(" rows_changed", 1.0),
        told(rows(row("a", 100_000, 0.01)), rows(row("a", 100_001, 0.01))));
  }

  @Test
  void theOrderOfASumIsNoChange() {
    assertEquals(
        Map.of(), told(rows(row("a", 100, 0.01)), rows(row("a", 100 + 1e-11, 0.01 + 1e-15))));
    assertEquals(Map.of(), told(rows(row("a", 0, 0.0)), rows(row("a", 1e-10, 1e-17))));
  }

  private static Map<String, Double> told(Dataset<Row> before, Dataset<Row> after) {
    Map<String, Double> told = new TreeMap<>();
    CHANGES
        .between(TRACKED, before, after)
        .collectAsList()
        .forEach(
            row ->
                told.put(
                    row.getAs("unit") + " " + row.getAs("measure"),
                    Math.round(row.<Double>getAs("difference") * 1e6) / 1e6));
    return told;
  }

  private static Row row(String unit, double population, Double vra) {
    return RowFactory.create("municipality", unit, 2020, population, vra);
  }

  private static Dataset<Row> rows(Row... rows) {
    return frame("level string, unit string, year int, population double, vra double", rows);
  }
}
