package no.stedsvekst.jobs.tools;

import static no.stedsvekst.jobs.testing.DatasetComparison.assertSame;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import no.stedsvekst.jobs.panel.PanelTables;
import no.stedsvekst.jobs.testing.Program;
import no.stedsvekst.jobs.testing.SharedLake;
import no.stedsvekst.jobs.testing.TestSession;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolsTest {
  @TempDir Path folder;

  @Test
  void tablesListsWhatIsThere() {
    String out = Program.good("tables", "--lake", SharedLake.path()).out();
    for (String table : List.of("bronze.jobs", "silver.jobs", "gold.panel", "ops.run")) {
      assertTrue(out.contains(table), out);
    }
    assertEquals(4, Program.run("tables", "--lake", folder.toString()).exit());
  }

  @Test
  void tablesTellsTheColumnsOfOne() {
    String out = Program.good("tables", "--table", "gold.panel").out();
    assertTrue(out.contains("vra_neighbour"), out);
    Program.Result unknown = Program.run("tables", "--table", "gold.pannel");
    assertEquals(2, unknown.exit());
    assertTrue(unknown.error().contains("did you mean \"gold.panel\"?"), unknown.error());
  }

  @Test
  void runsAreListedNewestFirst() throws IOException {
    List<String> lines =
        Program.good("runs", "--lake", SharedLake.path(), "--last", "3", "--format", "json")
            .out()
            .lines()
            .toList();
    // three runs and the closing object
    assertEquals(4, lines.size());
    JsonNode newest = new ObjectMapper().readTree(lines.get(0));
    JsonNode older = new ObjectMapper().readTree(lines.get(1));
    assertTrue(newest.get("run_id").asText().compareTo(older.get("run_id").asText()) > 0);
    // Another suite may have asked for a fit that was there already.
    assertTrue(List.of("ok", "skipped").contains(newest.get("status").asText()), lines.get(0));
  }

  @Test
  void csvIsOneFileInTheOrderOfTheKey() throws IOException {
    Path csv = folder.resolve("panel.csv");
    Program.good(
        "export",
        "--lake",
        SharedLake.path(),
        "--table",
        "gold.panel",
        "--to",
        csv.toString(),
        "--where",
        "preset = 'recommended' and unit in ('0102', '0101')");
    List<String> lines = Files.readAllLines(csv);
    assertEquals(1 + 2 * 11, lines.size());
    assertTrue(lines.get(0).startsWith("preset,level,unit,year,population,"));
    assertTrue(lines.get(1).startsWith("recommended,municipality,0101,2006,"));
    assertTrue(lines.get(22).startsWith("recommended,municipality,0102,2016,"));
    try (var left = Files.list(folder)) {
      assertEquals(
          List.of(), left.filter(path -> path.getFileName().toString().contains(".part")).toList());
    }
  }

  @Test
  void parquetHasTheSameRows() {
    Path parquet = folder.resolve("panel.parquet");
    Program.good(
        "export", "--lake", SharedLake.path(), "--table", "gold.panel", "--to", parquet.toString());
    assertSame(
        sorted(SharedLake.read(PanelTables.PANEL)),
        sorted(TestSession.get().read().parquet(parquet.toString())));
  }

  private static Dataset<Row> sorted(Dataset<Row> panel) {
    return panel.orderBy("preset", "level", "unit", "year");
  }

  @Test
  void whatIsThereIsNotOverwritten() throws IOException {
    Path csv = Files.writeString(folder.resolve("mine.csv"), "mine");
    assertRefused("exists already", "--table", "gold.panel", "--to", csv.toString());
    assertEquals("mine", Files.readString(csv));
  }

  @Test
  void mistakesAreToldInALine() {
    String to = folder.resolve("x.csv").toString();
    assertRefused("export.table is not set; give --table NAME", "--to", to);
    assertRefused("export.to is not set", "--table", "gold.panel");
    assertRefused("ends in .csv or .parquet", "--table", "gold.panel", "--to", "x.xlsx");
    assertRefused("unitt", "--table", "gold.panel", "--to", to, "--where", "unitt = '0101'");
    assertRefused(
        "the filter \"year >\"", "--table", "gold.panel", "--to", to, "--where", "year >");
    assertRefused(
        "CAST_INVALID_INPUT", "--table", "gold.panel", "--to", to, "--where", "unit = 301");
    assertFalse(Files.exists(Path.of(to)));
    assertFalse(Files.exists(Path.of(to + ".part")));
  }

  private static void assertRefused(String said, String... options) {
    List<String> arguments = new ArrayList<>(List.of("export", "--lake", SharedLake.path()));
    arguments.addAll(List.of(options));
    Program.refused(said, arguments);
  }
}
