package no.stedsvekst.jobs.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import no.stedsvekst.jobs.attract.AttractTables;
import no.stedsvekst.jobs.conform.DimensionTables;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.lake.ColumnSpec;
import no.stedsvekst.jobs.lake.ColumnSpec.Additivity;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.land.PlaceTables;
import no.stedsvekst.jobs.panel.PanelTables;
import no.stedsvekst.jobs.project.output.ProjectTables;
import no.stedsvekst.jobs.regress.RegressTables;
import no.stedsvekst.jobs.settings.Vocabulary;
import org.junit.jupiter.api.Test;

/** The star of the shared lake, read as its users read it: without Spark. */
class StarTest {
  private static final double CLOSE = 1e-9;

  /** The shared lake projects neutral alone of those with a column; ProjectedMartsTest has all. */
  private static final String NOT_PROJECTED = ".*_(central|historical|shrunk)";

  @Test
  void keysAreUniqueAndEveryCodeStandsInItsDimension() {
    assertEquals(List.of(), SharedStar.STAR.faults(SharedStar.WRITTEN));
    for (TableSpec table : SharedStar.WRITTEN) {
      assertFalse(SharedStar.STAR.of(table).isEmpty(), table.fullName());
    }
  }

  @Test
  void aSumOfAnyMeasureIsTheNations() {
    assertEquals(List.of(), faults(SharedStar.STAR));
  }

  /** What is left empty, or 0, by all would be the nation's too. */
  @Test
  void everyMeasureHasNumbersButThoseOfScenariosThatWereNotProjected() {
    Set<String> empty = new TreeSet<>();
    Set<String> meant = new TreeSet<>();
    for (TableSpec table : StarMarts.ALL) {
      for (ColumnSpec column : table.columns()) {
        if (column.additivity() != Additivity.NONE || column.ratio().isPresent()) {
          String measure = table.name() + "." + column.name();
          if (SharedStar.STAR.of(table).stream().allMatch(row -> isNothing(row, column.name()))) {
            empty.add(measure);
          }
          if (measure.matches(NOT_PROJECTED)) {
            meant.add(measure);
          }
        }
      }
    }
    assertEquals(meant, empty);
    // Ten measures of each of the three.
    assertEquals(30, meant.size(), meant.toString());
  }

