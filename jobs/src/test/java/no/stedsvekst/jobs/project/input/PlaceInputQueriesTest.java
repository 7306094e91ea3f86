package no.stedsvekst.jobs.project.input;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.attract.AppliedCoefficients;
import no.stedsvekst.jobs.attract.AppliedCoefficients.Term;
import no.stedsvekst.jobs.panel.PanelTables;
import no.stedsvekst.jobs.settings.Preset;
import no.stedsvekst.jobs.settings.Settings;
import no.stedsvekst.jobs.testing.GivenTables;
import no.stedsvekst.jobs.testing.TestSession;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

class PlaceInputQueriesTest {
  private static final String PANEL =
      "preset string, level string, unit string, year int, centrality double,"
          + " centrality_jobs double, net_migration_excess double, vra double, vra_1 double, vra_2 double";

  /** The panel alone knows which index stands in for one of jobs that was not landed. */
  private static final List<Row> ROWS =
      List.of(
          RowFactory.create(
              "recommended", "municipality", "A", 2011, 0.9, 0.494, 0.010, 0.03, 0.02, -0.01),
          RowFactory.create(
              "recommended", "municipality", "A", 2012, 0.9, 0.494, 9.0, 0.0, 0.0, 0.0),
          RowFactory.create("recommended", "region", "B", 2011, 0.2, 0.3, 0.0, 0.0, 0.0, 0.0));

  private static final AppliedCoefficients COEFFICIENTS =
      new AppliedCoefficients(
          "test",
          Map.of(
              "(Intercept)", new Term(-0.002, 0),
              "centrality", new Term(0.02, 0.4),
              "centrality_jobs", new Term(0.03, 0.194),
              "vra", new Term(0.14, 0),
              "vra_2", new Term(0.05, 0)));

  private static PlaceInputQueries numbers() {
    SourceTables inputs = new GivenTables(Map.of(PanelTables.PANEL, FactRows.frame(PANEL, ROWS)));
    return new PlaceInputQueries(
        inputs,
        Preset.of(Settings.load(Map.of())),
        inputs.read(PanelTables.PANEL).filter("preset = 'recommended'"),
        new Origin(2012, 2015),
        places());
  }

  private static Dataset<Row> places() {
    return PlaceFacts.numbers(TestSession.get(), List.of("A", "B"), "code", "place");
  }

  @Test
  void centralityIsThatOfThePanelAndWithoutItOnlyTheInterceptIsKnown() {
    PlaceInputQueries numbers = numbers();
    numbers.centrality(COEFFICIENTS);
    Map<String, Double> found = new HashMap<>();
    for (Row row : numbers.facts().numbered(places()).collectAsList()) {
      assertEquals(Fact.STEADY.number(), row.getInt(1));
      found.put(row.getInt(0) + " " + row.getInt(2), row.getDouble(3));
    }
    assertEquals(3, found.size(), found::toString);
    assertEquals(-0.002 + 0.02 * 0.5, found.get("0 0"), 1e-15);
    assertEquals(0.494, found.get("0 1"), 1e-15);
    assertEquals(-0.002, found.get("1 0"), 1e-15);
  }

  /** What is expected and what is left of the past add up to it. */
  @Test
  void whatCoefficientsLeaveIsWithoutCentralityAndOfYearsBeforeTheJumpOff() {
    List<Row> left = numbers().leftBy(COEFFICIENTS).collectAsList();
    assertEquals(1, left.size());
    assertEquals(2011, left.get(0).getInt(1));
    double brought = 0.14 * 0.03 - 0.05 * 0.01;
    assertEquals(brought, left.get(0).getDouble(3), 1e-15);
    assertEquals(
        0.010 + 0.002 - 0.02 * 0.5 - 0.03 * 0.3 - brought, left.get(0).getDouble(2), 1e-15);
  }
}
