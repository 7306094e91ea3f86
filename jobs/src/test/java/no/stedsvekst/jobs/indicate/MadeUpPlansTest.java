package no.stedsvekst.jobs.indicate;

import static no.stedsvekst.jobs.indicate.MadeUpCountry.AHEAD;
import static no.stedsvekst.jobs.indicate.MadeUpCountry.COUNTY;
import static no.stedsvekst.jobs.indicate.MadeUpCountry.LANDED;
import static no.stedsvekst.jobs.indicate.MadeUpCountry.LAST;
import static no.stedsvekst.jobs.indicate.MadeUpCountry.REGION;
import static no.stedsvekst.jobs.indicate.MadeUpCountry.read;
import static no.stedsvekst.jobs.indicate.MadeUpCountry.sums;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import no.stedsvekst.jobs.project.output.ProjectTables;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Plans and rankings of the made-up country go on as they do in truth, and as loops have them. */
class MadeUpPlansTest {
  @Test
  void aPlanGoesOnAsItDoesInTruth() {
    Map<String, String[]> truth = new HashMap<>();
    LANDED.rows("truth_plan").forEach(row -> truth.put(row[0], row));
    int met = 0;
    List<Row> rows =
        read(IndicateTables.INDICATOR_TARGET)
            .filter("indicator = 'noise' and year = " + LAST)
            .select(
                "unit",
                "rule",
                "status",
                "trend",
                "slope",
                "forecast",
                "target",
                "forecast_status",
                "required_change",
                "value")
            .collectAsList();
    assertEquals(2 * REGION.size(), rows.size());
    for (Row row : rows) {
      double slope = Double.parseDouble(truth.get(row.getString(0))[1]);
      double ahead = Double.parseDouble(truth.get(row.getString(0))[2]);
      String what = row.toString();
      if (row.getString(1).equals("fall")) {
        assertEquals(slope < 0 ? "met" : slope == 0 ? "near" : "missed", row.getString(2), what);
        continue;
      }
      assertEquals(slope, row.getDouble(4), 1e-9, what);
      assertEquals(slope < 0 ? "better" : slope > 0 ? "worse" : "flat", row.getString(3), what);
      assertEquals(AHEAD * slope + row.getDouble(9), row.getDouble(5), 1e-9, what);
      assertEquals(ahead, row.getDouble(6) - row.getDouble(5), 1e-9, what);
      assertEquals(ahead >= 1e-9 ? "met" : "missed", row.getString(7), what);
      assertEquals((AHEAD * slope + ahead) / AHEAD, row.getDouble(8), 1e-9, what);
      assertEquals(AHEAD * slope + ahead >= 0 ? "met" : "missed", row.getString(2), what);
      met += row.getString(7).equals("met") ? 1 : 0;
    }
    assertTrue(met > 10 && met < 40, met + " are met");
  }

  /** What people and jobs alone make up is foretold by the projection. */
  @Test
  void aForecastOfJobsIsTheProjections() {
    Map<String, Double> jobs = new HashMap<>();
    read(ProjectTables.TOTAL)
        .filter("scenario = 'neutral' and level = 'municipality' and jobs is not null")
        .selectExpr("concat(unit, year)", "jobs")
        .collectAsList()
        .forEach(row -> jobs.put(row.getString(0), row.getDouble(1)));
    List<Row> rows =
        read(IndicateTables.INDICATOR_TARGET)
            .filter("indicator = 'new_jobs' and year = " + LAST)
            .select("unit", "forecast", "forecast_method", "target_year")
            .collectAsList();
    assertEquals(REGION.size(), rows.size());
    for (Row row : rows) {
      int end = row.getInt(3);
      assertEquals(LAST + AHEAD, end);
      double wanted = jobs.get(row.getString(0) + end) - jobs.get(row.getString(0) + (end - 1));
      assertEquals("projection", row.getString(2));
      assertEquals(wanted, row.getDouble(1), 1e-6 * Math.max(1, Math.abs(wanted)), row.toString());
    }
  }

  private record Weight(String area, double weight, boolean isUp) {}

