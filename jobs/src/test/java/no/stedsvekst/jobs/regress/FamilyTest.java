package no.stedsvekst.jobs.regress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import no.stedsvekst.jobs.engine.OpsTables;
import no.stedsvekst.jobs.panel.PanelTables;
import no.stedsvekst.jobs.testing.SharedLake;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** The tables of the regressions, as their readers find them. */
class FamilyTest {
  private static final String POOLED =
      "preset = 'recommended' and sex = 'all' and age_group = 'all' and period = '2009-2016'";

  @Test
  void everyModelIsFittedAtEveryLevel() {
    Set<String> fitted = new TreeSet<>();
    SharedLake.read(RegressTables.MODEL)
        .filter(POOLED + " and se = 'cluster:unit' and weights = 'none'")
        .select("model", "level", "status", "nobs", "n_clusters")
        .collectAsList()
        .forEach(
            row -> {
              fitted.add(row.getString(0) + " " + row.getString(1));
              if (row.getString(1).equals("municipality")) {
                assertEquals("ok", row.getString(2));
                assertEquals(50 * 8, row.getLong(3));
                assertEquals(50, row.getLong(4));
              }
            });
    Set<String> wanted = new TreeSet<>();
    for (String model : List.of("book2018", "v1", "book2019", "v3", "book2022")) {
      List.of("municipality", "region", "county").forEach(level -> wanted.add(model + " " + level));
    }
    // Two counties in eight years are 16 rows: not three for each of six or of nine terms.
    wanted.removeAll(Set.of("book2018 county", "book2022 county"));
    assertEquals(wanted, fitted);
  }

  /**
   * 8 age groups and 3 sexes: in 8 years and all of them with two kinds of standard errors, in all
   * of them with clusters too.
   */
  @Test
  void theGridIsWhole() {
    assertEquals(
        8 * 3 * ((8 + 1) * 2 + 1),
        SharedLake.read(RegressTables.MODEL)
            .filter(
                "preset = 'recommended' and model = 'book2022' and level = 'municipality'"
                    + " and se in ('iid', 'HC1', 'cluster:unit')")
            .count());
  }

  @Test
  void coefficientsOfAgesAndSexesAddUp() {
    Map<String, Double> estimates = new HashMap<>();
    for (Row row :
        SharedLake.read(RegressTables.TERM)
            .select("fit_id", "term", "estimate")
            .join(
                SharedLake.read(RegressTables.MODEL)
                    .filter("preset = 'recommended' and se = 'iid' and status = 'ok'")
                    .select("fit_id", "model", "level", "period", "sex", "age_group"),
                "fit_id")
            .collectAsList()) {
      String rest = row.getString(3) + " " + row.getString(4) + " " + row.getString(5);
      estimates.put(
          rest + " " + row.getString(1) + " " + row.getString(6) + " " + row.getString(7),
          row.getDouble(2));
    }
    int compared = 0;
    for (Map.Entry<String, Double> whole : estimates.entrySet()) {
      if (whole.getKey().endsWith(" M all")) {
        String rest = whole.getKey().substring(0, whole.getKey().length() - 6);
        double ages =
            List.of("0-5", "6-17", "18-29", "30-39", "40-49", "50-59", "60+").stream()
                .mapToDouble(age -> estimates.get(rest + " M " + age))
                .sum();
        assertEquals(ages, whole.getValue(), 1e-10, rest);
        double young = estimates.get(rest + " M 18-29") + estimates.get(rest + " F 18-29");
        assertEquals(young, estimates.get(rest + " all 18-29"), 1e-10, rest);
        compared++;
      }
    }
    assertTrue(compared > 250, compared + " terms");
  }

  @Test
  void mllibFindsTheSame() {
    List<Row> differences =
        SharedLake.read(OpsTables.METRIC)
            .filter("metric = 'mllib_largest_difference'")
            .select("value")
            .collectAsList();
    assertTrue(differences.size() >= 2);
    differences.forEach(
        row -> assertTrue(row.getDouble(0) > 0 && row.getDouble(0) < 1e-10, row::toString));
  }

