package no.stedsvekst.jobs.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import no.stedsvekst.jobs.attract.AttractTables;
import no.stedsvekst.jobs.conform.DimensionTables;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.lake.PlainRow;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.land.PeopleTables;
import no.stedsvekst.jobs.panel.PanelTables;
import no.stedsvekst.jobs.project.output.ProjectTables;
import no.stedsvekst.jobs.settings.ShippedTable;
import no.stedsvekst.jobs.testing.Program;
import no.stedsvekst.jobs.testing.SharedLake;
import org.junit.jupiter.api.Test;

/** The fifteen answers of the shared lake, by the program, beside loops over other tables' rows. */
class AnswersTest {
  private static final String PRESET = "recommended";
  private static final String DECADE = "2009-2016";
  private static final int NEWEST = 2017;

  private static final List<List<Map<String, Object>>> TOLD =
      Answers.all().stream().map(answer -> ask(answer.sql())).toList();

  private static final Map<String, PlainRow> MUNICIPALITIES =
      SharedLake.rows(DimensionTables.MUNICIPALITY).stream()
          .collect(Collectors.toMap(row -> row.text("code"), row -> row));

  /** Of what is above municipalities, by level and code. */
  private static final Map<String, String> NAMES =
      SharedLake.rows(PanelTables.DIM_REGION).stream()
          .collect(
              Collectors.toMap(
                  row -> row.text("level") + row.text("code"), row -> row.text("name_no")));

  /**
   * Of two the shared lake knows nothing: it is projected to 2019, and one night has none before
   * it, so that the table of changes is not there yet.
   */
  static final Set<Integer> WITHOUT_ROWS = Set.of(3, 10);

  private static List<Map<String, Object>> ask(String sql) {
    Program.Result told = Program.run("sql", sql, "--lake", SharedLake.path(), "--format", "json");
    assertEquals(sql.contains("ops.change") ? 4 : 0, told.exit(), sql + told.err());
    List<Map<String, Object>> rows = new ArrayList<>();
    told.out().lines().forEach(line -> rows.add(cells(line)));
    // The last line tells of the run.
    return rows.isEmpty() ? rows : rows.subList(0, rows.size() - 1);
  }

  private static Map<String, Object> cells(String line) {
    Map<String, Object> cells = new TreeMap<>();
    try {
      for (var cell : new ObjectMapper().readTree(line).properties()) {
        JsonNode value = cell.getValue();
        if (!value.isNull()) {
          cells.put(cell.getKey(), value.isNumber() ? value.doubleValue() : value.asText());
        }
      }
    } catch (JsonProcessingException e) {
      throw new AssertionError(line, e);
    }
    return cells;
  }

  @Test
  void eachAnswerHasRowsAndNoneTwice() {
    assertEquals(15, TOLD.size());
    for (int number = 1; number <= TOLD.size(); number++) {
      List<Map<String, Object>> rows = TOLD.get(number - 1);
      assertEquals(WITHOUT_ROWS.contains(number), rows.isEmpty(), "answer " + number);
      assertEquals(new HashSet<>(rows).size(), rows.size(), "answer " + number);
    }
  }

  /** The whole answer, row by row. */
  private static void assertAnswer(
      List<Map<String, Object>> rows, String key, String value, Map<String, Double> wanted) {
    Map<String, Object> told = new TreeMap<>();
    rows.forEach(row -> told.put(key(row, key), row.get(value)));
    assertFalse(wanted.isEmpty(), value);
    assertEquals(rows.size(), told.size(), key + " twice");
    assertEquals(wanted.keySet(), told.keySet(), value);
    wanted.forEach(
        (name, number) -> assertEquals(number, (Double) told.get(name), near(number), name));
  }

