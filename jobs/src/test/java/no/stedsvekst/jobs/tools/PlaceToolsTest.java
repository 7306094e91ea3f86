package no.stedsvekst.jobs.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.panel.PanelTables;
import no.stedsvekst.jobs.regress.RegressTables;
import no.stedsvekst.jobs.testing.PlainDecomposition;
import no.stedsvekst.jobs.testing.PlainPanel;
import no.stedsvekst.jobs.testing.Program;
import no.stedsvekst.jobs.testing.SharedCountry;
import no.stedsvekst.jobs.testing.SharedLake;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the tools about one place say, beside the landing files. */
class PlaceToolsTest {
  private static final PlainPanel PLAIN = PlainPanel.of(SharedLake.landing());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "relative_growth",
        "vra",
        "ds",
        "net_migration_excess",
        "attractiveness",
        "business_attractiveness",
        "births_expected",
        "deaths_expected"
      })
  void aNumberIsReckonedAgain(String measure) throws IOException {
    List<JsonNode> lines =
        lines("explain", "--municipality", "0103", "--year", "2013", "--measure", measure);
    JsonNode here = lines.get(lines.size() - 2);
    JsonNode lake = lines.get(lines.size() - 1);
    assertEquals("as reckoned here", here.get("how").asText());
    assertTrue(lake.get("how").asText().startsWith("as in gold."), lake.toString());
    double expected = lake.get("value").asDouble();
    assertEquals(expected, here.get("value").asDouble(), 1e-9 * Math.max(1, Math.abs(expected)));
    assertTrue(lines.size() > 5, lines.toString());
    // What is printed and what the lake has come of the same kernels: loops over files judge both.
    double plain = plain(measure);
    assertEquals(plain, here.get("value").asDouble(), 1e-9 * Math.max(1, Math.abs(plain)));
  }

  /** Of 0103 in 2013, weighted with the commuting of 2012, from the landing files. */
  private static double plain(String measure) {
    PlainDecomposition country = SharedCountry.PLAIN;
    PlainPanel.Cell cell = PLAIN.cell("0103", 2013, 2012);
    return switch (measure) {
      case "relative_growth" -> cell.relativeGrowth();
      case "vra" -> cell.own() + cell.neighbour();
      // Loops have held the panel's in SupplyTest.
      case "ds" -> inPanel("ds", 2013);
      case "net_migration_excess" -> cell.excess();
      case "attractiveness" -> plainAttractiveness();
      case "business_attractiveness" -> country.jobComponents("0103", 2013).get("attractiveness");
      case "births_expected" -> country.birthsExpected("0103", 2013);
      case "deaths_expected" -> -country.deathsExpected("0103", 2013);
      default -> throw new IllegalArgumentException(measure);
    };
  }

  private static double plainAttractiveness() {
    Map<String, Double> values = new HashMap<>();
    for (int lag = 0; lag <= 2; lag++) {
      PlainPanel.Cell cell = PLAIN.cell("0103", 2013 - lag, 2012 - lag);
      values.put(lag == 0 ? "vra" : "vra_" + lag, cell.own() + cell.neighbour());
    }
    values.put("ds", inPanel("ds", 2013));
    values.put("centrality_jobs", inPanel("centrality_jobs", 2013));
    double expected = 0;
    for (Row row :
        SharedLake.read(RegressTables.COEFFICIENT_SET)
            .filter("coef_set_id = 'recommended_book2022_region'")
            .select("term", "estimate", "center")
            .collectAsList()) {
      double center = row.isNullAt(2) ? 0 : row.getDouble(2);
      expected += row.getDouble(1) * (values.getOrDefault(row.getString(0), 1.0) - center);
    }
    return PLAIN.population("0103", 2013) * (PLAIN.cell("0103", 2013, 2012).excess() - expected);
  }

  private static double inPanel(String column, int year) {
    return SharedLake.read(PanelTables.PANEL)
        .filter("preset = 'recommended' and level = 'municipality' and unit = '0103'")
        .filter("year = " + year)
        .select(column)
        .head()
        .getDouble(0);
  }

  @Test
  void hundredJobsReachEveryHomeOfThoseWhoWorkThere() throws IOException {
    Map<String, Double> set = new HashMap<>();
    SharedLake.read(RegressTables.COEFFICIENT_SET)
        .filter("coef_set_id = 'recommended_book2022_region'")
        .select("term", "estimate")
        .collectAsList()
        .forEach(row -> set.put(row.getString(0), row.getDouble(1)));
    List<JsonNode> lines =
        lines("impulse", "--municipality", "0103", "--jobs", "100", "--year", "2013");
    double all = 0;
    int homes = 0;
    for (String home : PLAIN.units()) {
      Double going = PLAIN.flowsFrom(home, 2012).get("0103");
      if (going != null) {
        double share = going / PLAIN.employed(home, 2012);
        double persons = PLAIN.population(home, 2013) * share * 100 / PLAIN.jobs("0103", 2012);
        JsonNode line =
            lines.stream()
                .filter(each -> each.get("municipality").asText().equals(home))
                .findFirst()
                .orElseThrow();
        assertEquals(persons * set.get("vra"), line.get("2013").asDouble(), 1e-9);
        assertEquals(persons * set.get("vra_1"), line.get("2014").asDouble(), 1e-9);
        assertEquals(persons * set.get("vra_2"), line.get("2015").asDouble(), 1e-9);
        all += persons * (set.get("vra") + set.get("vra_1") + set.get("vra_2"));
        homes++;
      }
    }
    assertTrue(homes > 1, homes + " homes");
    JsonNode last = lines.get(lines.size() - 1);
    assertEquals("all", last.get("municipality").asText());
    assertEquals(all, last.get("all").asDouble(), 1e-9);
  }

  @Test
  void theInverseGivesThePersonsWanted() throws IOException {
    List<JsonNode> lines =
        lines("impulse", "--municipality", "0103", "--persons", "50", "--year", "2013");
    JsonNode own =
        lines.stream()
            .filter(each -> each.get("municipality").asText().equals("0103"))
            .findFirst()
            .orElseThrow();
    assertEquals(50, own.get("all").asDouble(), 1e-9);
  }

  @Test
  void mistakesAreOneLine() {
    assertMistake("give one of --jobs, --persons and --centrality", "impulse", "--year", "2013");
    assertMistake(
        "had the code \"9998\" in any", "explain", "--year", "2013", "--measure", "vra", "9998");
    assertMistake("explain.measure", "explain", "--year", "2013", "--measure", "vrra");
    assertMistake("is not known", "explain", "--year", "1999", "--measure", "net_migration_excess");
  }

  private static void assertMistake(String said, String tool, String... arguments) {
    List<String> all = new ArrayList<>(List.of(tool, "--lake", SharedLake.path()));
    String code = "0103";
    for (String argument : arguments) {
      if (argument.equals("9998")) {
        code = argument;
      } else {
        all.add(argument);
      }
    }
    all.addAll(List.of("--municipality", code));
    Program.Result result = Program.run(all.toArray(String[]::new));
    assertEquals(2, result.exit(), result.err());
    assertTrue(result.error().contains(said), result.error());
  }

  private static List<JsonNode> lines(String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--lake", SharedLake.path(), "--format", "json"));
    Program.Result result = Program.run(all.toArray(String[]::new));
    assertEquals(0, result.exit(), result.err());
    List<JsonNode> lines = new ArrayList<>();
    for (String line : result.out().lines().toList()) {
      JsonNode node = new ObjectMapper().readTree(line);
      if (!node.has("run_id")) {
        lines.add(node);
      }
    }
    return lines;
  }
}
