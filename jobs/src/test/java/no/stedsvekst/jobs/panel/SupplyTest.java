package no.stedsvekst.jobs.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import no.stedsvekst.jobs.testing.PlainPanel;
import no.stedsvekst.jobs.testing.SharedLake;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** The employment supply beside plain loops over the landing files. */
class SupplyTest {
  private static final PlainPanel PLAIN = PlainPanel.of(SharedLake.landing());

  private final Map<String, Double> people = cells("population", "municipality", "persons");
  private final Map<String, Double> rates = cells("employment_rate", null, "rate");
  private final Map<String, Double> deaths = cells("death_probability", null, "probability");

  @Test
  void municipalitiesAsInTheBook() {
    assertSupply("book2022", "municipality", code -> code);
  }

  @Test
  void municipalitiesAsRecommended() {
    assertSupply("recommended", "municipality", code -> code);
  }

  @Test
  void regionsAddPersonsFirst() {
    assertSupply("book2022", "region", PLAIN::regionOf);
    assertSupply("recommended", "region", PLAIN::regionOf);
  }

  private void assertSupply(String preset, String level, UnaryOperator<String> unitOf) {
    boolean isBook = preset.equals("book2022");
    int compared = 0;
    for (int year = 2007; year <= 2016; year++) {
      Map<String, double[]> sums = new HashMap<>();
      double[] nation = new double[2];
      for (String code : PLAIN.units()) {
        double supply = supply(code, year, isBook);
        double denominator = isBook ? PLAIN.jobs(code, year - 1) : PLAIN.employed(code, year - 1);
        double[] sum = sums.computeIfAbsent(unitOf.apply(code), unit -> new double[2]);
        sum[0] += supply;
        sum[1] += denominator;
        nation[0] += supply;
        nation[1] += denominator;
      }
      for (Row row :
          SharedLake.read(PanelTables.PANEL)
              .filter("preset = '%s' and level = '%s' and year = %d".formatted(preset, level, year))
              .select("unit", "ds")
              .collectAsList()) {
        double[] sum = sums.get(row.getString(0));
        assertEquals(sum[0] / sum[1] - nation[0] / nation[1], row.getDouble(1), 1e-12);
        compared++;
      }
    }
    assertTrue(compared >= 100, compared + " unit-years");
  }

  private double supply(String code, int year, boolean isBook) {
    double supply = 0;
    for (String sex : List.of("M", "F")) {
      for (int age = 14; age <= 74; age++) {
        double now = age == 14 ? 0 : rates.get(year - 1 + sex + age);
        double next = age == 74 ? 0 : rates.get(year - 1 + sex + (age + 1));
        double death = deaths.get(year + sex + age);
        double leaving = isBook ? death : death * next;
        supply += people.get(code + year + sex + age) * (next - now - leaving);
      }
    }
    return supply;
  }

  private static Map<String, Double> cells(String table, String unit, String value) {
    Map<String, Double> cells = new HashMap<>();
    for (Map<String, String> row : PlainPanel.rows(SharedLake.landing(), table)) {
      if (row.getOrDefault("alternative", "").isEmpty()) {
        String where = unit == null ? "" : row.get(unit);
        cells.put(
            where + row.get("year") + row.get("sex") + row.get("age"),
            Double.valueOf(row.get(value)));
      }
    }
    return cells;
  }
}