  /** The highest of all there are; of equal ones any. */
  private static void assertHighest(
      int number, int most, String key, String value, Map<String, Double> wanted) {
    List<Map<String, Object>> rows = TOLD.get(number - 1);
    List<Double> sorted = wanted.values().stream().sorted(Comparator.reverseOrder()).toList();
    assertEquals(Math.min(most, sorted.size()), rows.size());
    for (int place = 0; place < rows.size(); place++) {
      double told = (Double) rows.get(place).get(value);
      assertEquals(sorted.get(place), told, near(told), value + " " + place);
      assertEquals(wanted.get(key(rows.get(place), key)), told, near(told), rows.get(place) + "");
    }
  }

  private static double near(double number) {
    return 1e-9 * Math.max(1, Math.abs(number));
  }

  private static String key(Map<String, Object> row, String columns) {
    List<String> cells = new ArrayList<>();
    for (String column : columns.split(" ", -1)) {
      Object cell = row.get(column);
      cells.add(cell instanceof Double number ? "" + number.intValue() : (String) cell);
    }
    return String.join("|", cells);
  }

  private static String name(String municipality) {
    return MUNICIPALITIES.get(municipality).text("name_no");
  }

  private static List<PlainRow> rows(TableSpec table, Predicate<PlainRow> isMeant) {
    return SharedLake.rows(table).stream().filter(isMeant).toList();
  }

  private static List<PlainRow> ofPreset(TableSpec table, String level) {
    return rows(table, row -> row.text("preset").equals(PRESET) && row.text("level").equals(level));
  }

  private static List<PlainRow> judged(String level) {
    return ofPreset(AttractTables.ATTRACTIVENESS, level).stream()
        .filter(row -> row.text("period").equals(DECADE))
        .toList();
  }

  private static boolean isJudged(PlainRow row) {
    return Boolean.TRUE.equals(row.get("is_judged"));
  }

  /** The people of a 1 January, by municipality. */
  private static Map<String, Double> people(int year) {
    Map<String, Double> people = new TreeMap<>();
    for (PlainRow row : rows(SilverTables.POPULATION, each -> each.integer("year") == year)) {
      people.merge(row.text("municipality"), row.number("persons"), Double::sum);
    }
    return people;
  }

  @Test
  void theLeastSureRanks() {
    Map<String, Double> places = new HashMap<>();
    for (PlainRow row : judged("municipality")) {
      if (isJudged(row)) {
        places.put(
            name(row.text("unit")), (double) (row.integer("rank_high") - row.integer("rank_low")));
      }
    }
    assertHighest(1, 10, "name_no", "places", places);
  }

  @Test
  void countiesAndTheNation() {
    Map<String, Double> before = byCounty(people(NEWEST - 10));
    Map<String, Double> change = byCounty(people(NEWEST));
    before.forEach((place, persons) -> change.merge(place, -persons, Double::sum));
    assertAnswer(TOLD.get(1), "place", "change", change);
    Map<String, Double> growth = new TreeMap<>();
    change.forEach((place, persons) -> growth.put(place, persons / before.get(place)));
    assertAnswer(TOLD.get(1), "place", "growth", growth);
  }

  private static Map<String, Double> byCounty(Map<String, Double> people) {
    Map<String, Double> sums = new TreeMap<>();
    people.forEach(
        (code, persons) -> {
          sums.merge(
              NAMES.get("county" + MUNICIPALITIES.get(code).text("county")), persons, Double::sum);
          sums.merge("Norge", persons, Double::sum);
        });
    return sums;
  }

  /** The same question of the last year that the shared lake is projected to. */
  @Test
  void theOldByRegion() {
    String sql = Answers.all().get(2).sql();
    assertTrue(sql.contains("2050"), sql);
    Map<String, Double> old = new TreeMap<>();
    for (PlainRow row :
        rows(
            ProjectTables.POPULATION,
            each ->
                each.text("preset").equals(PRESET)
                    && each.text("scenario").equals("neutral")
                    && each.integer("year") == 2019
                    && Integer.parseInt(each.text("age").replaceAll("\\D.*", "")) >= 80)) {
      old.merge(
          NAMES.get("region" + MUNICIPALITIES.get(row.text("municipality")).text("region")),
          row.number("persons"),
          Double::sum);
    }
    assertAnswer(ask(sql.replace("2050", "2019")), "region_name", "neutral", old);
  }