  /** The ranking reckoned over again, by loops over what was landed. */
  @Test
  void aRankingFindsWhoIsGood() {
    Map<String, Weight> weights = new HashMap<>();
    for (String[] row : LANDED.rows("ranking")) {
      weights.put(row[2], new Weight(row[3], Double.parseDouble(row[6]), true));
    }
    for (String[] row : LANDED.rows("indicator")) {
      weights.computeIfPresent(
          row[0], (name, old) -> new Weight(old.area, old.weight, row[7].equals("up")));
    }
    Map<String, Double> values = new HashMap<>();
    Map<String, List<Double>> pool = new HashMap<>();
    for (String[] row : LANDED.rows("indicator_value")) {
      if (weights.containsKey(row[0])) {
        double signed = (weights.get(row[0]).isUp ? 1 : -1) * Double.parseDouble(row[4]);
        values.put(row[0] + row[2] + row[3], signed);
        pool.computeIfAbsent(row[0], name -> new ArrayList<>()).add(signed);
      }
    }
    Map<String, Double> scores = new HashMap<>();
    for (String unit : REGION.keySet()) {
      Map<String, Double> sums = new HashMap<>();
      Map<String, Double> whole = new HashMap<>();
      weights.forEach(
          (name, weight) -> {
            double low = quantile(pool.get(name), 0.01);
            double high = quantile(pool.get(name), 0.99);
            double x = Math.max(low, Math.min(high, values.get(name + unit + LAST)));
            sums.merge(weight.area, weight.weight * 100 * (x - low) / (high - low), Double::sum);
            whole.merge(weight.area, weight.weight, Double::sum);
          });
      sums.forEach((area, sum) -> scores.put(unit + area, sum / whole.get(area)));
      scores.put(
          unit + "total",
          sums.entrySet().stream()
                  .mapToDouble(each -> each.getValue() / whole.get(each.getKey()))
                  .sum()
              / sums.size());
    }
    Map<String, Double> people = sums("population", 0, 1, 4);
    Map<String, Integer> rank = new HashMap<>();
    List<Row> rows =
        read(IndicateTables.RANKING)
            .filter("level = 'municipality' and edition = " + (LAST + 1))
            .select(
                "unit",
                "area",
                "score",
                "rank",
                "rank_in_county",
                "rank_low",
                "rank_high",
                "p_top10",
                "is_small",
                "reason")
            .collectAsList();
    assertEquals(3 * REGION.size(), rows.size());
    for (Row row : rows) {
      String unit = row.getString(0);
      String area = row.getString(1);
      double score = scores.get(unit + area);
      assertEquals(score, row.getDouble(2), 1e-9, row.toString());
      assertEquals(1 + better(REGION.keySet(), area, scores, score), row.getInt(3));
      assertEquals(
          1
              + better(
                  REGION.keySet().stream()
                      .filter(other -> COUNTY.get(other).equals(COUNTY.get(unit)))
                      .collect(Collectors.toSet()),
                  area,
                  scores,
                  score),
          row.getInt(4));
      assertTrue(row.getInt(5) <= row.getInt(3) && row.getInt(3) <= row.getInt(6), row.toString());
      assertEquals(people.get(unit + LAST) < 2000, row.getBoolean(8), unit);
      assertTrue(row.isNullAt(9));
      if (area.equals("total")) {
        rank.put(unit, row.getInt(3));
      }
    }
    double top =
        rows.stream()
            .filter(row -> row.getString(1).equals("total"))
            .mapToDouble(row -> row.getDouble(7))
            .sum();
    assertEquals(10, top, 0.01);
    Map<String, Double> quality = new HashMap<>();
    LANDED.rows("truth_plan").forEach(row -> quality.put(row[0], Double.valueOf(row[3])));
    double sum = 0;
    for (String unit : REGION.keySet()) {
      double wanted = quality.get(unit);
      int place = 1 + (int) quality.values().stream().filter(other -> other > wanted).count();
      sum += Math.pow(rank.get(unit) - place, 2);
    }
    double n = REGION.size();
    assertTrue(1 - 6 * sum / (n * (n * n - 1)) > 0.9, "Spearman's rho " + sum);
    // The place is an indicator of its own.
    read(IndicateTables.INDICATOR_VALUE)
        .filter("indicator = 'good_life_rank' and level = 'municipality' and year = " + LAST)
        .select("unit", "value")
        .collectAsList()
        .forEach(row -> assertEquals((double) rank.get(row.getString(0)), row.getDouble(1)));
  }

  private static long better(
      Set<String> units, String area, Map<String, Double> scores, double score) {
    return units.stream().filter(unit -> scores.get(unit + area) > score + 1e-9).count();
  }

  /** Type 7: between the two values around 1 + (n - 1)p. */
  private static double quantile(List<Double> values, double share) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    double at = (sorted.length - 1) * share;
    int below = (int) Math.floor(at);
    double above = sorted[Math.min(below + 1, sorted.length - 1)];
    return sorted[below] + (at - below) * (above - sorted[below]);
  }
}
