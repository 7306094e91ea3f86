package no.stedsvekst.jobs.cli;

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
import java.util.stream.Stream;
import no.stedsvekst.jobs.engine.OpsTables;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.testing.TestSession;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With STEDSVEKST_LOG=json, of which the launcher makes these flags, every line is an object. */
class JsonLogTest {
  private static final Path CONF = Path.of("..", "conf").toAbsolutePath().normalize();

  @TempDir Path folder;

  @Test
  void everyLineNamesItsRunAndItsJob() throws IOException, InterruptedException {
    Path lake = folder.resolve("lake");
    SparkSession spark = TestSession.get();
    Lake.at(lake.toString())
        .write(
            spark,
            OpsTables.RUN,
            spark.createDataFrame(List.<Row>of(), OpsTables.RUN.schema()).coalesce(1));
    List<JsonNode> lines = lines(0, "upkeep", "--lake", lake.toString());
    assertTrue(
        lines.stream().anyMatch(line -> line.get("message").asText().startsWith("lake " + lake)),
        lines.toString());
    for (JsonNode line : lines) {
      assertEquals("upkeep", line.get("job").asText(), line.toString());
      assertTrue(line.get("run_id").asText().contains("-upkeep-"), line.toString());
      assertFalse(line.get("time").asText().isEmpty(), line.toString());
    }
  }

  @Test
  void anErrorIsAnObjectToo() throws IOException, InterruptedException {
    List<JsonNode> lines = lines(2, "growth", "--presett", "book2022");
    assertEquals(1, lines.size(), lines.toString());
    assertEquals("error", lines.get(0).get("level").asText());
    assertTrue(lines.get(0).get("message").asText().startsWith("stedsvekst: "), lines.toString());
  }

  /** What a program of its own writes to standard error. */
  private List<JsonNode> lines(int exit, String... arguments)
      throws IOException, InterruptedException {
    Path err = folder.resolve("err");
    List<String> command = new ArrayList<>();
    Stream.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "@" + CONF.resolve("jvm.options"),
            "-XX:TieredStopAtLevel=1",
            "-Dstedsvekst.log=json",
            "-Dlog4j2.configurationFile=" + CONF.resolve("log4j2-json.properties"),
            "-Dspark.master=local[1]",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName())
        .forEach(command::add);
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(err.toFile())
            .start();
    assertEquals(exit, process.waitFor(), () -> "see " + err);
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(err)) {
      lines.add(new ObjectMapper().readTree(line));
    }
    assertFalse(lines.isEmpty());
    return lines;
  }
}
