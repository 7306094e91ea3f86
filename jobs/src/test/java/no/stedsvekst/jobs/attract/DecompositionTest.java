package no.stedsvekst.jobs.attract;

import static org.apache.spark.sql.functions.expr;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.panel.PanelTables;
import no.stedsvekst.jobs.regress.RegressTables;
import no.stedsvekst.jobs.testing.PlainCentrality;
import no.stedsvekst.jobs.testing.PlainDecomposition;
import no.stedsvekst.jobs.testing.PlainPanel;
import no.stedsvekst.jobs.testing.SharedCountry;
import no.stedsvekst.jobs.testing.SharedLake;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/**
 * Each component beside a plain computation of it from the landing files, for ten municipalities:
 * that they add up says nothing, a residual closes anything.
 */
class DecompositionTest {
  private static final int YEAR = 2014;
  private static final String PERIOD = Integer.toString(YEAR);

  private static final PlainDecomposition PLAIN = SharedCountry.PLAIN;

  private static final PlainCentrality CENTRALITY =
      new PlainCentrality(SharedLake.landing(), PLAIN.panel(), 2020);

  private static final List<String> TEN =
      PLAIN.panel().units().stream().filter(code -> code.hashCode() % 5 == 0).limit(10).toList();

  @Test
  void birthsAndDeathsAreThoseOfTheRates() {
    Map<String, Double> persons = cells("recommended", "municipality", PERIOD, "persons");
    for (String code : TEN) {
      double births = PLAIN.birthsExpected(code, YEAR);
      double deaths = PLAIN.deathsExpected(code, YEAR);
      assertClose(births, persons.get(code + " births_expected"));
      assertClose(PLAIN.births(code, YEAR) - births, persons.get(code + " births_deviation"));
      assertClose(-deaths, persons.get(code + " deaths_expected"));
      assertClose(deaths - PLAIN.deaths(code, YEAR), persons.get(code + " deaths_deviation"));
    }
  }

  @Test
  void everyPartOfNetMigrationIsReckonedAgain() {
    for (String preset : List.of("recommended", "book2022")) {
      Map<String, Double> persons = cells(preset, "municipality", PERIOD, "persons");
      Map<String, Double> set = coefficients(preset);
      Map<String, Double> supply = supply(preset, "municipality");
      for (String code : TEN) {
        Map<String, Double> parts = growthParts(preset, code, set);
        double people = PLAIN.panel().population(code, YEAR);
        parts.put("centrality", people * centrality(preset, set, CENTRALITY.ofUnit(code)));
        parts.put("demography", people * set.get("ds") * supply.get(code));
        double sum = parts.values().stream().mapToDouble(Double::doubleValue).sum();
        if (preset.equals("recommended")) {
          sum += people * set.get("(Intercept)");
        }
        double moved = people * PLAIN.panel().cell(code, YEAR, YEAR).rate();
        parts.put("attractiveness", moved - sum);
        parts.forEach((name, value) -> assertClose(value, persons.get(code + " " + name)));
      }
    }
  }

  /** On the regions' own panel, whose centrality is the mean over their people. */
  @Test
  void centralityAndDemographyOfRegionsAreThoseOfTheirPanel() {
    PlainPanel regions = PLAIN.panel().ofRegions();
    for (String preset : List.of("recommended", "book2022")) {
      Map<String, Double> persons = cells(preset, "region", PERIOD, "persons");
      Map<String, Double> set = coefficients(preset);
      Map<String, Double> supply = supply(preset, "region");
      for (String region : regions.units()) {
        double people = regions.population(region, YEAR);
        assertClose(
            people * centrality(preset, set, CENTRALITY.ofRegion(region)),
            persons.get(region + " centrality"));
        assertClose(
            people * set.get("ds") * supply.get(region), persons.get(region + " demography"));
      }
    }
  }

  /** National migration, and growth weighed by the coefficients. */
  private static Map<String, Double> growthParts(
      String preset, String code, Map<String, Double> set) {
    double own = 0;
    double neighbour = 0;
    String[] terms = {"vra", "vra_1", "vra_2"};
    for (int lag = 0; lag < 3; lag++) {
      int year = YEAR - lag;
      PlainPanel.Cell cell =
          PLAIN.panel().cell(code, year, preset.equals("book2022") ? year : year - 1);
      own += set.get(terms[lag]) * cell.own();
      neighbour += set.get(terms[lag]) * cell.neighbour();
    }
    double people = PLAIN.panel().population(code, YEAR);
    PlainPanel.Cell now = PLAIN.panel().cell(code, YEAR, YEAR);
    Map<String, Double> parts = new HashMap<>();
    parts.put("own_growth", people * own);
    parts.put("neighbour_growth", people * neighbour);
    parts.put("national_migration", people * (now.rate() - now.excess()));
    return parts;
  }