  private static boolean isNothing(Map<String, Object> row, String column) {
    return !(row.get(column) instanceof Number number) || number.doubleValue() == 0;
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

  /** What a specification says of a ratio holds in every row. */
  @Test
  void ratiosAreTheirNumeratorsOverTheirDenominators() {
    Set<String> held = new TreeSet<>();
    for (TableSpec table : StarMarts.ALL) {
      for (ColumnSpec column : table.columns()) {
        if (column.ratio().isPresent()) {
          SharedStar.STAR.of(table).forEach(row -> assertRatio(row, column));
          held.add(table.name() + "." + column.name());
        }
      }
    }
    assertEquals(
        Set.of(
            "mart_attractiveness_year.attractiveness_rate",
            "mart_jobs.location_quotient",
            "mart_place_year.coverage",
            "mart_place_year.in_share",
            "mart_place_year.out_share"),
        held);
  }

  private static void assertRatio(Map<String, Object> row, ColumnSpec ratio) {
    Double of = (Double) row.get(ratio.ratio().orElseThrow().numerator());
    Double all = (Double) row.get(ratio.ratio().orElseThrow().denominator());
    if (of == null || all == null || all == 0) {
      assertEquals(null, row.get(ratio.name()), row.toString());
    } else {
      assertEquals(of / all, (Double) row.get(ratio.name()), 1e-12, row.toString());
    }
  }

  /** Who joins a group's members to what is counted of municipalities has the group's own. */
  @Test
  void membersOfAGroupMakeTheGroup() {
    Map<Object, Set<Object>> members = new HashMap<>();
    for (Map<String, Object> row :
        SharedStar.STAR.of(SilverTables.of(PlaceTables.MUNICIPALITY_GROUP))) {
      members
          .computeIfAbsent(
              "group:%s:%s".formatted(row.get("group_set"), row.get("group_code")),
              group -> new HashSet<>())
          .add("municipality:" + row.get("municipality"));
    }
    Map<Object, Set<Object>> found = new HashMap<>();
    Map<Object, Double> people = new HashMap<>();
    Map<Object, Double> counted = new HashMap<>();
    for (Map<String, Object> row : SharedStar.STAR.of(CountedTables.POPULATION)) {
      if (row.get("year").equals(2017)) {
        counted.merge(row.get("unit_code"), (Double) row.get("persons"), Double::sum);
      }
    }
    for (Map<String, Object> row : SharedStar.STAR.of(StarDimensions.GROUP)) {
      found
          .computeIfAbsent(row.get("group_code"), group -> new HashSet<>())
          .add(row.get("unit_code"));
      people.merge(row.get("group_code"), counted.get(row.get("unit_code")), Double::sum);
    }
    assertEquals(members, found);
    int groups = 0;
    for (Map<String, Object> unit : SharedStar.STAR.of(StarDimensions.UNIT)) {
      if (((String) unit.get("level")).startsWith("group:")) {
        assertEquals((Double) unit.get("population"), people.get(unit.get("code")), 1e-6);
        groups++;
      }
    }
    assertTrue(groups > 1 && groups == found.size(), "" + groups);
  }

  /** A component that only takes has no row that adds, and one that only adds none that takes. */
  @Test
  void signsOfComponentsAreThoseOfTheirRows() {
    Map<Object, Integer> signs = new HashMap<>();
    SharedStar.STAR
        .of(StarDimensions.COMPONENT)
        .forEach(row -> signs.put(row.get("code"), (Integer) row.get("sign")));
    Map<Integer, Integer> held = new TreeMap<>();
    for (TableSpec table : List.of(DriverTables.POPULATION_DRIVER, DriverTables.JOB_DRIVER)) {
      for (Map<String, Object> row : SharedStar.STAR.of(table)) {
        double number = (Double) row.get(table.columnNames().contains("jobs") ? "jobs" : "persons");
        int sign = signs.get(row.get("component_code"));
        assertTrue(sign == 0 || sign * number >= 0, row.toString());
        held.merge(sign, number == 0 ? 0 : 1, Integer::sum);
      }
    }
    assertEquals(Set.of(-1, 0, 1), held.keySet());
    assertTrue(held.get(-1) > 300 && held.get(1) > 300, held.toString());
  }

  @Test
  void unitsAreJudgedAsTheirAttractivenessIs() {
    Map<Object, Object> judged = new HashMap<>();
    for (Map<String, Object> row : SharedStar.STAR.of(AttractTables.ATTRACTIVENESS)) {
      if (row.get("preset").equals(SharedStar.PRESET) && row.get("period").equals("2009-2016")) {
        judged.put(row.get("level") + ":" + row.get("unit"), row.get("is_judged"));
      }
    }
    assertEquals(Set.of(true, false), new HashSet<>(judged.values()));
    for (Map<String, Object> unit : SharedStar.STAR.of(StarDimensions.UNIT)) {
      assertEquals(judged.get(unit.get("code")), unit.get("is_judged"), unit.toString());
    }
  }

  @Test
  void bandsOfAgesStandInTheOrderOfAges() {
    for (String band : List.of("five_years", "ten_years")) {
      Map<Object, Object> orders = new TreeMap<>();
      for (Map<String, Object> row : SharedStar.STAR.of(StarDimensions.AGE)) {
        Object before = orders.put(row.get(band + "_order"), row.get(band));
        assertTrue(before == null || before.equals(row.get(band)), row.toString());
      }
      List<Object> inOrder = List.copyOf(orders.values());
      assertEquals(inOrder.size(), new HashSet<>(inOrder).size(), inOrder.toString());
      assertEquals("all", inOrder.get(0));
      assertEquals("105+", inOrder.get(inOrder.size() - 1));
      List<String> between = new ArrayList<>();
      inOrder
          .subList(1, inOrder.size() - 1)
          .forEach(name -> between.add(((String) name).replaceAll("-.*", "")));
      assertEquals(
          between.stream().sorted(Comparator.comparing(Integer::valueOf)).toList(), between);
    }
  }

  /** A band is called what it is: the name of its first age is that of a single year. */
  @Test
  void bandsOfAProjectionAreCalledByTheirEnds() {
    Set<Object> names = new HashSet<>();
    for (Map<String, Object> row : SharedStar.STAR.of(ProjectedTables.PROJECTION)) {
      names.add(row.get("ages"));
      Object last = row.get("age_last");
      assertEquals(
          row.get("age").equals(last) ? "105" : row.get("age") + "-" + last, row.get("ages"));
    }
    assertTrue(names.contains("80-84"), names.toString());
  }

  @Test
  void namesAreInBothKindsOfNorwegianAndInOrder() {
    for (TableSpec table :
        List.of(PanelTables.DIM_YEAR, ProjectTables.SCENARIO, DimensionTables.INDUSTRY)) {
      Set<Object> orders = new HashSet<>();
      for (Map<String, Object> row : SharedStar.STAR.of(table)) {
        assertNotNull(row.get("name_nn"), row.toString());
        assertTrue(orders.add(row.get("sort_order")), row.toString());
      }
    }
    assertEquals(
        "Høg attraktivitet",
        SharedStar.STAR.of(ProjectTables.SCENARIO).stream()
            .filter(row -> row.get("code").equals("high"))
            .findFirst()
            .orElseThrow()
            .get("name_nn"));
    for (Map<String, Object> row : SharedStar.STAR.of(DimensionTables.INDUSTRY)) {
      assertEquals(
          Vocabulary.of("industry_group").get((String) row.get("category")).nn(),
          row.get("category_nn"));
      assertEquals(
          Vocabulary.of("sector").get((String) row.get("sector")).nn(), row.get("sector_nn"));
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
