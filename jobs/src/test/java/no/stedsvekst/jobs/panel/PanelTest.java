package no.stedsvekst.jobs.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.stedsvekst.growth.CommutingSums;
import no.stedsvekst.jobs.testing.PlainPanel;
import no.stedsvekst.jobs.testing.SharedLake;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** The panel of the synthetic country against loops over its landing files. */
class PanelTest {
  private static final double CLOSE = 1e-12;
  private static final PlainPanel PLAIN = PlainPanel.of(SharedLake.landing());

  @Test
  void municipalitiesUnderRecommendedUseTheSharesOfTheYearBefore() {
    Map<String, Row> panel = panel("recommended", "municipality");
    for (String unit : PLAIN.units()) {
      for (int year : PLAIN.years()) {
        assertCell(PLAIN.cell(unit, year, year - 1), panel.get(unit + year));
      }
    }
  }

  @Test
  void municipalitiesUnderTheBookUseTheSharesOfTheYear() {
    Map<String, Row> panel = panel("book2022", "municipality");
    for (String unit : PLAIN.units()) {
      for (int year : PLAIN.years()) {
        assertCell(PLAIN.cell(unit, year, year), panel.get(unit + year));
      }
    }
  }

  @Test
  void regionsOfTheBookAddFlowsAndJobsFirst() {
    Map<String, Row> panel = panel("book2022", "region");
    PlainPanel regions = PLAIN.ofRegions();
    assertEquals(10, regions.units().size());
    for (String unit : regions.units()) {
      for (int year : regions.years()) {
        assertCell(regions.cell(unit, year, year), panel.get(unit + year));
      }
    }
  }

  @Test
  void regionsOfRecommendedAverageOverTheirPeople() {
    Map<String, Row> panel = panel("recommended", "region");
    for (String region : PLAIN.ofRegions().units()) {
      for (int year : PLAIN.years()) {
        double people = 0;
        double vra = 0;
        for (String unit : PLAIN.units()) {
          if (PLAIN.regionOf(unit).equals(region)) {
            PlainPanel.Cell cell = PLAIN.cell(unit, year, year - 1);
            people += PLAIN.population(unit, year);
            vra += PLAIN.population(unit, year) * (cell.own() + cell.neighbour());
          }
        }
        assertEquals(vra / people, number(panel.get(region + year), "vra"), CLOSE);
      }
    }
  }

  /** Under both presets the terms of 2018 come from a region's own sums. */
  @Test
  void theTermsOf2018AreOfOwnSums() {
    PlainPanel regions = PLAIN.ofRegions();
    for (String preset : List.of("recommended", "book2022")) {
      int lag = preset.equals("recommended") ? 1 : 0;
      Map<String, Row> panel = panel(preset, "region");
      for (String unit : regions.units()) {
        for (int year : regions.years()) {
          Row row = panel.get(unit + year);
          assertEquals(
              regions.cell(unit, year, year - lag).neighbour(),
              number(row, "neighbour_growth"),
              CLOSE);
          double own = regions.flowsFrom(unit, year - lag).get(unit);
          double employed = regions.employed(unit, year - lag);
          double jobs = regions.jobs(unit, year - lag);
          assertEquals(
              (employed - own) / employed + (jobs - own) / jobs,
              number(row, "labour_market_integration"),
              CLOSE);
        }
      }
    }
  }

  @Test
  void theCountryIsTheNation() {
    Map<String, Row> panel = panel("recommended", "country");
    for (int year : PLAIN.years()) {
      Row row = panel.get("NO" + year);
      double people = 0;
      for (String unit : PLAIN.units()) {
        people += PLAIN.population(unit, year);
      }
      assertEquals(people, number(row, "population"), 1e-6);
      assertEquals(0, number(row, "relative_growth"), CLOSE);
      assertEquals(0, number(row, "net_migration_excess"), CLOSE);
    }
  }

  @Test
  void lagsAreTheVraOfTheYearsBefore() {
    for (String level : List.of("municipality", "region")) {
      Map<String, Row> panel = panel("recommended", level);
      for (Row row : panel.values()) {
        int year = row.getInt(row.fieldIndex("year"));
        String unit = row.getString(row.fieldIndex("unit"));
        assertSame(panel.get(unit + (year - 1)), row, "vra_1");
        assertSame(panel.get(unit + (year - 2)), row, "vra_2");
      }
    }
  }

  @Test
  void theFirstYearHasNoGrowth() {
    List<Row> first =
        SharedLake.read(PanelTables.PANEL)
            .filter("year = 2006 and (vra is not null or relative_growth is not null)")
            .collectAsList();
    assertEquals(List.of(), first);
  }

  /** The kernel over the same flows says what the job's sums say. */
  @Test
  void kernelAndJobAgree() {
    Map<String, Row> panel = panel("recommended", "municipality");
    for (String unit : PLAIN.units()) {
      int year = 2010;
      CommutingSums sums = CommutingSums.NONE;
      double residents = PLAIN.employed(unit, year - 1);
      for (Map.Entry<String, Double> flow : PLAIN.flowsFrom(unit, year - 1).entrySet()) {
        String work = flow.getKey();
        double growth = work.equals("outside") ? 0 : PLAIN.relativeGrowth(work, year);
        sums = sums.plus(work.equals(unit), flow.getValue(), growth);
      }
      Row row = panel.get(unit + year);
      assertEquals(sums.ownPart(residents), number(row, "vra_own"), CLOSE);
      assertEquals(sums.neighbourPart(residents), number(row, "vra_neighbour"), CLOSE);
      assertEquals(sums.total(residents), number(row, "vra"), CLOSE);
    }
  }

  @Test
  void everyUnitHasEveryFlowYear() {
    // 50 municipalities and 10 regions, 2006 to 2016, two presets
    assertEquals(
        60 * 11 * 2,
        SharedLake.read(PanelTables.PANEL).filter("level in ('municipality', 'region')").count());
  }

  private static void assertCell(PlainPanel.Cell expected, Row row) {
    assertEquals(expected.relativeGrowth(), number(row, "relative_growth"), CLOSE);
    assertEquals(expected.own(), number(row, "vra_own"), CLOSE);
    assertEquals(expected.neighbour(), number(row, "vra_neighbour"), CLOSE);
    assertEquals(expected.own() + expected.neighbour(), number(row, "vra"), CLOSE);
    assertEquals(expected.rate(), number(row, "net_migration_rate"), CLOSE);
    assertEquals(expected.excess(), number(row, "net_migration_excess"), CLOSE);
  }

  private static void assertSame(Row before, Row row, String lag) {
    boolean isUnknown = before == null || before.isNullAt(before.fieldIndex("vra"));
    assertEquals(isUnknown, row.isNullAt(row.fieldIndex(lag)));
    assertTrue(isUnknown || number(before, "vra") == number(row, lag));
  }

  private static double number(Row row, String column) {
    return row.getDouble(row.fieldIndex(column));
  }

  private static Map<String, Row> panel(String preset, String level) {
    Map<String, Row> rows = new HashMap<>();
    SharedLake.read(PanelTables.PANEL)
        .filter("preset = '%s' and level = '%s'".formatted(preset, level))
        .collectAsList()
        .forEach(
            row ->
                rows.put(
                    row.getString(row.fieldIndex("unit")) + row.getInt(row.fieldIndex("year")),
                    row));
    return rows;
  }
}
