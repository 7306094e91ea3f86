package no.stedsvekst.jobs.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.stedsvekst.jobs.engine.OpsTables;
import no.stedsvekst.jobs.testing.PlainPanel;
import no.stedsvekst.jobs.testing.SharedLake;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Net migration by sex and age group beside plain loops over the landing files. */
class SubgroupsTest {
  private static final PlainPanel PLAIN = PlainPanel.of(SharedLake.landing());

  @Test
  void everyCellIsTheSumOfItsMigrants() {
    Map<String, Double> net = new TreeMap<>();
    Map<String, Double> nation = new HashMap<>();
    for (Map<String, String> row : PlainPanel.rows(SharedLake.landing(), "migration_age")) {
      double moved =
          Double.parseDouble(row.get("in_migrants")) - Double.parseDouble(row.get("out_migrants"));
      String code = row.get("municipality");
      for (String sex : List.of("all", row.get("sex"))) {
        for (String age : List.of("all", groupOf(Integer.parseInt(row.get("age"))))) {
          String cell = row.get("year") + " " + sex + " " + age;
          net.merge("municipality " + code + " " + cell, moved, Double::sum);
          net.merge("region " + PLAIN.regionOf(code) + " " + cell, moved, Double::sum);
          nation.merge(cell, moved, Double::sum);
        }
      }
    }
    int compared = 0;
    for (Row row :
        SharedLake.read(PanelTables.MIGRATION)
            .filter("preset = 'recommended' and level in ('municipality', 'region')")
            .select(
                "level",
                "unit",
                "year",
                "sex",
                "age_group",
                "net_migration",
                "net_migration_excess")
            .collectAsList()) {
      String cell = row.getInt(2) + " " + row.getString(3) + " " + row.getString(4);
      if (!cell.endsWith("all all")) {
        double persons =
            net.getOrDefault(row.getString(0) + " " + row.getString(1) + " " + cell, 0.0);
        assertEquals(persons, row.getDouble(5), 1e-9, row::toString);
        double excess =
            persons / people(row.getString(0), row.getString(1), row.getInt(2))
                - nation.getOrDefault(cell, 0.0) / people("country", "", row.getInt(2));
        assertEquals(excess, row.getDouble(6), 1e-12, row::toString);
        compared++;
      }
    }
    assertEquals(60 * 11 * 23, compared);
  }

  /** The synthetic migrants add up to what was landed as net migration, and the ledger says so. */
  @Test
  void theMissOfTheTotalsIsAMetric() {
    List<Row> metrics =
        SharedLake.read(OpsTables.METRIC)
            .filter("metric = 'sub_groups_miss_vital'")
            .select("value")
            .collectAsList();
    assertTrue(metrics.size() >= 2);
    metrics.forEach(row -> assertEquals(0, row.getDouble(0), 1e-9));
  }

  private static double people(String level, String unit, int year) {
    return PLAIN.units().stream()
        .filter(
            code ->
                level.equals("country")
                    || (level.equals("region") ? PLAIN.regionOf(code) : code).equals(unit))
        .mapToDouble(code -> PLAIN.population(code, year))
        .sum();
  }

  private static String groupOf(int age) {
    int[] firsts = {0, 6, 18, 30, 40, 50, 60};
    String[] names = {"0-5", "6-17", "18-29", "30-39", "40-49", "50-59", "60+"};
    int group = 0;
    for (int index = 0; index < firsts.length; index++) {
      group = age >= firsts[index] ? index : group;
    }
    return names[group];
  }
}
