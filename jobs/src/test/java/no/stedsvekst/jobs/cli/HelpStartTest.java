package no.stedsvekst.jobs.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a JVM of its own loads for an answer that needs no data. */
class HelpStartTest {
  private static final List<String> HEAVY =
      List.of("org.apache.spark.", "org.apache.hadoop.", "io.delta.");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "--help, 0",
    "nightly --help, 0",
    "regress --help, 0",
    "export --help, 0",
    "explain --help, 0",
    "fetch --help, 0",
    "sql --help, 0",
    "serve --port 70000, 2",
    "fetch --out nowhere --url http://127.0.0.1:1/api, 4",
    "growth --presett book2022, 2",
    "nigthly, 2"
  })
  void helpAndRefusalsLoadNothingOfSparkHadoopOrDelta(String arguments, int exit)
      throws IOException, InterruptedException {
    Path loaded = folder.resolve("loaded");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xlog:class+load:file=" + loaded,
                "-Dspark.master=local[1]",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(List.of(arguments.split(" ")));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertEquals(exit, process.waitFor());
    List<String> lines = Files.readAllLines(loaded);
    assertTrue(lines.stream().anyMatch(line -> line.contains(Main.class.getName())), "no log");
    assertEquals(
        List.of(),
        lines.stream().filter(line -> HEAVY.stream().anyMatch(line::contains)).limit(5).toList());
  }
}
