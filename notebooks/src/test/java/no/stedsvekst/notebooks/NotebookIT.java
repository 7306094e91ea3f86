package no.stedsvekst.notebooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every notebook, executed by Jupyter from its first cell to its last. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NotebookIT {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  @TempDir static Path folder;

  /** The lake that the suites of the jobs have left, where they have run. */
  private static final Path SHARED =
      HOME.resolve("jobs").resolve("target").resolve("shared-lake").resolve("lake");

  @BeforeAll
  void aLakeToReadFrom() throws IOException, InterruptedException {
    if (Files.isDirectory(SHARED.resolve("gold").resolve("coefficient_set"))) {
      return;
    }
    String landing = folder.resolve("landing").toString();
    String launcher = HOME.resolve("stedsvekst").toString();
    run(Map.of(), launcher, "synthesize", "--out", landing, "--years", "2010..2014");
    withoutWhatNoNotebookReads(Path.of(landing));
    String own = Files.createDirectory(folder.resolve("lake")).toString();
    run(Map.of(), launcher, "nightly", "--landing", landing, "--lake", own);
  }

  /** Every table that is landed takes seconds, and most are optional. */
  private static void withoutWhatNoNotebookReads(Path landing) throws IOException {
    try (Stream<Path> files = Files.list(landing)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (name.matches("(national_|migration_|death_|fertility_|covariate|reference_).*")) {
          Files.delete(file);
        }
      }
    }
  }

  static Stream<String> notebooks() throws IOException {
    try (Stream<Path> files = Files.list(HOME.resolve("notebooks"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".ipynb"))
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("notebooks")
  void runsToItsEnd(String notebook) throws IOException, InterruptedException {
    run(
        Map.of(
            "JUPYTER_PATH", HOME.resolve("notebooks").toString(),
            "STEDSVEKST_LAKE", lake(),
            // Jupyter's own files stay out of the home folder.
            "JUPYTER_DATA_DIR", folder.resolve("jupyter").toString(),
            "JUPYTER_RUNTIME_DIR", folder.resolve("runtime").toString()),
        "jupyter",
        "nbconvert",
        "--to",
        "notebook",
        "--execute",
        "--ExecutePreprocessor.timeout=300",
        "--output-dir",
        folder.toString(),
        HOME.resolve("notebooks").resolve(notebook).toString());
    String executed = Files.readString(folder.resolve(notebook));
    assertTrue(executed.contains("\"output_type\": \"stream\""), "no cell printed anything");
    if (notebook.equals("place.ipynb")) {
      assertTrue(
          Pattern.compile("VRA of 0101 in \\d{4}: by hand ").matcher(executed).find(), executed);
      assertTrue(executed.contains("outside the map"), executed);
    }
  }

  private String lake() {
    Path own = folder.resolve("lake");
    return (Files.isDirectory(own) ? own : SHARED).toString();
  }

  private void run(Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    Path log = folder.resolve("log");
    ProcessBuilder builder = new ProcessBuilder(List.of(command)).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.directory(folder.toFile()).redirectOutput(log.toFile()).start();
    int exit = process.waitFor();
    assertEquals(0, exit, () -> String.join(" ", command) + "\n" + text(log));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
