package no.stedsvekst.jobs.indicate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.stedsvekst.jobs.attract.AttractTables;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.project.output.ProjectTables;
import no.stedsvekst.jobs.testing.SharedLake;
import no.stedsvekst.synthetic.Made;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** What the made-up country knows of itself is found again by the night, or by loops over files. */
class MadeUpIndicatorsTest {
  private static final int FIRST = 2006;
  private static final int LAST = 2016;

  /** How many years after it the plan ends. */
  private static final int AHEAD = 2;

  private static final Made LANDED = new Made(SharedLake.landing());
  private static final Map<String, String> REGION = new HashMap<>();
  private static final Map<String, String> CLASS = new HashMap<>();
  private static final Map<String, String> COUNTY = new HashMap<>();

  static {
    for (String[] row : LANDED.rows("municipality")) {
      COUNTY.put(row[0], row[4]);
      REGION.put(row[0], row[5]);
      CLASS.put(row[0], row[8]);
    }
  }

  private static Dataset<Row> read(TableSpec table) {
    return SharedLake.read(table).filter("preset = 'recommended'");
  }

  /** The sums of a column of landed rows, of municipalities, regions and the country. */
  private static Map<String, Double> sums(String table, int municipality, int year, int number) {
    Map<String, Double> sums = new HashMap<>();
    for (String[] row : LANDED.rows(table)) {
      for (String unit : List.of(row[municipality], REGION.get(row[municipality]), "NO")) {
        sums.merge(unit + row[year], Double.valueOf(row[number]), Double::sum);
      }
    }
    return sums;
  }

  @Test
  void movesAreThoseThatHappened() {
    Map<String, Double> truth = new TreeMap<>();
    Map<String, Double> flows = new TreeMap<>();
    for (String[] row : LANDED.rows("truth_move")) {
      truth.merge(row[2] + " " + row[1] + " out", 1.0, Double::sum);
      truth.merge(row[3] + " " + row[1] + " in", 1.0, Double::sum);
      truth.merge(row[2] + " " + row[1] + " jobs out", Double.valueOf(row[4]), Double::sum);
      truth.merge(row[3] + " " + row[1] + " jobs in", Double.valueOf(row[4]), Double::sum);
      flows.merge(row[2] + row[3] + " " + row[1], Double.valueOf(row[4]), Double::sum);
    }
    assertTrue(truth.size() > 400, truth.size() + " sums");
    Map<String, Double> found = new TreeMap<>();
    for (Row row :
        read(IndicateTables.RELOCATION)
            .filter("level = 'municipality' and industry = 'all' and length(period) = 4")
            .select("unit", "period", "moved_in", "moved_out", "jobs_in", "jobs_out")
            .collectAsList()) {
      String key = row.getString(0) + " " + row.getString(1) + " ";
      found.merge(key + "in", (double) row.getLong(2), Double::sum);
      found.merge(key + "out", (double) row.getLong(3), Double::sum);
      found.merge(key + "jobs in", row.getDouble(4), Double::sum);
      found.merge(key + "jobs out", row.getDouble(5), Double::sum);
    }
    found.values().removeIf(sum -> sum == 0);
    assertEquals(truth, found);
    Map<String, Double> foundFlows = new TreeMap<>();
    read(IndicateTables.RELOCATION_FLOW)
        .filter("level = 'municipality' and length(period) = 4")
        .selectExpr("concat(from_unit, to_unit, ' ', period)", "jobs")
        .collectAsList()
        .forEach(row -> foundFlows.put(row.getString(0), row.getDouble(1)));
    assertEquals(flows, foundFlows);
    // All periods: each year, all of them and the last ten.
    assertEquals(
        Set.of("2006-2016", "2007-2016"),
        new HashSet<>(
            read(IndicateTables.RELOCATION)
                .filter("length(period) > 4")
                .select("period")
                .distinct()
                .collectAsList()
                .stream()
                .map(row -> row.getString(0))
                .toList()));
  }

