package no.stedsvekst.jobs.attract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleBiFunction;
import no.stedsvekst.jobs.testing.PlainDecomposition;
import no.stedsvekst.jobs.testing.SharedCountry;
import no.stedsvekst.jobs.testing.SharedLake;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Ten years' births and deaths against those expected, beside plain loops. */
class VitalRatioTest {
  private static final int FIRST = 2007;
  private static final int LAST = 2016;
  private static final PlainDecomposition PLAIN = SharedCountry.PLAIN;

  @Test
  void birthsAreHeldAgainstTheNationsRates() {
    assertRatios("fertility_ratio", PLAIN::births, PLAIN::birthsExpected);
  }

  @Test
  void deathsAreHeldAgainstTheNationsRates() {
    assertRatios("mortality_ratio", PLAIN::deaths, PLAIN::deathsExpected);
  }

  private static void assertRatios(
      String column,
      ToDoubleBiFunction<String, Integer> counted,
      ToDoubleBiFunction<String, Integer> expected) {
    Map<String, double[]> places = new TreeMap<>();
    Map<String, double[]> regions = new TreeMap<>();
    for (String code : PLAIN.panel().units()) {
      double[] sums = new double[2];
      for (int year = FIRST; year <= LAST; year++) {
        sums[0] += counted.applyAsDouble(code, year);
        sums[1] += expected.applyAsDouble(code, year);
      }
      places.put(code, sums);
      double[] region =
          regions.computeIfAbsent(PLAIN.panel().regionOf(code), unit -> new double[2]);
      region[0] += sums[0];
      region[1] += sums[1];
    }
    double prior = prior(places);
    assertAll("municipality", column, places, prior);
    assertAll("region", column, regions, prior);
  }

  /** As many are added to both that the ratios of municipalities spread as widely as they do. */
  private static double prior(Map<String, double[]> places) {
    double expected = 0;
    double spread = 0;
    for (double[] sums : places.values()) {
      expected += sums[1];
      spread += sums[1] * Math.pow(sums[0] / sums[1] - 1, 2);
    }
    double variance = spread / expected - places.size() / expected;
    return variance > 0 ? 1 / variance : Double.POSITIVE_INFINITY;
  }

  private static void assertAll(
      String level, String column, Map<String, double[]> all, double prior) {
    List<Row> rows =
        SharedLake.read(AttractTables.VITAL_RATIO)
            .filter("preset = 'recommended' and level = '%s'".formatted(level))
            .select("unit", "period", column, column + "_shrunken")
            .collectAsList();
    assertEquals(all.size(), rows.size());
    for (Row row : rows) {
      double[] sums = all.get(row.getString(0));
      assertEquals(FIRST + "-" + LAST, row.getString(1));
      assertEquals(sums[0] / sums[1], row.getDouble(2), 1e-9);
      double shrunken = Double.isInfinite(prior) ? 1 : (sums[0] + prior) / (sums[1] + prior);
      assertEquals(shrunken, row.getDouble(3), 1e-9);
      assertTrue(Math.abs(row.getDouble(3) - 1) <= Math.abs(row.getDouble(2) - 1));
    }
  }
}