  @Test
  void everyRowOfThePanelIsUsedOrLeftOutForAReason() {
    for (String level : List.of("municipality", "region")) {
      String slice = "preset = 'recommended' and level = '" + level + "'";
      long all = SharedLake.read(PanelTables.PANEL).filter(slice).count();
      Row used =
          SharedLake.read(RegressTables.MODEL)
              .filter(POOLED + " and se = 'iid' and model = 'book2022' and level = '" + level + "'")
              .select("nobs")
              .head();
      Map<String, Long> reasons = new HashMap<>();
      SharedLake.read(RegressTables.EXCLUSION)
          .filter(slice + " and model = 'book2022' and reason != 'too_few_rows'")
          .groupBy("reason")
          .count()
          .collectAsList()
          .forEach(row -> reasons.put(row.getString(0), row.getLong(1)));
      // No growth in the first year, no lags of it in the two that follow.
      assertEquals(Set.of("first_years"), reasons.keySet());
      assertEquals(all, used.getLong(0) + reasons.get("first_years"));
    }
  }

  @Test
  void publishedAndEstimatedCoefficientsStandSideBySide() {
    Map<String, Row> sets = new HashMap<>();
    SharedLake.read(RegressTables.COEFFICIENT_SET)
        .collectAsList()
        .forEach(row -> sets.put(row.getString(0) + " " + row.getString(1), row));
    assertEquals(0.1360559, sets.get("book2022_exact vra").<Double>getAs("estimate"));
    double center = sets.get("book2022_exact centrality_jobs").<Double>getAs("center");
    assertEquals(
        center,
        sets.get("recommended_book2022_region centrality_jobs").<Double>getAs("center"),
        1e-12);
    double mean =
        SharedLake.read(PanelTables.PANEL)
            .filter("preset = 'recommended' and level = 'region' and year = 2010")
            .selectExpr("avg(centrality_jobs)")
            .head()
            .getDouble(0);
    assertEquals(mean, center, 1e-12);
    assertFalse(sets.get("v1 vra_1").<String>getAs("source").isEmpty());
  }

  /**
   * A closed place with one job for two inhabitants: a hundred jobs bring 38, 26 and 18 people in
   * three years by the first model, as printed, and 27.2, 19.3 and 10.6 by the last.
   */
  @Test
  void aHundredJobsBringAsManyAsPrinted() {
    Map<String, Double> sets = new HashMap<>();
    SharedLake.read(RegressTables.COEFFICIENT_SET)
        .select("coef_set_id", "term", "estimate")
        .collectAsList()
        .forEach(row -> sets.put(row.getString(0) + " " + row.getString(1), row.getDouble(2)));
    double[] first = {38, 26, 18};
    double[] last = {27.2, 19.3, 10.6};
    String[] terms = {"vra", "vra_1", "vra_2"};
    for (int lag = 0; lag < 3; lag++) {
      assertEquals(first[lag], 100 * 2 * sets.get("v1_rounded " + terms[lag]), 1e-9);
      assertEquals(last[lag], 100 * 2 * sets.get("book2022_exact " + terms[lag]), 0.05);
    }
  }

  /** The synthetic country was made with the appendix' coefficients, without this code. */
  @Test
  void theTruthOfTheSyntheticCountryIsWithinReach() {
    Map<String, Double> truth = Map.of("vra", 0.1360559, "vra_1", 0.0962927, "vra_2", 0.0531233);
    String fit =
        SharedLake.read(RegressTables.MODEL)
            .filter(
                POOLED
                    + " and se = 'cluster:unit' and model = 'book2022'"
                    + " and level = 'municipality'")
            .head()
            .getString(0);
    List<Row> terms =
        SharedLake.read(RegressTables.TERM)
            .filter("fit_id = '" + fit + "'")
            .select("term", "estimate", "std_error")
            .collectAsList();
    assertEquals(6, terms.size());
    for (Row term : terms) {
      Double expected = truth.get(term.getString(0));
      if (expected != null) {
        double distance = Math.abs(term.getDouble(1) - expected) / term.getDouble(2);
        assertTrue(distance < 3.6, term::toString);
      }
    }
  }
}