  @Test
  void occupationsGrowAsTheyDoInTheirClass() {
    Map<String, Double> share = new HashMap<>();
    for (String[] row : LANDED.rows("truth_occupation")) {
      share.put(row[0] + row[1] + row[2], Double.valueOf(row[3]));
    }
    int compared = 0;
    for (Row row :
        read(IndicateTables.OCCUPATION_GROWTH)
            .filter("period = '2006-2016' and occupation <> 'all'")
            .filter("level in ('municipality', 'centrality_class')")
            .select("level", "unit", "occupation", "employed_start", "growth", "relative_growth")
            .collectAsList()) {
      String of = row.getString(0).equals("municipality") ? CLASS.get(row.getString(1)) : null;
      String key = of == null ? row.getString(1) : of;
      double truth =
          share.get(key + LAST + row.getString(2)) / share.get(key + FIRST + row.getString(2));
      double all = 1 + row.getDouble(4) - row.getDouble(5);
      // Persons are whole: half of one at each end, of each municipality.
      double tolerance =
          2 * truth * (of == null ? 0.5 * REGION.size() : 0.5) / row.getDouble(3) + 0.001;
      assertEquals(truth, (1 + row.getDouble(4)) / all, tolerance, row.toString());
      compared++;
    }
    assertTrue(compared > 300, compared + " compared");
  }

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

  @Test
  void workplacesAndDwellingsAreSumsOfWhatWasLanded() {
    Map<String, Double> jobs = sums("jobs", 0, 1, 3);
    Map<String, Double> people = sums("population", 0, 1, 4);
    Map<String, Double> built = sums("dwelling", 0, 1, 2);
    Map<String, Double> large = new HashMap<>();
    for (String[] row : LANDED.rows("establishment_size")) {
      if (Integer.parseInt(row[2]) >= 100) {
        for (String unit : List.of(row[0], REGION.get(row[0]), "NO")) {
          large.merge(unit + row[1], Double.valueOf(row[3]), Double::sum);
        }
      }
    }
    Map<String, Double> largest = new HashMap<>();
    for (String[] row : LANDED.rows("establishment")) {
      for (String unit : List.of(row[2], REGION.get(row[2]), "NO")) {
        largest.merge(unit + (Integer.parseInt(row[1]) - 1), Double.valueOf(row[4]), Math::max);
      }
    }
    Map<String, Integer> compared = new TreeMap<>();
    for (Row row :
        read(IndicateTables.INDICATOR_VALUE)
            .filter("level in ('municipality', 'region', 'country') and value is not null")
            .filter(
                "indicator in ('large_workplace_100', 'largest_workplace_share', 'housing_rate')")
            .select("unit", "year", "indicator", "value", "numerator", "denominator")
            .collectAsList()) {
      String key = row.getString(0) + row.getInt(1);
      double wanted =
          switch (row.getString(2)) {
            case "large_workplace_100" -> large.getOrDefault(key, 0.0) / jobs.get(key);
            case "largest_workplace_share" -> largest.get(key) / jobs.get(key);
            default -> 1000 * built.get(key) / people.get(key);
          };
      assertEquals(wanted, row.getDouble(3), 1e-9, row.toString());
      compared.merge(row.getString(2), 1, Integer::sum);
    }
    assertEquals(3, compared.size());
    compared.values().forEach(count -> assertTrue(count > 500, compared.toString()));
  }

  /** Places build more where they draw people: by how much is known, and that it is blurred. */
  @Test
  void dwellingsGoWithAttractiveness() {
    Row line =
        read(IndicateTables.RELATION)
            .filter("relation = 'housing' and level = 'municipality' and subset = 'all'")
            .select("n", "slope", "std_error", "r_squared", "intercept", "period")
            .head();
    assertEquals(REGION.size(), line.getLong(0));
    // 2 of attractiveness and 1 of chance, in dwellings for a thousand people.
    double truth = 0.001 * 4 / (4 + 1 + 0.25 / 8);
    assertEquals(truth, line.getDouble(1), 3 * line.getDouble(2));
    assertTrue(line.getDouble(1) > 2 * line.getDouble(2), line.toString());
    Map<String, Double> rates = new HashMap<>();
    read(IndicateTables.INDICATOR_VALUE)
        .filter("indicator = 'housing_rate' and level = 'municipality' and value is not null")
        .selectExpr("concat(unit, year)", "value")
        .collectAsList()
        .forEach(row -> rates.put(row.getString(0), row.getDouble(1)));
    Map<String, double[]> means = means(rates, "attractiveness_rate");
    double[] plain = line(means.values());
    assertEquals(plain[0], line.getDouble(4), 1e-9);
    assertEquals(plain[1], line.getDouble(1), 1e-9);
    assertEquals(plain[2], line.getDouble(3), 1e-9);
  }