  private static double centrality(String preset, Map<String, Double> set, double centered) {
    double rate = set.get("centrality_jobs") * centered;
    return preset.equals("book2022") ? rate + set.get("(Intercept)") : rate;
  }

  /** The supply of workers by unit, as the panel has it. */
  private static Map<String, Double> supply(String preset, String level) {
    Map<String, Double> supply = new HashMap<>();
    SharedLake.read(PanelTables.PANEL)
        .filter("preset = '%s' and level = '%s' and year = %d".formatted(preset, level, YEAR))
        .select("unit", "ds")
        .collectAsList()
        .forEach(row -> supply.put(row.getString(0), row.getDouble(1)));
    return supply;
  }

  @Test
  void theInterceptIsWhereThePresetHasIt() {
    Map<String, Double> book = cells("book2022", "municipality", PERIOD, "persons");
    Map<String, Double> ours = cells("recommended", "municipality", PERIOD, "persons");
    double intercept = coefficients("recommended").get("(Intercept)");
    for (String code : TEN) {
      assertFalse(book.containsKey(code + " intercept"));
      assertClose(PLAIN.panel().population(code, YEAR) * intercept, ours.get(code + " intercept"));
    }
  }

  @Test
  void jobsAreShiftAndShareAndWhatFollowsTheResidents() {
    Map<String, Double> jobs =
        cells(AttractTables.JOB_DECOMPOSITION, "recommended", "municipality", PERIOD, "jobs");
    Map<String, Double> industries = new HashMap<>();
    SharedLake.read(AttractTables.JOB_INDUSTRY_CONTRIBUTION)
        .filter(
            "preset = 'recommended' and level = 'municipality' and period = '%s'".formatted(PERIOD))
        .select("unit", "industry", "jobs")
        .collectAsList()
        .forEach(
            row -> industries.put(row.getString(0) + " " + row.getString(1), row.getDouble(2)));
    for (String code : TEN) {
      Map<String, Double> plain = PLAIN.jobComponents(code, YEAR);
      assertTrue(plain.size() >= 5, plain.toString());
      plain.forEach((name, value) -> assertClose(value, jobs.get(code + " " + name)));
      for (String industry : List.of("anna_industri", "naeringsmiddelindustri")) {
        assertClose(
            PLAIN.contribution(code, YEAR, industry), industries.get(code + " " + industry));
      }
    }
  }

  @Test
  void componentsAddUpToTheChangeAtEveryLevelAndPeriod() {
    List<Row> sums =
        SharedLake.read(AttractTables.POPULATION_DECOMPOSITION)
            .filter("component <> 'aggregation_gap'")
            .groupBy("preset", "level", "unit", "period")
            .agg(
                org.apache.spark.sql.functions.sum("persons").as("persons"),
                org.apache
                    .spark
                    .sql
                    .functions
                    .count_if(org.apache.spark.sql.functions.col("persons").isNull())
                    .as("unknown"))
            .filter("unknown = 0 and level in ('municipality', 'region', 'group:landsdel')")
            .collectAsList();
    Map<String, String> unitOf = new HashMap<>();
    PlainPanel.rows(SharedLake.landing(), "municipality_group")
        .forEach(
            row ->
                unitOf.put(row.get("group_set") + row.get("municipality"), row.get("group_code")));
    assertTrue(sums.size() > 800, sums.size() + " sums");
    for (Row row : sums) {
      String[] years = row.<String>getAs("period").split("-", 2);
      int first = Integer.parseInt(years[0]);
      int last = Integer.parseInt(years[years.length - 1]);
      double change = 0;
      for (String code : PLAIN.panel().units()) {
        String unit =
            switch (row.<String>getAs("level")) {
              case "municipality" -> code;
              case "region" -> PLAIN.panel().regionOf(code);
              default -> unitOf.get("landsdel" + code);
            };
        if (row.<String>getAs("unit").equals(unit)) {
          change +=
              PLAIN.panel().population(code, last + 1) - PLAIN.panel().population(code, first);
        }
      }
      assertEquals(change, row.<Double>getAs("persons"), 1e-6, row.toString());
    }
  }

  /** One unit of time a row: sums of a period, and beside them the means of its years. */
  @Test
  void ratesOfAPeriodAreSumsAndAnnualRatesMeans() {
    for (String measure : List.of("rate", "relative_rate")) {
      Map<String, Double> whole = cells("recommended", "municipality", "2009-2016", measure);
      Map<String, Double> mean =
          cells("recommended", "municipality", "2009-2016", "annual_" + measure);
      Map<String, Double> sums = new HashMap<>();
      for (int year = 2009; year <= 2016; year++) {
        cells("recommended", "municipality", Integer.toString(year), measure)
            .forEach((key, value) -> sums.merge(key, value, Double::sum));
      }
      assertFalse(whole.isEmpty());
      whole.forEach(
          (key, value) -> {
            assertEquals(sums.get(key), value, 1e-12, key);
            assertEquals(value / 8, mean.get(key), 1e-13, key);
          });
    }
  }

