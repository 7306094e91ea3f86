package no.stedsvekst.jobs.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import no.stedsvekst.jobs.indicate.IndicateTables;
import no.stedsvekst.jobs.publish.StoryTable;
import no.stedsvekst.jobs.testing.Folders;
import no.stedsvekst.jobs.testing.Program;
import no.stedsvekst.jobs.testing.SharedLake;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A site of the shared lake, made as its users make it. */
class ReportTest {
  @TempDir static Path folder;

  private static final Set<String> KEYS = Set.of("year", "age", "horizon", "rate");

  private static Path lake;
  private static SiteFolder site;

  @BeforeAll
  static void make() throws IOException {
    assumeTrue(
        ReportTest.class.getResource("/no/stedsvekst/report/page.html") != null,
        "a build without npm has no pages");
    lake = folder.resolve("lake");
    SharedLake.copyTo(lake);
    // A lake that nobody has landed indicators for.
    Folders.delete(lake.resolve("gold").resolve(IndicateTables.INDICATOR_VALUE.name()));
    site = new SiteFolder(folder.resolve("site"));
    Path gone = site.folder().resolve("municipality/9999.html");
    Files.createDirectories(gone.getParent());
    Files.writeString(gone, "a place that is no more");
    report();
    assertFalse(Files.exists(gone));
  }

  private static Program.Result report(String... options) {
    List<String> arguments =
        new ArrayList<>(
            List.of("report", "--lake", lake.toString(), "--out", site.folder().toString()));
    arguments.addAll(List.of(options));
    return Program.good(arguments.toArray(String[]::new));
  }

  @Test
  void everyPlaceHasItsPage() throws IOException {
    List<Map<String, Object>> units = SiteFolder.rows(site.data("units").get("units"));
    assertEquals(SharedLake.read(StoryTable.STORY).count(), units.size());
    Set<String> levels = new HashSet<>();
    for (Map<String, Object> unit : units) {
      String level = (String) unit.get("level");
      levels.add(level);
      String page =
          level.equals("country") ? "index.html" : level + "/" + unit.get("unit") + ".html";
      String html = site.text(page);
      JsonNode place = site.place((String) unit.get("code"));
      assertTrue(html.contains("<title>" + place.get("name_no").asText()), page);
      assertTrue(html.contains(place.get("story").get("sentence_no").asText()), page);
      assertFalse(html.contains("{{"), page);
    }
    assertEquals(Set.of("municipality", "region", "county", "country"), levels);
  }

  /** Every number on ten pages, beside statements over other tables. */
  @Test
  void numbersAreThoseOfTheLake() {
    List<String> codes = ten();
    for (String code : codes) {
      JsonNode place = site.place(code);
      SiteNumbers numbers = new SiteNumbers(code);
      same(code, numbers.years(), wide(place.get("years"), "year", numbers.years()));
      same(code, numbers.drivers(), tall(place.get("drivers"), "component", "persons"));
      same(
          code,
          numbers.attractiveness(),
          wide(place.get("attractiveness"), "period", numbers.attractiveness()));
      same(code, numbers.projection(), tall(place.get("projection"), "scenario", "persons"));
      same(code, numbers.ages(), ages(place.get("ages"), "persons"));
      same(code, numbers.agesToCome(), ages(place.get("ages"), "neutral"));
      same(code, numbers.fan(), wide(place.get("fan"), "year", numbers.fan()));
      same(code, numbers.goals(), tall(place.get("goals"), "rate", "persons"));
    }
  }

  /** The working that a page shows comes to the net migration that is expected. */
  @Test
  void theWorkingOfAPageAddsUp() {
    for (String code : List.of(first("municipality"), first("region"), first("county"))) {
      JsonNode place = site.place(code);
      double rate = 0;
      for (Map<String, Object> row : SiteFolder.rows(place.get("terms"))) {
        if (!row.get("term").equals("actual")) {
          rate +=
              (Double) row.get("estimate")
                  * ((Double) row.get("value") - (Double) row.get("center"));
        }
      }
      double people = new SiteNumbers(code).years().get("population 2016");
      double expected =
          wide(place.get("attractiveness"), "period", Map.of("expected ", 0.0))
              .get("expected 2016");
      assertEquals(expected, rate * people, 1e-6 * people, code);
    }
  }

