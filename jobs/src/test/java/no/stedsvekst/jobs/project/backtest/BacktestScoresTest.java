package no.stedsvekst.jobs.project.backtest;

import static no.stedsvekst.jobs.testing.Frames.frame;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

/** How far a handful of places were from what was said of them, reckoned by hand. */
class BacktestScoresTest {
  private static final int ORIGIN = 2015;
  private static final int HORIZON = 5;
  private static final List<String> MEASURES =
      List.of(
          "mape", "medape", "weighted", "bias", "within_5", "within_10", "bias_sum", "bias_error");

  private static final String ACTUAL = "municipality string, year int, actual double";
  private static final String CLASSES =
      "origin int, municipality string, size_class string, centrality_class string";

  /** Of A, B, C and D said 10 % too many, 5 % too few, 3 % too many and 20 % too few. */
  private static Dataset<Row> said(Row... besides) {
    List<Row> rows =
        new ArrayList<>(
            List.of(said("A", 110.0), said("B", 190.0), said("C", 1030.0), said("D", 16000.0)));
    rows.addAll(List.of(besides));
    return frame(
        "origin int, horizon int, method string, municipality string, year int, persons double",
        rows);
  }

  private static Row said(String place, Double persons) {
    return said(ORIGIN, HORIZON, "line", place, persons);
  }

  private static Row said(int origin, int horizon, String method, String place, Double persons) {
    return RowFactory.create(origin, horizon, method, place, origin + horizon, persons);
  }

  private static Dataset<Row> actual(Row... besides) {
    List<Row> rows =
        new ArrayList<>(
            List.of(
                actual("A", 100),
                actual("B", 200),
                actual("C", 1000),
                actual("D", 20000),
                RowFactory.create("A", 2019, 5.0)));
    rows.addAll(List.of(besides));
    return frame(ACTUAL, rows);
  }

  private static Row actual(String place, double persons) {
    return RowFactory.create(place, ORIGIN + HORIZON, persons);
  }

  private static Dataset<Row> classes(Row... besides) {
    List<Row> rows =
        new ArrayList<>(
            List.of(
                RowFactory.create(ORIGIN, "A", "small", "1"),
                RowFactory.create(ORIGIN, "B", "small", "1"),
                RowFactory.create(ORIGIN, "C", "small", "6"),
                RowFactory.create(ORIGIN, "D", "large", "6")));
    rows.addAll(List.of(besides));
    return frame(CLASSES, rows);
  }

  /** Values by origin, horizon, method, classes and measure. */
  private record Found(Map<List<Object>, Double> values, Map<List<Object>, Long> numbers) {
    static Found of(Dataset<Row> scores) {
      Found found = new Found(new HashMap<>(), new HashMap<>());
      for (Row row : scores.collectAsList()) {
        List<Object> key =
            List.of(row.get(0), row.get(1), row.get(2), row.get(3), row.get(4), row.get(5));
        assertNull(found.values().put(key, row.<Double>getAs("value")), "twice " + key);
        found.numbers().put(key, row.<Long>getAs("n"));
      }
      return found;
    }

    /** Mean, median and weighted error, bias, and the shares within 5 and 10 per cent. */
    void isOf(String size, String centrality, long places, double... wanted) {
      isOf(ORIGIN, HORIZON, "line", size, centrality, places, wanted);
    }

    void isOf(
        int origin,
        int horizon,
        String method,
        String size,
        String centrality,
        long places,
        double... wanted) {
      for (int index = 0; index < wanted.length; index++) {
        List<Object> key = List.of(origin, horizon, method, size, centrality, MEASURES.get(index));
        assertEquals(wanted[index], values.get(key), 1e-12, key.toString());
        assertEquals(places, numbers.get(key), key.toString());
      }
    }
  }

  private static final double[] ALL = {
    0.095, 0.075, 4050 / 21300.0, -0.03, 0.5, 0.75, -3970 / 21300.0, error(0.1, -0.05, 0.03, -0.2)
  };

  /** The standard error of the mean. */
  private static double error(double... of) {
    double mean = Arrays.stream(of).average().orElseThrow();
    double squares = Arrays.stream(of).map(each -> (each - mean) * (each - mean)).sum();
    return Math.sqrt(squares / (of.length - 1) / of.length);
  }