  @Test
  void sharesOfAPathCountNothingTwice() {
    List<Row> paths =
        SharedLake.read(AttractTables.GROWTH_PATH)
            .filter("preset = 'recommended' and level = 'municipality'")
            .groupBy("unit", "period")
            .agg(
                expr("sum(share)"),
                expr("sum(shapley_share)"),
                expr("sum(part_share)"),
                expr("sum(if(step = 'own_growth', share, 0))"),
                expr("count(part_of)"),
                expr("count_if(step = 'centrality_intercept_demography')"))
            .filter("`sum(share)` is not null")
            .collectAsList();
    assertFalse(paths.isEmpty());
    for (Row path : paths) {
      assertEquals(1, path.getDouble(2), 1e-9, path.toString());
      assertEquals(1, path.getDouble(3), 1e-9, path.toString());
      if (!path.isNullAt(4)) {
        assertEquals(path.getDouble(5), path.getDouble(4), 1e-9 * Math.abs(path.getDouble(5)));
        assertEquals(2, path.getLong(6));
      }
      assertEquals(1, path.getLong(7));
    }
  }

  @Test
  void attractivenessIsThatOfTheDecomposition() {
    Map<String, Double> persons = cells("recommended", "region", "2009-2016", "persons");
    List<Row> rows =
        SharedLake.read(AttractTables.ATTRACTIVENESS)
            .filter("preset = 'recommended' and level = 'region' and period = '2009-2016'")
            .collectAsList();
    assertEquals(10, rows.size());
    for (Row row : rows) {
      assertClose(
          persons.get(row.<String>getAs("unit") + " attractiveness"),
          row.<Double>getAs("attractiveness"));
      assertClose(
          row.<Double>getAs("actual") - row.<Double>getAs("expected"),
          row.<Double>getAs("attractiveness"));
      // Ten regions are too few to say how far regions lie apart.
      assertEquals(0, row.<Double>getAs("shrunken_rate"));
      assertEquals("few_units", row.<String>getAs("not_judged_reason"));
      assertEquals(false, row.<Boolean>getAs("is_judged"));
      for (String empty :
          List.of("shrunken_low", "shrunken_high", "rank", "rank_low", "rank_high", "p_top10")) {
        assertTrue(row.isNullAt(row.fieldIndex(empty)), empty);
      }
    }
  }

  @Test
  void municipalitiesAreJudged() {
    List<Row> rows =
        SharedLake.read(AttractTables.ATTRACTIVENESS)
            .filter("preset = 'recommended' and level = 'municipality' and period = '2009-2016'")
            .collectAsList();
    assertTrue(rows.size() > 10);
    for (Row row : rows) {
      assertEquals(true, row.<Boolean>getAs("is_judged"));
      assertTrue(row.isNullAt(row.fieldIndex("not_judged_reason")));
      assertTrue(
          Math.abs(row.<Double>getAs("shrunken_rate"))
              <= Math.abs(row.<Double>getAs("attractiveness_rate")));
      assertTrue(row.<Double>getAs("shrunken_low") < row.<Double>getAs("shrunken_rate"));
      assertTrue(row.<Integer>getAs("rank_low") <= row.<Integer>getAs("rank_high"));
    }
  }

  /** Those that a preset applies. */
  private static Map<String, Double> coefficients(String preset) {
    String set = preset.equals("book2022") ? preset + "_exact" : preset + "_book2022_region";
    Map<String, Double> terms = new HashMap<>();
    SharedLake.read(RegressTables.COEFFICIENT_SET)
        .filter("coef_set_id = '%s'".formatted(set))
        .select("term", "estimate")
        .collectAsList()
        .forEach(row -> terms.put(row.getString(0), row.getDouble(1)));
    return terms;
  }

  private static Map<String, Double> cells(
      String preset, String level, String period, String measure) {
    return cells(AttractTables.POPULATION_DECOMPOSITION, preset, level, period, measure);
  }

  private static Map<String, Double> cells(
      TableSpec table, String preset, String level, String period, String measure) {
    Map<String, Double> cells = new HashMap<>();
    for (Row row :
        SharedLake.read(table)
            .filter(
                "preset = '%s' and level = '%s' and period = '%s'".formatted(preset, level, period))
            .select("unit", "component", measure)
            .collectAsList()) {
      cells.put(row.getString(0) + " " + row.getString(1), row.getDouble(2));
    }
    return cells;
  }

  private static void assertClose(double expected, double actual) {
    assertEquals(expected, actual, 1e-9 * Math.max(1, Math.abs(expected)));
  }
}
