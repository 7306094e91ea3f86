package no.stedsvekst.jobs.project.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.stedsvekst.jobs.testing.TestSession;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** Scores of two origins summed up by hand. */
class ScenarioScoresTest {
  private final List<Row> scores = new ArrayList<>();

  private void score(int origin, String method, String size, String measure, double value, long n) {
    score(origin, method, size, "all", measure, value, n);
  }

  private void score(
      int origin,
      String method,
      String size,
      String centrality,
      String measure,
      double value,
      long n) {
    scores.add(
        RowFactory.create("municipality", origin, 5, method, size, centrality, measure, value, n));
  }

  private Map<String, Row> found() {
    Map<String, Row> found = new HashMap<>();
    for (Row row :
        ScenarioScores.of(
                TestSession.get()
                    .createDataFrame(
                        scores,
                        StructType.fromDDL(
                            "level string, origin int, horizon int, method string,"
                                + " size_class string, centrality_class string, measure string,"
                                + " value double, n bigint")),
                Set.of("central", "neutral", "mine"))
            .collectAsList()) {
      String key = row.<String>getAs("scenario") + " " + row.<String>getAs("size_class");
      assertNull(found.put(key, row), key);
    }
    return found;
  }

  private static double number(Row row, String column) {
    return row.<Double>getAs(column);
  }

  /** Ten units missed by 4 % and thirty by 8 % are forty missed by 7 %. */
  @Test
  void anOriginCountsByItsUnits() {
    score(2015, "central", "all", "mape", 0.04, 10);
    score(2020, "central", "all", "mape", 0.08, 30);
    score(2015, "central", "all", "bias", -0.02, 10);
    score(2020, "central", "all", "bias", 0.02, 30);
    score(2020, "central", "all", "coverage_80", 0.9, 30);
    score(2015, "no_change", "all", "mape", 0.2, 10);
    score(2020, "no_change", "all", "mape", 0.1, 30);
    score(2015, "central", "0-1999", "mape", 0.3, 2);
    Map<String, Row> found = found();
    Row all = found.get("central all");
    assertEquals(0.07, number(all, "mape"), 1e-15);
    assertEquals(0.01, number(all, "bias"), 1e-15);
    assertEquals(0.9, number(all, "coverage_80"), 1e-15);
    assertEquals(0.125, number(all, "mape_no_change"), 1e-15);
    assertNull(all.getAs("weighted"), "nothing was told");
    assertEquals(2, all.<Integer>getAs("origins"));
    assertEquals(2015, all.<Integer>getAs("first_origin"));
    assertEquals(2020, all.<Integer>getAs("last_origin"));
    assertEquals(40L, all.<Long>getAs("n"));
    Row small = found.get("central 0-1999");
    assertEquals(0.3, number(small, "mape"), 1e-15);
    assertEquals(1, small.<Integer>getAs("origins"));
    assertEquals(2, found.size());
  }

  /** What knew the nation, plain methods, parts of the past and classes by centrality are none. */
  @Test
  void onlyScenariosAsTheyCouldHaveBeenSaidAreScored() {
    score(2015, "neutral", "all", "mape", 0.04, 10);
    score(2015, "neutral known_frame", "all", "mape", 0.01, 10);
    score(2015, "hamilton_perry", "all", "mape", 0.01, 10);
    score(2015, "lambda_0.5", "all", "mape", 0.01, 10);
    score(2015, "high_low", "all", "coverage_high_low", 0.5, 10);
    score(2015, "neutral", "all", "1", "mape", 0.5, 10);
    Map<String, Row> found = found();
    assertEquals(1, found.size());
    assertEquals(0.04, number(found.get("neutral all"), "mape"), 1e-15);
    assertFalse(found.get("neutral all").<Boolean>getAs("is_look_ahead"));
  }

  @Test
  void coefficientsOfLaterDataAreTold() {
    score(2015, "neutral look_ahead", "all", "mape", 0.04, 10);
    score(2015, "neutral look_ahead known_frame", "all", "mape", 0.01, 10);
    Map<String, Row> found = found();
    assertEquals(1, found.size());
    assertEquals(0.04, number(found.get("neutral all"), "mape"), 1e-15);
    assertTrue(found.get("neutral all").<Boolean>getAs("is_look_ahead"));
  }
}
