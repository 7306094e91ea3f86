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
import no.stedsvekst.jobs.regress.RegressTables;
import no.stedsvekst.jobs.testing.PlainPanel;
import no.stedsvekst.jobs.testing.Program;
import no.stedsvekst.jobs.testing.SharedLake;
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
