package no.stedsvekst.jobs.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import java.util.TreeSet;
import java.util.stream.Collectors;
import no.stedsvekst.jobs.lake.ColumnSpec;
import no.stedsvekst.jobs.lake.ColumnSpec.Additivity;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.regress.RegressTables;
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
}
