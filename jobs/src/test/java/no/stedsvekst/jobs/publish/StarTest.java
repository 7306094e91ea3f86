package no.stedsvekst.jobs.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import no.stedsvekst.jobs.attract.AttractTables;
import no.stedsvekst.jobs.conform.DimensionTables;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.panel.PanelTables;
import no.stedsvekst.jobs.regress.RegressTables;
import no.stedsvekst.jobs.settings.Vocabulary;
import org.junit.jupiter.api.Test;

/** The star of the shared lake, read as its users read it: without Spark. */
class StarTest {
  private static final double CLOSE = 1e-9;

  @Test
  void keysAreUniqueAndEveryCodeStandsInItsDimension() {
    assertEquals(List.of(), SharedStar.STAR.faults(SharedStar.WRITTEN));
    for (TableSpec table : SharedStar.WRITTEN) {
      assertFalse(SharedStar.STAR.of(table).isEmpty(), table.fullName());
    }
  }

  @Test
  void aSumOfAnyMeasureIsTheNations() {
    List<String> faults = faults(SharedStar.STAR);
    assertEquals(List.of(), faults);
    // What is left empty by all would be right too.
    assertTrue(
        SharedStar.STAR.sums(StarMarts.ALL).values().stream()
                .filter(sums -> !sums.isEmpty())
                .count()
            > 35);
  }

  private static List<String> faults(StarRows star) {
    List<String> faults = new ArrayList<>();
    star.sums(StarMarts.ALL)
        .forEach(
            (measure, sums) -> {
              Map<Integer, Double> wanted = SharedStar.NATION.get(measure);
              if (wanted == null) {
                faults.add(measure + " is held against nothing");
              } else if (!isNear(wanted, sums)) {
                faults.add("%s is %s, not %s".formatted(measure, sums, wanted));
              }
            });
    return faults;
  }

  private static boolean isNear(Map<Integer, Double> wanted, Map<Integer, Double> sums) {
    return wanted.keySet().equals(sums.keySet())
        && wanted.entrySet().stream()
            .allMatch(
                year ->
                    Math.abs(year.getValue() - sums.get(year.getKey()))
                        <= CLOSE * Math.max(1000, Math.abs(year.getValue())));
  }

  @Test
  void whatIsBrokenIsFound() {
    List<TableSpec> people = List.of(CountedTables.POPULATION);
    List<Map<String, Object>> rows = SharedStar.STAR.of(CountedTables.POPULATION);
    List<Map<String, Object>> twice = new ArrayList<>(rows);
    twice.add(rows.get(0));
    assertEquals(1, SharedStar.STAR.with(CountedTables.POPULATION, twice).faults(people).size());
    assertEquals(1, faults(SharedStar.STAR.with(CountedTables.POPULATION, twice)).size());
    for (String column : List.of("unit_code", "year", "sex", "age")) {
      Object unknown = column.equals("age") || column.equals("year") ? 1066 : "nowhere";
      List<String> found =
          SharedStar.STAR
              .with(CountedTables.POPULATION, changed(rows, column, unknown))
              .faults(people);
      assertEquals(1, found.size(), column);
      assertTrue(found.get(0).contains(column + " " + unknown), found.toString());
    }
    List<String> empty =
        SharedStar.STAR.with(CountedTables.POPULATION, changed(rows, "sex", null)).faults(people);
    assertEquals(List.of("gold.mart_population.sex is empty"), empty);
  }

  private static List<Map<String, Object>> changed(
      List<Map<String, Object>> rows, String column, Object value) {
    List<Map<String, Object>> changed = new ArrayList<>(rows);
    Map<String, Object> first = new LinkedHashMap<>(rows.get(0));
    first.put(column, value);
    changed.set(0, first);
    return changed;
  }

  /** Numerator and denominator add up over places, and over the industries of a group. */
  @Test
  void expectedJobsAreTheNationsByIndustry() {
    Map<String, double[]> byIndustry = new TreeMap<>();
    for (Map<String, Object> row : SharedStar.STAR.of(CountedTables.JOBS)) {
      double[] sums =
          byIndustry.computeIfAbsent(
              row.get("year") + " " + row.get("industry"), key -> new double[2]);
      sums[0] += (Double) row.get("jobs");
      sums[1] += (Double) row.get("expected_jobs");
    }
    assertTrue(byIndustry.size() > 28, byIndustry.keySet().toString());
    byIndustry.forEach((key, sums) -> assertEquals(sums[0], sums[1], 1e-6, key));
    Map<String, Object> some =
        SharedStar.STAR.of(CountedTables.JOBS).stream()
            .filter(row -> (Double) row.get("jobs") > 0)
            .findFirst()
            .orElseThrow();
    assertEquals(
        (Double) some.get("jobs") / (Double) some.get("expected_jobs"),
        (Double) some.get("location_quotient"),
        1e-12);
  }

