package no.stedsvekst.jobs.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.pipeline.Jobs;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the tab key offers. */
class CompletedNamesTest {
  @TempDir Path folder;

  private CompletedNames names() {
    return new CompletedNames(new QueryTables(Lake.at(folder.toString()), Jobs::tables));
  }

  @Test
  void tablesAfterTheirLayer() {
    List<String> offered = names().of("select * from gold.pan", "gold.pan");
    assertTrue(offered.contains("gold.panel"), offered.toString());
    assertTrue(offered.contains("gold.panel_migration"), offered.toString());
    assertTrue(offered.stream().allMatch(name -> name.startsWith("gold.pan")), offered.toString());
  }

  @Test
  void columnsOfTheTablesThatAreNamed() {
    assertEquals(
        List.of("vra", "vra_1", "vra_2", "vra_neighbour", "vra_own"),
        names().of("select from gold.panel where vra", "vra"));
    assertEquals(List.of("p.vra_own"), names().of("select from panel p where p.vra_o", "p.vra_o"));
    assertFalse(names().of("select from gold.dim_year where vra", "vra").contains("vra"));
  }

  @Test
  void layersAndWordsOfTheLanguage() {
    assertEquals(List.of("gold."), names().of("select * from go", "go"));
    assertTrue(names().of("sel", "sel").contains("select"));
  }

  /** The tab key, on a terminal without a screen. */
  @Test
  void theTabKeyCompletesAWordOfTheLine() throws Exception {
    StatementReader reader = new StatementReader();
    reader.add("select 1 from gold.panel,");
    LineDisciplineTerminal screen =
        new LineDisciplineTerminal(
            "test", "xterm", new ByteArrayOutputStream(), StandardCharsets.UTF_8);
    screen.processInputBytes(
        "select sum(vra_ne\t) from gold.panel_co\t\r".getBytes(StandardCharsets.UTF_8));
    try (Terminal terminal =
        Terminal.of(screen, folder.resolve("history"), names(), reader::open)) {
      Optional<String> line = terminal.line(true);
      assertEquals(
          "select sum(vra_neighbour) from gold.panel_covariate",
          line.orElseThrow().replaceAll(" +", " ").replace("neighbour )", "neighbour)").strip());
      assertTrue(Files.readString(folder.resolve("history")).contains("vra_neighbour"));
    }
  }
}