  @Test
  void groupsOfIndustries() {
    Map<String, String> groups = new HashMap<>();
    SharedLake.rows(DimensionTables.INDUSTRY)
        .forEach(row -> groups.put(row.text("code"), row.text("category")));
    int last =
        SharedLake.rows(SilverTables.JOBS).stream()
            .mapToInt(r -> r.integer("year"))
            .max()
            .orElseThrow();
    Map<String, Double> here = new TreeMap<>();
    Map<String, Double> places = new TreeMap<>();
    Map<String, Double> nation = new TreeMap<>();
    double all = 0;
    for (PlainRow row : rows(SilverTables.JOBS, each -> each.integer("year") == last)) {
      String place = row.text("municipality");
      String group = groups.get(row.text("industry"));
      here.merge(name(place) + "|" + group, row.number("jobs"), Double::sum);
      places.merge(name(place), row.number("jobs"), Double::sum);
      nation.merge(group, row.number("jobs"), Double::sum);
      all += row.number("jobs");
    }
    Map<String, Double> quotients = new TreeMap<>();
    for (String place : places.keySet()) {
      for (String group : nation.keySet()) {
        String key = place + "|" + group;
        double expected = places.get(place) * nation.get(group) / all;
        quotients.put(key, here.getOrDefault(key, 0.0) / expected);
      }
    }
    assertHighest(5, 20, "name_no industry_group", "quotient", quotients);
  }

  @Test
  void whoCommutesOut() {
    Map<String, Double> all = new TreeMap<>();
    Map<String, Double> out = new TreeMap<>();
    Map<String, Double> within = new TreeMap<>();
    for (PlainRow row : SharedLake.rows(SilverTables.COMMUTING)) {
      String year = "" + row.integer("year");
      boolean isOut = !row.text("home").equals(row.text("work"));
      boolean isOutside = row.text("work").equals("outside");
      all.merge(year, row.number("employed"), Double::sum);
      out.merge(year, isOut ? row.number("employed") : 0, Double::sum);
      within.merge(year, isOut && !isOutside ? row.number("employed") : 0, Double::sum);
    }
    out.replaceAll((year, number) -> number / all.get(year));
    within.replaceAll((year, number) -> number / all.get(year));
    assertAnswer(TOLD.get(5), "year", "out_share", out);
    assertAnswer(TOLD.get(5), "year", "to_municipalities", within);
  }

  @Test
  void beyondExpectationAndLuck() {
    Map<String, Double> beyond = new TreeMap<>();
    for (PlainRow row : judged("municipality")) {
      if (isJudged(row) && row.number("shrunken_low") > 0) {
        beyond.put(name(row.text("unit")), row.number("attractiveness"));
      }
    }
    assertAnswer(TOLD.get(6), "name_no", "persons", beyond);
  }

  @Test
  void thePyramid() {
    String county =
        MUNICIPALITIES.values().stream()
            .map(row -> row.text("county"))
            .min(Comparator.naturalOrder())
            .orElseThrow();
    for (String[] sex : new String[][] {{"F", "women"}, {"M", "men"}}) {
      Map<String, Double> bands = new TreeMap<>();
      for (PlainRow row : rows(SilverTables.POPULATION, each -> each.integer("year") == NEWEST)) {
        if (MUNICIPALITIES.get(row.text("municipality")).text("county").equals(county)
            && row.text("sex").equals(sex[0])) {
          int age = Integer.parseInt(row.text("age"));
          int first = age - age % 5;
          bands.merge(
              age == 105 ? "105+" : first + "-" + (first + 4), row.number("persons"), Double::sum);
        }
      }
      assertAnswer(TOLD.get(7), "five_years", sex[1], bands);
    }
    List<Integer> firsts =
        TOLD.get(7).stream()
            .map(row -> Integer.valueOf(((String) row.get("five_years")).replaceAll("\\D.*", "")))
            .toList();
    assertEquals(firsts.stream().sorted().toList(), firsts);
  }