  /** The statement that a page shows gives every number of the page, row by row, on ten of them. */
  @Test
  void theStatementsOfAPageGiveItsNumbers() {
    List<String> codes = ten();
    JsonNode statements = site.data("site").get("sql");
    List<String> missing = new ArrayList<>();
    site.data("site").get("missing").forEach(line -> missing.add(line.get("section").asText()));
    for (String section : Sections.ALL) {
      if (!missing.contains(section)) {
        Map<String, List<Map<String, Object>>> answer =
            answer(
                "%s%nSELECT * FROM (%n%s)%nWHERE place IN ('%s')"
                    .formatted(
                        statements.get("common").asText(),
                        statements.get(section).asText(),
                        String.join("', '", codes)));
        assertFalse(answer.isEmpty(), section);
        for (String code : codes) {
          sameRows(
              section + " of " + code,
              answer.getOrDefault(code, List.of()),
              SiteFolder.rows(site.place(code).get(section)));
        }
      }
    }
  }

  /** The rows of a statement, as somebody who copies it has them, by place. */
  private static Map<String, List<Map<String, Object>>> answer(String statement) {
    Map<String, List<Map<String, Object>>> rows = new TreeMap<>();
    Program.good("sql", "--lake", lake.toString(), "--format", "json", statement)
        .out()
        .lines()
        .filter(line -> line.contains("\"place\""))
        .forEach(
            line -> {
              try {
                Map<String, Object> row = new TreeMap<>();
                new ObjectMapper()
                    .readTree(line)
                    .properties()
                    .forEach(cell -> row.put(cell.getKey(), SiteFolder.value(cell.getValue())));
                rows.computeIfAbsent((String) row.remove("place"), code -> new ArrayList<>())
                    .add(row);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    return rows;
  }

  private static void sameRows(
      String what, List<Map<String, Object>> wanted, List<Map<String, Object>> found) {
    assertEquals(wanted.size(), found.size(), what);
    Map<String, Map<String, Object>> byKey = new TreeMap<>();
    found.forEach(row -> byKey.put(key(row), row));
    assertEquals(found.size(), byKey.size(), what + ": two rows of one key");
    for (Map<String, Object> row : wanted) {
      Map<String, Object> shown = byKey.get(key(row));
      assertTrue(shown != null, () -> what + " lacks " + key(row));
      row.forEach(
          (name, cell) -> {
            if (cell instanceof Double number) {
              double off = Math.abs(number) < 10 ? 1e-7 : 6e-4;
              assertEquals(number, (Double) shown.get(name), off, what + " " + name + key(row));
            } else {
              assertEquals(cell, shown.get(name), what + " " + name + key(row));
            }
          });
    }
  }

  /** What tells rows of a section apart: their words, and the numbers that are no measures. */
  private static String key(Map<String, Object> row) {
    StringBuilder key = new StringBuilder();
    new TreeMap<>(row)
        .forEach(
            (name, cell) -> {
              if (cell instanceof String || KEYS.contains(name)) {
                key.append(' ').append(name).append('=').append(cell);
              }
            });
    return key.toString();
  }

  @Test
  void mapsAndComparisonsAreOfAllPlaces() {
    List<Map<String, Object>> compared = SiteFolder.rows(site.data("compare/municipality"));
    List<Map<String, Object>> units =
        SiteFolder.rows(site.data("units").get("units")).stream()
            .filter(unit -> unit.get("level").equals("municipality"))
            .toList();
    assertEquals(units.size(), compared.size());
    JsonNode growth = site.data("map/population_growth").get("levels").get("municipality");
    String code = growth.get("units").get(3).asText();
    Map<String, Double> years = new SiteNumbers(code).years();
    double now = years.get("population 2012");
    assertEquals(
        years.get("population 2013") / now - 1,
        growth.get("series").get("2012").get(3).asDouble(),
        5.1e-6);
    JsonNode site = ReportTest.site.data("site");
    for (JsonNode measure : site.get("measures")) {
      String name = measure.get("measure").asText();
      assertEquals(6, measure.get("breaks").size(), name);
      if (Files.exists(ReportTest.site.folder().resolve("data/map/" + name + ".js"))) {
        JsonNode levels = ReportTest.site.data("map/" + name).get("levels");
        assertFalse(levels.isEmpty(), name);
        levels.forEach(
            level ->
                level
                    .get("series")
                    .forEach(values -> assertEquals(level.get("units").size(), values.size())));
      }
    }
    List<String> missing = new ArrayList<>();
    site.get("missing").forEach(line -> missing.add(line.get("section").asText()));
    assertFalse(missing.contains("years"), missing.toString());
    assertEquals(List.of("indicators"), missing);
  }

  @Test
  void aSiteOfTodaysFiguresIsLeftAsItIs() throws IOException {
    assertTrue(report().err().contains("nothing has changed, skipped"));
    Files.delete(site.folder().resolve("report.json"));
    assertFalse(report().err().contains("skipped"), "a site that was cut off is made again");
    assertTrue(report().err().contains("skipped"));
  }

  @Test
  void mistakesAreToldInALine() throws IOException {
    String place = lake.toString();
    Program.refused(
        "the star is of preset recommended, and book2022 was asked for",
        List.of("report", "--lake", place, "--preset", "book2022", "--out", folder + "/other"));
    Path landing = Files.createDirectories(folder.resolve("borders"));
    Files.writeString(landing.resolve("a.geojson"), "{\"features\":[}");
    List<String> bordered =
        List.of("report", "--lake", place, "--out", folder + "/b", "--landing", landing.toString());
    Program.refused("a.geojson cannot be read as GeoJSON", bordered);
    Files.writeString(
        landing.resolve("a.geojson"), "{\"features\":[{\"properties\":{\"no\":\"x\"}}]}");
    Program.refused("no property of the features of", bordered);
    Files.writeString(
        landing.resolve("a.geojson"),
        "{\"features\":[{\"properties\":{\"no\":\"%s\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[262000,6649000],[263000,6649000],[262000,6650000],[262000,6649000]]]}}]}"
            .formatted(first("municipality").substring("municipality:".length())));
    Program.refused("has a point at 262000, 6649000, which are no degrees", bordered);
    Files.writeString(landing.resolve("b.geojson"), "{}");
    Program.refused("has several files of borders: a.geojson, b.geojson", bordered);
    Program.Result absent =
        Program.run("report", "--lake", place, "--out", folder + "/b", "--borders", folder + "/no");
    assertEquals(4, absent.exit());
    assertTrue(absent.error().contains("is not there"), absent.error());
  }

  /** Five municipalities, two regions, two counties, and the nation. */
  private static List<String> ten() {
    List<String> codes = new ArrayList<>();
    Map<String, Integer> wanted =
        new TreeMap<>(Map.of("municipality", 5, "region", 2, "county", 2, "country", 1));
    for (Map<String, Object> unit : SiteFolder.rows(site.data("units").get("units"))) {
      if (wanted.merge((String) unit.get("level"), -1, Integer::sum) >= 0) {
        codes.add((String) unit.get("code"));
      }
    }
    assertEquals(10, codes.size());
    return codes;
  }

  /** The first place of a level. */
  private static String first(String level) {
    return SiteFolder.rows(site.data("units").get("units")).stream()
        .map(unit -> (String) unit.get("code"))
        .filter(code -> code.startsWith(level + ":"))
        .findFirst()
        .orElseThrow();
  }

  private static void same(String code, Map<String, Double> wanted, Map<String, Double> found) {
    assertFalse(code.startsWith("municipality") && wanted.isEmpty(), code);
    assertEquals(wanted.keySet(), found.keySet(), code);
    wanted.forEach(
        (key, value) ->
            assertEquals(
                value, found.get(key), Math.abs(value) < 10 ? 1e-7 : 6e-4, code + " " + key));
  }

  /** Numbers by measure and year, of the measures that are asked for. */
  private static Map<String, Double> wide(
      JsonNode columns, String year, Map<String, Double> asked) {
    Set<String> measures = new HashSet<>();
    asked.keySet().forEach(key -> measures.add(key.substring(0, key.indexOf(' '))));
    Map<String, Double> numbers = new TreeMap<>();
    for (Map<String, Object> row : SiteFolder.rows(columns)) {
      for (String measure : measures) {
        if (row.get(measure) instanceof Double number) {
          numbers.put(measure + " " + whole(row.get(year)), number);
        }
      }
    }
    return numbers;
  }

  /** Numbers by what a column says, and year. */
  private static Map<String, Double> tall(JsonNode columns, String key, String measure) {
    Map<String, Double> numbers = new TreeMap<>();
    SiteFolder.rows(columns)
        .forEach(
            row ->
                numbers.put(
                    row.get(key) + " " + whole(row.get("year")), (Double) row.get(measure)));
    return numbers;
  }

  private static Map<String, Double> ages(JsonNode columns, String measure) {
    Map<String, Double> numbers = new TreeMap<>();
    SiteFolder.rows(columns).stream()
        .filter(row -> row.get(measure) != null)
        .forEach(
            row ->
                numbers.put(
                    row.get("sex") + " " + whole(row.get("age")), (Double) row.get(measure)));
    return numbers;
  }

  private static Object whole(Object cell) {
    return cell instanceof Double number ? Integer.toString(number.intValue()) : cell;
  }
}
