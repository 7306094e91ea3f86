package no.stedsvekst.jobs.regress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.testing.PlainPanel;
import no.stedsvekst.jobs.testing.SharedLake;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Moran's I of what the fits leave, beside loops over the landed commuting. */
class ResidualDependenceTest {
  private static final int NEWEST = 2016;
  private static final PlainPanel PLAIN = PlainPanel.of(SharedLake.landing());

  @Test
  void residualsAreComparedAlongTheCommuting() {
    Map<String, Map<Integer, Map<String, Double>>> residuals = new HashMap<>();
    SharedLake.read(RegressTables.OBSERVATION)
        .select("fit_id", "year", "unit", "residual")
        .collectAsList()
        .forEach(
            row ->
                residuals
                    .computeIfAbsent(row.getString(0), fit -> new HashMap<>())
                    .computeIfAbsent(row.getInt(1), year -> new HashMap<>())
                    .put(row.getString(2), row.getDouble(3)));
    List<Row> fits =
        SharedLake.read(RegressTables.MODEL)
            .filter("se = 'iid' and moran_i is not null and level in ('municipality', 'region')")
            .select("fit_id", "level", "moran_i")
            .collectAsList();
    // Five models of two presets at two levels
    assertEquals(5 * 2 * 2, fits.size());
    double largest = 0;
    for (Row fit : fits) {
      PlainPanel level = fit.getString(1).equals("region") ? PLAIN.ofRegions() : PLAIN;
      double plain = moran(residuals.get(fit.getString(0)), level);
      assertEquals(plain, fit.getDouble(2), 1e-9, fit.toString());
      largest = Math.max(largest, Math.abs(plain));
    }
    assertTrue(largest > 0.001, "as good as nothing: " + largest);
  }

  /** It is the residuals', whatever is said of the estimates. */
  @Test
  void everyKindOfStandardErrorHasTheSame() {
    Map<String, Double> first = new HashMap<>();
    SharedLake.read(RegressTables.MODEL)
        .filter(
            "preset = 'recommended' and model = 'book2022' and sex = 'all' and age_group = 'all'"
                + " and period = '2009-2016' and level in ('municipality', 'region')")
        .select("level", "moran_i", "fit_id")
        .collectAsList()
        .forEach(
            row -> {
              assertNotNull(row.get(1), row.toString());
              first.putIfAbsent(row.getString(0), row.getDouble(1));
              assertEquals(first.get(row.getString(0)), row.getDouble(1), row.toString());
            });
    assertEquals(2, first.size());
  }

  /** Over pairs of different places on the map, weighed by their part of those who leave home. */
  private static double moran(Map<Integer, Map<String, Double>> years, PlainPanel places) {
    double products = 0;
    double weights = 0;
    double squares = 0;
    int count = 0;
    for (Map<String, Double> year : years.values()) {
      for (Map.Entry<String, Double> home : year.entrySet()) {
        squares += home.getValue() * home.getValue();
        count++;
        Map<String, Double> flows = places.flowsFrom(home.getKey(), NEWEST);
        double leaving = 0;
        for (Map.Entry<String, Double> flow : flows.entrySet()) {
          boolean isAway = !flow.getKey().equals(home.getKey());
          leaving += isAway && places.units().contains(flow.getKey()) ? flow.getValue() : 0;
        }
        for (Map.Entry<String, Double> work : year.entrySet()) {
          double going = flows.getOrDefault(work.getKey(), 0.0);
          if (going > 0 && !work.getKey().equals(home.getKey())) {
            weights += going / leaving;
            products += going / leaving * home.getValue() * work.getValue();
          }
        }
      }
    }
    return count / weights * products / squares;
  }
}
