package no.stedsvekst.jobs.attract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import no.stedsvekst.jobs.regress.RegressTables;
import no.stedsvekst.jobs.testing.PlainDecomposition;
import no.stedsvekst.jobs.testing.PlainPanel;
import no.stedsvekst.jobs.testing.SharedCountry;
import no.stedsvekst.jobs.testing.SharedLake;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What jobs beyond expectation bring in people, beside plain loops over the landing files. */
class CombinedRateTest {
  private static final int YEAR = 2014;
  private static final PlainDecomposition PLAIN = SharedCountry.PLAIN;
  private static final PlainPanel PANEL = PLAIN.panel();

  @ParameterizedTest
  @CsvSource({"recommended, recommended_book2022_region, 1", "book2022, book2022_exact, 0"})
  void jobsBringPeopleToTheHomesOfThoseWhoWorkThere(String preset, String set, int sharesBefore) {
    Map<String, Double> values = values(set);
    Map<String, Double> people = new HashMap<>();
    Map<String, Double> persons = new HashMap<>();
    Map<String, Row> municipalities = rows(preset, "municipality", Integer.toString(YEAR));
    double largest = 0;
    for (String home : PANEL.units()) {
      double brought = brought(home, YEAR - sharesBefore, values);
      assertBrought(brought, municipalities.get(home));
      people.merge(PANEL.regionOf(home), PANEL.population(home, YEAR), Double::sum);
      persons.merge(PANEL.regionOf(home), PANEL.population(home, YEAR) * brought, Double::sum);
      largest = Math.max(largest, Math.abs(brought));
    }
    assertTrue(largest > 1e-4, "as good as nothing: " + largest);
    rows(preset, "region", Integer.toString(YEAR))
        .forEach((region, row) -> assertBrought(persons.get(region) / people.get(region), row));
  }

  /** What is beyond expectation is first known of 2009, and has to be known of two years before. */
  @Test
  void itIsUnknownBeforeTheLagsAre() {
    for (String period : new String[] {"2010", "2009-2016"}) {
      rows("recommended", "municipality", period)
          .values()
          .forEach(
              row -> {
                assertNotNull(row.getAs("attractiveness_rate"));
                assertNull(row.getAs("combined_rate"));
              });
    }
    rows("recommended", "municipality", "2011")
        .values()
        .forEach(row -> assertNotNull(row.getAs("combined_rate")));
  }

  /** By workplace: the coefficients times what was beyond expectation in three years. */
  private static Map<String, Double> values(String set) {
    Map<String, Double> estimates = new HashMap<>();
    SharedLake.read(RegressTables.COEFFICIENT_SET)
        .filter("coef_set_id = '%s'".formatted(set))
        .select("term", "estimate")
        .collectAsList()
        .forEach(row -> estimates.put(row.getString(0), row.getDouble(1)));
    String[] terms = {"vra", "vra_1", "vra_2"};
    Map<String, Double> values = new HashMap<>();
    for (String work : PANEL.units()) {
      double value = 0;
      for (int lag = 0; lag < 3; lag++) {
        double beyond = PLAIN.jobComponents(work, YEAR - lag).get("attractiveness");
        value += estimates.get(terms[lag]) * beyond / PANEL.jobs(work, YEAR - lag - 1);
      }
      values.put(work, value);
    }
    return values;
  }

  private static double brought(String home, int shareYear, Map<String, Double> values) {
    double sum = 0;
    for (Map.Entry<String, Double> flow : PANEL.flowsFrom(home, shareYear).entrySet()) {
      sum += flow.getValue() * values.getOrDefault(flow.getKey(), 0.0);
    }
    return sum / PANEL.employed(home, shareYear);
  }

  private static void assertBrought(double brought, Row row) {
    assertEquals(
        brought,
        row.<Double>getAs("combined_rate") - row.<Double>getAs("attractiveness_rate"),
        1e-12,
        row.toString());
  }

  private static Map<String, Row> rows(String preset, String level, String period) {
    Map<String, Row> rows = new HashMap<>();
    SharedLake.read(AttractTables.ATTRACTIVENESS)
        .filter("preset = '%s' and level = '%s' and period = '%s'".formatted(preset, level, period))
        .collectAsList()
        .forEach(row -> rows.put(row.getAs("unit"), row));
    assertEquals(level.equals("region") ? 10 : 50, rows.size());
    return rows;
  }
}
