package no.stedsvekst.jobs.indicate;

import static no.stedsvekst.jobs.indicate.MadeUpCountry.CLASS;
import static no.stedsvekst.jobs.indicate.MadeUpCountry.FIRST;
import static no.stedsvekst.jobs.indicate.MadeUpCountry.LANDED;
import static no.stedsvekst.jobs.indicate.MadeUpCountry.LAST;
import static no.stedsvekst.jobs.indicate.MadeUpCountry.REGION;
import static no.stedsvekst.jobs.indicate.MadeUpCountry.read;
import static no.stedsvekst.jobs.indicate.MadeUpCountry.sums;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** What the made-up country knows of itself is found again by the night, or by loops over files. */
class MadeUpIndicatorsTest {
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
