package no.stedsvekst.jobs.indicate;

import static no.stedsvekst.jobs.indicate.MadeUpCountry.FIRST;
import static no.stedsvekst.jobs.indicate.MadeUpCountry.LANDED;
import static no.stedsvekst.jobs.indicate.MadeUpCountry.LAST;
import static no.stedsvekst.jobs.indicate.MadeUpCountry.REGION;
import static no.stedsvekst.jobs.indicate.MadeUpCountry.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import no.stedsvekst.jobs.attract.AttractTables;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Lines through the places of the made-up country: the textbook finds them, and the truth. */
class MadeUpRelationsTest {
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
}
