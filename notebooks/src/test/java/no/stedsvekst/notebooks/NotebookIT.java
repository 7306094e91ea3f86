package no.stedsvekst.notebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every notebook, executed from its first cell to its last: those in Java by Jupyter in one kernel,
 * that in R by knitr. They share a lake, which the suites of the jobs have left where they have
 * run.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NotebookIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final Path NOTEBOOKS = HOME.resolve("notebooks");
  private static final Path SHARED = HOME.resolve("jobs/target/shared-lake/lake");

  @TempDir static Path folder;

  private String lake;

  @BeforeAll
  void aLakeOfTheirOwn() throws IOException, InterruptedException {
    Path own = folder.resolve("lake");
    lake = own.toString();
    if (Files.isDirectory(SHARED.resolve("gold").resolve("projection_total"))) {
      copy(SHARED, own);
      return;
    }
    String landing = folder.resolve("landing").toString();
    Path conf =
        Files.writeString(
            folder.resolve("small.conf"),
            "project { horizon = 2019, ages = five_year, scenarios = neutral }");
    good(
        stedsvekst(
            "synthesize", "--out", landing, "--years", "2008..2016", "--municipalities", "30"));
    good(stedsvekst("nightly", "--landing", landing, "--lake", lake, "--conf", conf.toString()));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Files.copy(path, to.resolve(from.relativize(path).toString()));
      }
    }
  }

  private static List<Path> notebooks() throws IOException {
    try (Stream<Path> files = Files.list(NOTEBOOKS)) {
      return files.filter(file -> file.toString().endsWith(".ipynb")).sorted().toList();
    }
  }

  /** A notebook that fails, and one that leans on names of another, fail the run; no other does. */
  @Test
  void allRunToTheirEndAndABrokenCellIsTold() throws IOException, InterruptedException {
    Path executed = Files.createDirectory(folder.resolve("executed"));
    List<String> command =
        new ArrayList<>(List.of(NOTEBOOKS.resolve("run").toString(), "--to", executed.toString()));
    notebooks().forEach(notebook -> command.add(notebook.toString()));
    command.add(notebook("broken", "int one = 1;", "if (one == 1) throw new Error(\"as told\");"));
    command.add(notebook("leaning", "System.out.println(lake);"));
    Ended ended = run(command);
    assertEquals(1, ended.exit(), ended.said());
    List<String> failed =
        ended.said().lines().filter(line -> line.contains(".ipynb: cell ")).toList();
    assertEquals(2, failed.size(), ended.said());
    assertTrue(failed.get(0).startsWith("broken.ipynb: cell 2 failed: "), failed.get(0));
    assertTrue(failed.get(0).contains("as told"), failed.get(0));
    assertTrue(failed.get(1).startsWith("leaning.ipynb: cell 1 failed: "), failed.get(1));
    for (Path notebook : notebooks()) {
      Map<String, Integer> shown = shown(executed.resolve(notebook.getFileName()));
      assertTrue(shown.containsKey("stream"), notebook + " printed nothing");
      assertTrue(shown.containsKey("image/png"), notebook + " has no chart");
    }
    String first = Files.readString(executed.resolve("01-a-place-and-its-vra.ipynb"));
    assertTrue(Pattern.compile("VRA of 0101 in \\d{4}: by hand ").matcher(first).find(), first);
    assertTrue(first.contains("outside the map"), first);
  }

  /** What is stored reads without running: each has what it printed and its charts. */
  @Test
  void whatIsStoredHasItsOutputs() throws IOException {
    for (Path notebook : notebooks()) {
      Map<String, Integer> shown = shown(notebook);
      assertTrue(shown.containsKey("stream") && shown.containsKey("image/png"), "" + notebook);
      assertFalse(shown.containsKey("error"), "" + notebook);
    }
  }

  private static Map<String, Integer> shown(Path notebook) throws IOException {
    Map<String, Integer> shown = new TreeMap<>();
    for (JsonNode cell : JSON.readTree(notebook.toFile()).path("cells")) {
      for (JsonNode output : cell.path("outputs")) {
        shown.merge(output.path("output_type").asText(), 1, Integer::sum);
        output
            .path("data")
            .fieldNames()
            .forEachRemaining(kind -> shown.merge(kind, 1, Integer::sum));
      }
    }
    return shown;
  }

  private static String notebook(String name, String... cells) throws IOException {
    Map<String, Object> kernel =
        Map.of(
            "kernelspec", Map.of("name", "stedsvekst", "display_name", "Java", "language", "java"));
    List<Map<String, Object>> all = new ArrayList<>();
    for (String cell : cells) {
      Map<String, Object> code = new TreeMap<>();
      code.put("cell_type", "code");
      code.put("metadata", Map.of());
      code.put("source", cell);
      code.put("outputs", List.of());
      code.put("execution_count", null);
      all.add(code);
    }
    Path file = folder.resolve(name + ".ipynb");
    JSON.writeValue(
        file.toFile(),
        Map.of("cells", all, "metadata", kernel, "nbformat", 4, "nbformat_minor", 4));
    return file.toString();
  }

  /** Refits the night's model by lm, and stops where a coefficient is another. */
  @Test
  void thatInRAgreesWithTheNight() throws IOException, InterruptedException {
    for (String table : List.of("panel", "regression_model", "regression_term")) {
      good(
          stedsvekst(
              "export",
              "--lake",
              lake,
              "--table",
              "gold." + table,
              "--to",
              folder.resolve(table + ".csv").toString()));
    }
    String source = NOTEBOOKS.resolve("02-another-formula.Rmd").toString();
    good(List.of("Rscript", NOTEBOOKS.resolve("knit.R").toString(), source, "knitted.md"));
    String knitted = Files.readString(folder.resolve("knitted.md"));
    assertTrue(knitted.contains("lm and the night differ by "), knitted);
  }

  private static List<String> stedsvekst(String... arguments) {
    List<String> command = new ArrayList<>(List.of(HOME.resolve("stedsvekst").toString()));
    command.addAll(Arrays.asList(arguments));
    return command;
  }

  private record Ended(int exit, String said) {}

  private void good(List<String> command) throws IOException, InterruptedException {
    Ended ended = run(command);
    assertEquals(0, ended.exit(), () -> String.join(" ", command) + "\n" + ended.said());
  }

  private Ended run(List<String> command) throws IOException, InterruptedException {
    Path log = folder.resolve("log");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("STEDSVEKST_LAKE", lake);
    // What is over in a minute is done sooner with the quick compiler alone.
    builder.environment().put("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");
    // Jupyter's own files stay out of the home folder.
    builder.environment().put("JUPYTER_DATA_DIR", folder.resolve("jupyter").toString());
    builder.environment().put("JUPYTER_RUNTIME_DIR", folder.resolve("runtime").toString());
    Process process = builder.directory(folder.toFile()).redirectOutput(log.toFile()).start();
    return new Ended(process.waitFor(), Files.readString(log, StandardCharsets.UTF_8));
  }
}
