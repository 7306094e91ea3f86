package no.stedsvekst.jobs.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import no.stedsvekst.jobs.attract.AttractTables;
import no.stedsvekst.jobs.conform.DimensionTables;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.land.PlaceTables;
import no.stedsvekst.jobs.panel.PanelTables;
import no.stedsvekst.jobs.project.output.ProjectTables;
import no.stedsvekst.jobs.regress.RegressTables;
import no.stedsvekst.jobs.settings.Vocabulary;
import org.junit.jupiter.api.Test;

/** The dimensions of the shared star, read as its users read them: without Spark. */
class StarDimensionsTest {
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