  @Test
  void figuresAreThoseByHand() {
    Found found = Found.of(BacktestScores.of(said(), actual(), classes()));
    found.isOf("all", "all", 4, ALL);
    double small = error(0.1, -0.05, 0.03);
    double central = error(0.1, -0.05);
    double remote = error(0.03, -0.2);
    found.isOf(
        "small", "all", 3, 0.06, 0.05, 50 / 1300.0, 0.08 / 3, 2 / 3.0, 1, 30 / 1300.0, small);
    found.isOf("large", "all", 1, 0.2, 0.2, 0.2, -0.2, 0, 0, -0.2);
    found.isOf("all", "1", 2, 0.075, 0.075, 20 / 300.0, 0.025, 0.5, 1, 0, central);
    found.isOf(
        "all", "6", 2, 0.115, 0.115, 4030 / 21000.0, -0.085, 0.5, 0.5, -3970 / 21000.0, remote);
    found.isOf("small", "1", 2, 0.075, 0.075, 20 / 300.0, 0.025, 0.5, 1, 0, central);
    found.isOf("small", "6", 1, 0.03, 0.03, 0.03, 0.03, 1, 1, 0.03);
    found.isOf("large", "6", 1, 0.2, 0.2, 0.2, -0.2, 0, 0, -0.2);
    // Nobody is large and in class 1; of three that are alone no error is known.
    assertEquals(8 * MEASURES.size() - 3, found.values().size());
  }

  /** E has nobody left, of F nothing was said, G was not counted, H was not there at the origin. */
  @Test
  void aPlaceThatCannotBeJudgedIsLeftOut() {
    Found found =
        Found.of(
            BacktestScores.of(
                said(said("E", 5.0), said("G", 70.0), said("H", 70.0)),
                actual(actual("E", 0), actual("F", 300), actual("H", 70)),
                classes(
                    RowFactory.create(ORIGIN, "E", "small", "1"),
                    RowFactory.create(ORIGIN, "F", "small", "1"),
                    RowFactory.create(ORIGIN, "G", "small", "1"))));
    found.isOf("all", "all", 4, ALL);
    found.isOf("small", "1", 2, 0.075, 0.075, 20 / 300.0, 0.025, 0.5, 1);
  }

  @Test
  void originsHorizonsAndMethodsAreKeptApart() {
    Found found =
        Found.of(
            BacktestScores.of(
                said(
                    said(ORIGIN, HORIZON, "cohorts", "A", 100.0),
                    said(ORIGIN, 4, "line", "A", 4.0),
                    said(2010, 10, "line", "A", 150.0)),
                actual(),
                classes(RowFactory.create(2010, "A", "large", "6"))));
    found.isOf("all", "all", 4, ALL);
    found.isOf(ORIGIN, HORIZON, "cohorts", "small", "1", 1, 0, 0, 0, 0, 1, 1);
    found.isOf(ORIGIN, 4, "line", "small", "1", 1, 0.2, 0.2, 0.2, -0.2, 0, 0);
    found.isOf(2010, 10, "line", "large", "6", 1, 0.5, 0.5, 0.5, 0.5, 0, 0);
  }

  /** A is amid its band, D on its upper edge, B on its lower one, C below. */
  @Test
  void coverageIsTheShareBetween() {
    Dataset<Row> bands =
        frame(
            "origin int, horizon int, method string, measure string, municipality string,"
                + " year int, low double, high double",
            List.of(
                band("A", 90, 110), band("B", 200, 210), band("C", 1001, 1100), band("D", 1, 2e4)));
    Map<List<Object>, Double> shares = new HashMap<>();
    for (Row row : BacktestScores.covered(bands, actual(), classes()).collectAsList()) {
      assertEquals("coverage_80", row.getAs("measure"));
      shares.put(List.of(row.get(3), row.get(4), row.getAs("n")), row.getAs("value"));
    }
    assertEquals(
        Map.of(
            List.of("all", "all", 4L), 0.75,
            List.of("small", "all", 3L), 2 / 3.0,
            List.of("large", "all", 1L), 1.0,
            List.of("all", "1", 2L), 1.0,
            List.of("all", "6", 2L), 0.5,
            List.of("small", "1", 2L), 1.0,
            List.of("small", "6", 1L), 0.0,
            List.of("large", "6", 1L), 1.0),
        shares);
  }

  private static Row band(String place, double low, double high) {
    return RowFactory.create(
        ORIGIN, HORIZON, "high_low", "coverage_80", place, ORIGIN + HORIZON, low, high);
  }

  @Test
  void bothStandInOneTable() {
    Dataset<Row> bands =
        frame(
            "origin int, horizon int, method string, measure string, municipality string,"
                + " year int, low double, high double",
            List.of(band("A", 90, 110)));
    List<String> columns =
        List.of(
            "origin",
            "horizon",
            "method",
            "size_class",
            "centrality_class",
            "measure",
            "value",
            "n");
    assertEquals(columns, List.of(BacktestScores.of(said(), actual(), classes()).columns()));
    assertEquals(columns, List.of(BacktestScores.covered(bands, actual(), classes()).columns()));
  }

  /** A row without a number is as good as no row. */
  @Test
  void whatWasLeftOpenIsNotJudged() {
    Found found =
        Found.of(
            BacktestScores.of(
                said(said("E", null)),
                actual(actual("E", 500)),
                classes(RowFactory.create(ORIGIN, "E", "small", "1"))));
    found.isOf("all", "all", 4, ALL);
  }
}