  @Test
  void sharesAreTheirNumeratorsOverTheirDenominators() {
    for (Map<String, Object> row : SharedStar.STAR.of(CountedTables.PLACE_YEAR)) {
      assertShare(row, "coverage", "jobs", "employed_residents");
      assertShare(row, "out_share", "commuters_out", "commuting_residents");
      assertShare(row, "in_share", "commuters_in", "commuting_workers");
    }
  }

  private static void assertShare(Map<String, Object> row, String share, String of, String all) {
    if (row.get(of) != null && row.get(all) != null) {
      double wanted = (Double) row.get(of) / (Double) row.get(all);
      assertEquals(wanted, (Double) row.get(share), 1e-12, row.toString());
    } else {
      assertEquals(null, row.get(share), row.toString());
    }
  }

  /** Components that are in the sum make the change of population as it was counted. */
  @Test
  void driversMakeTheChange() {
    Set<Object> counted =
        SharedStar.STAR.of(StarDimensions.COMPONENT).stream()
            .filter(row -> row.get("is_in_sum").equals(true))
            .map(row -> row.get("code"))
            .collect(Collectors.toSet());
    Map<String, Double> driven = new HashMap<>();
    for (Map<String, Object> row : SharedStar.STAR.of(DriverTables.POPULATION_DRIVER)) {
      assertTrue(counted.contains(row.get("component_code")), row.toString());
      driven.merge(
          row.get("unit_code") + " " + row.get("year"), (Double) row.get("persons"), Double::sum);
    }
    int held = 0;
    for (Map<String, Object> row : SharedStar.STAR.of(CountedTables.PLACE_YEAR)) {
      Double sum = driven.get(row.get("unit_code") + " " + row.get("year"));
      if (sum != null) {
        assertEquals((Double) row.get("population_change"), sum, 1e-6, row.toString());
        held++;
      }
    }
    assertEquals(driven.size(), held);
    assertTrue(held > 300, "" + held);
  }

  /** As a join of the two tables would find it. */
  @Test
  void coefficientsOfAYearAreThoseOfItsFit() {
    Map<Object, Map<String, Object>> fits = new HashMap<>();
    for (Map<String, Object> fit : SharedStar.STAR.of(RegressTables.MODEL)) {
      if (fit.get("preset").equals(SharedStar.PRESET)
          && fit.get("se").equals("iid")
          && ((String) fit.get("period")).length() == 4) {
        fits.put(fit.get("fit_id"), fit);
      }
    }
    Map<List<Object>, Object> estimates = new HashMap<>();
    for (Map<String, Object> term : SharedStar.STAR.of(RegressTables.TERM)) {
      Map<String, Object> fit = fits.get(term.get("fit_id"));
      if (fit != null) {
        estimates.put(
            Arrays.asList(
                fit.get("model"),
                fit.get("level"),
                fit.get("sex"),
                fit.get("age_group"),
                Integer.valueOf((String) fit.get("period")),
                term.get("term")),
            term.get("estimate"));
      }
    }
    Map<List<Object>, Object> found = new HashMap<>();
    for (Map<String, Object> row : SharedStar.STAR.of(Coefficients.COEFFICIENT_YEAR)) {
      List<Object> key = new ArrayList<>();
      Coefficients.COEFFICIENT_YEAR.key().forEach(column -> key.add(row.get(column)));
      found.put(key, row.get("estimate"));
    }
    assertTrue(found.size() > 100, "" + found.size());
    assertEquals(estimates, found);
  }

  @Test
  void everyWordOfRegressionsIsNamed() {
    assertNamed(RegressTables.MODEL, "model", StarDimensions.MODEL);
    assertNamed(RegressTables.MODEL, "se", StarDimensions.SE);
    assertNamed(RegressTables.TERM, "term", StarDimensions.TERM);
  }

  /** Which model is applied stands in its row alone, and the set is one that gold has. */
  @Test
  void theAppliedModelIsTold() {
    Set<Object> applied =
        SharedStar.STAR.of(AttractTables.ATTRACTIVENESS).stream()
            .filter(row -> row.get("preset").equals("recommended"))
            .map(row -> row.get("coef_set_id"))
            .collect(Collectors.toSet());
    Map<Object, Object> told = new HashMap<>();
    for (Map<String, Object> model : SharedStar.STAR.of(StarDimensions.MODEL)) {
      if (model.get("applied_set") != null) {
        told.put(model.get("applied_set"), model.get("code"));
      }
    }
    assertEquals(applied, told.keySet());
    for (Map<String, Object> term : SharedStar.STAR.of(RegressTables.COEFFICIENT_SET)) {
      if (told.containsKey(term.get("coef_set_id"))) {
        assertEquals(told.get(term.get("coef_set_id")), term.get("model"));
      }
    }
  }