  @Test
  void howWrongProjectionsWere() {
    Map<String, Double> wrong = new TreeMap<>();
    for (PlainRow row : ofPreset(ProjectTables.SCORE, "municipality")) {
      if (row.text("scenario").equals("central")) {
        wrong.put(row.integer("horizon") + "|" + row.text("size_class"), row.number("mape"));
      }
    }
    assertAnswer(TOLD.get(8), "horizon size_class", "mape", wrong);
  }

  @Test
  void whereMoreChildrenAreBorn() {
    Map<String, Double> ratios = new TreeMap<>();
    for (PlainRow row : ofPreset(AttractTables.VITAL_RATIO, "municipality")) {
      ratios.put(name(row.text("unit")), row.number("fertility_ratio_shrunken"));
    }
    assertHighest(11, 10, "name_no", "fertility_ratio_shrunken", ratios);
  }

  @Test
  void movesByAge() {
    Map<String, Double> people = people(NEWEST);
    String largest = people.keySet().stream().max(Comparator.comparing(people::get)).orElseThrow();
    int[] firsts = {0, 6, 18, 30, 40, 50, 60};
    String[] groups = {"0-5", "6-17", "18-29", "30-39", "40-49", "50-59", "60+"};
    Map<String, Double> in = new TreeMap<>();
    Map<String, Double> net = new TreeMap<>();
    for (PlainRow row :
        rows(
            SilverTables.of(PeopleTables.MIGRATION_AGE),
            each -> each.text("municipality").equals(largest))) {
      int group = 0;
      while (group + 1 < firsts.length && firsts[group + 1] <= row.integer("age")) {
        group++;
      }
      in.merge(groups[group], row.number("in_migrants"), Double::sum);
      net.merge(groups[group], row.number("in_migrants") - row.number("out_migrants"), Double::sum);
    }
    assertAnswer(TOLD.get(11), "age_group", "moved_in", in);
    assertAnswer(TOLD.get(11), "age_group", "net", net);
    assertEquals(List.of(groups), TOLD.get(11).stream().map(row -> row.get("age_group")).toList());
  }

  @Test
  void regionsAgainstExpectation() {
    Map<String, Double> beyond = new TreeMap<>();
    for (PlainRow row : judged("region")) {
      beyond.put(NAMES.get("region" + row.text("unit")), row.number("attractiveness"));
    }
    assertAnswer(TOLD.get(12), "name_no", "beyond", beyond);
  }

  @Test
  void grownAgainstTheirStructure() {
    Set<String> given =
        ShippedTable.lines("component").stream()
            .filter(line -> line.get("subject").equals("population"))
            .filter(line -> Set.of("structure", "nation").contains(line.get("kind")))
            .map(line -> line.get("component"))
            .collect(Collectors.toSet());
    Map<String, Double> change = new TreeMap<>();
    Map<String, Double> structure = new TreeMap<>();
    for (PlainRow row : ofPreset(AttractTables.POPULATION_DECOMPOSITION, "municipality")) {
      String component = row.text("component");
      // From the first year on of which attractiveness is known.
      if (row.text("period").matches("20(09|1[0-6])") && !component.equals("aggregation_gap")) {
        String name = name(row.text("unit"));
        change.merge(name, row.number("persons"), Double::sum);
        structure.merge(name, given.contains(component) ? row.number("persons") : 0, Double::sum);
      }
    }
    change.keySet().removeIf(name -> change.get(name) <= 0 || structure.get(name) >= 0);
    assertAnswer(TOLD.get(13), "name_no", "change", change);
  }

  @Test
  void theMap() {
    Map<String, Double> people = people(NEWEST);
    assertAnswer(TOLD.get(14), "municipality", "population", people);
    Map<String, Double> growth = new TreeMap<>();
    Map<String, Double> before = people(NEWEST - 10);
    people.forEach((code, persons) -> growth.put(code, persons / before.get(code) - 1));
    assertAnswer(TOLD.get(14), "municipality", "population_growth", growth);
  }
}