  /** Business attractiveness on moves: of those that private jobs were known of the year before. */
  @Test
  void movesGoIntoALineWithTheGrowthOfBusiness() {
    Row line =
        read(IndicateTables.RELATION)
            .filter("relation = 'relocation' and level = 'municipality'")
            .select("n", "slope", "r_squared", "intercept", "period")
            .head();
    Set<String> isPublic = Set.of("kommune", "fylke", "stat");
    Map<String, Double> before = new HashMap<>();
    for (String[] row : LANDED.rows("jobs")) {
      if (!isPublic.contains(row[2])) {
        before.merge(row[0] + (Integer.parseInt(row[1]) + 1), Double.valueOf(row[3]), Double::sum);
      }
    }
    Map<String, Double> rates = new HashMap<>();
    REGION.keySet().forEach(unit -> years().forEach(year -> rates.put(unit + year, 0.0)));
    for (String[] row : LANDED.rows("truth_move")) {
      rates.computeIfPresent(
          row[2] + row[1],
          (key, rate) -> rate - Double.parseDouble(row[4]) / before.getOrDefault(key, Double.NaN));
      rates.computeIfPresent(
          row[3] + row[1],
          (key, rate) -> rate + Double.parseDouble(row[4]) / before.getOrDefault(key, Double.NaN));
    }
    double[] plain = line(means(rates, "business_attractiveness_rate").values());
    assertEquals(plain[0], line.getDouble(3), 1e-9);
    assertEquals(plain[1], line.getDouble(1), 1e-9);
    assertNotEquals(0, plain[1]);
  }

  private static List<Integer> years() {
    return IntStream.rangeClosed(FIRST, LAST).boxed().toList();
  }

  /** Mean of x and of y of every unit, over the years that have both. */
  private static Map<String, double[]> means(Map<String, Double> x, String y) {
    Map<String, double[]> sums = new HashMap<>();
    for (Row row :
        read(AttractTables.ATTRACTIVENESS)
            .filter("level = 'municipality' and length(period) = 4 and " + y + " is not null")
            .select("unit", "period", y)
            .collectAsList()) {
      Double rate = x.get(row.getString(0) + row.getString(1));
      double[] sum = sums.computeIfAbsent(row.getString(0), unit -> new double[3]);
      sum[0] += rate;
      sum[1] += row.getDouble(2);
      sum[2]++;
    }
    sums.values().forEach(sum -> Arrays.setAll(sum, each -> each < 2 ? sum[each] / sum[2] : 0));
    assertEquals(REGION.size(), sums.size());
    return sums;
  }

  /** Intercept, slope and R squared by the textbook's sums. */
  private static double[] line(Iterable<double[]> points) {
    double n = 0;
    double x = 0;
    double y = 0;
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (double[] point : points) {
      n++;
      x += point[0];
      y += point[1];
      xx += point[0] * point[0];
      xy += point[0] * point[1];
      yy += point[1] * point[1];
    }
    double slope = (n * xy - x * y) / (n * xx - x * x);
    double r = (n * xy - x * y) / Math.sqrt((n * xx - x * x) * (n * yy - y * y));
    return new double[] {(y - slope * x) / n, slope, r * r};
  }

  @Test
  void yearsWithoutTheYearBeforeHaveNoValueAndSayWhy() {
    List<Row> rows =
        read(IndicateTables.INDICATOR_VALUE)
            .filter("indicator = 'new_jobs' and year = " + FIRST)
            .select("level", "value", "reason")
            .collectAsList();
    assertTrue(rows.size() > REGION.size());
    rows.forEach(
        row -> {
          assertNull(row.get(1), row.toString());
          assertEquals("missing_member", row.getString(2));
        });
  }
}