  private static void assertNamed(TableSpec table, String column, TableSpec dimension) {
    Set<Object> known =
        SharedStar.STAR.of(dimension).stream()
            .map(row -> row.get("code"))
            .collect(Collectors.toSet());
    Set<Object> found =
        SharedStar.STAR.of(table).stream().map(row -> row.get(column)).collect(Collectors.toSet());
    assertFalse(found.isEmpty());
    found.removeAll(known);
    assertEquals(Set.of(), found, column);
  }

  @Test
  void placesOfAllLevelsHaveOneKeyAndTheirPeople() {
    Map<String, Double> byLevel = new HashMap<>();
    Set<Object> parents = new HashSet<>();
    Map<Object, Map<String, Object>> byCode = new HashMap<>();
    for (Map<String, Object> row : SharedStar.STAR.of(StarDimensions.UNIT)) {
      byCode.put(row.get("code"), row);
      if (row.get("population") != null) {
        byLevel.merge((String) row.get("level"), (Double) row.get("population"), Double::sum);
      }
    }
    double nation = SharedStar.NATION.get("mart_population.persons").get(2017);
    for (String level :
        List.of(
            "municipality", "region", "county", "centrality_class", "country", "group:landsdel")) {
      assertEquals(nation, byLevel.get(level), 1e-6, level);
    }
    for (Map<String, Object> row : byCode.values()) {
      if (row.get("parent") != null) {
        assertTrue(byCode.containsKey(row.get("parent")), row.toString());
        parents.add(row.get("parent"));
      }
      if (row.get("level").equals("municipality")) {
        assertEquals("municipality:" + row.get("unit"), row.get("code"));
        assertEquals(byCode.get(row.get("region")).get("name_no"), row.get("region_name"));
        assertEquals(byCode.get(row.get("county")).get("name_no"), row.get("county_name"));
      }
    }
    assertTrue(parents.contains("country:NO"));
    assertEquals("Norway", byCode.get("country:NO").get("name_en"));
    assertEquals("Noreg", byCode.get("country:NO").get("name_nn"));
  }

  @Test
  void ageGroupsStandInTheOrderOfAges() {
    List<String> codes =
        SharedStar.STAR.of(StarDimensions.AGE_GROUP).stream()
            .sorted(
                (one, other) -> (Integer) one.get("sort_order") - (Integer) other.get("sort_order"))
            .map(row -> (String) row.get("code"))
            .toList();
    assertEquals(List.of("all", "0-5", "6-17", "18-29", "30-39", "40-49", "50-59", "60+"), codes);
    Map<Object, Object> groups = new HashMap<>();
    SharedStar.STAR
        .of(StarDimensions.AGE)
        .forEach(row -> groups.put(row.get("code"), row.get("age_group")));
    assertEquals("0-5", groups.get(5));
    assertEquals("6-17", groups.get(6));
    assertEquals("60+", groups.get(105));
    assertEquals("all", groups.get(-1));
    assertEquals(107, groups.size());
  }

  /** Names that are the same in both languages are few, and meant. */
  @Test
  void englishIsEnglish() {
    Set<String> same = Set.of("Region", "Robust (HC1)", "Robust (HC2)", "Robust (HC3)");
    Vocabulary.words().stream()
        .filter(word -> !same.contains(word.en()))
        .forEach(word -> assertNotEquals(word.no(), word.en(), word.toString()));
    SharedStar.STAR
        .of(DimensionTables.INDUSTRY)
        .forEach(row -> assertNotEquals(row.get("name_no"), row.get("name_en"), row.toString()));
    SharedStar.STAR.of(StarDimensions.COMPONENT).stream()
        .filter(row -> !row.get("component").equals("demography"))
        .forEach(row -> assertNotEquals("", row.get("name_en")));
  }

  @Test
  void yearsReachTheHorizon() {
    Map<Object, Map<String, Object>> years = new TreeMap<>();
    SharedStar.STAR.of(PanelTables.DIM_YEAR).forEach(row -> years.put(row.get("year"), row));
    // The last run of growth had the horizon of the settings.
    assertEquals(2050 - 2006 + 1, years.size());
    assertEquals("2050-01-01", years.get(2050).get("starts_on").toString());
    assertEquals(true, years.get(2016).get("has_net_migration"));
    assertEquals(false, years.get(2017).get("has_net_migration"));
  }
}
