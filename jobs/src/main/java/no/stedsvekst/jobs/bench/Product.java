package no.stedsvekst.jobs.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import no.stedsvekst.jobs.engine.Console;

/**
 * The product as a user runs it: one night in a process of its own, on a lake that is not there
 * yet.
 *
 * @param launcher the program
 * @param workload settings by which it fits what the peers fit
 * @param spark what is set for Spark, by Spark's own names
 */
record Product(String launcher, Path workload, Map<String, String> spark) implements Contestant {
  /** In which of the timed steps a step of the night is. */
  private static final Map<String, String> STEPS =
      Map.of("land", "read", "conform", "read", "growth", "panel", "regress", "fits");

  /** The first step of the night waits for it. */
  private static final String SESSION = "session";

  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public String name() {
    return "product";
  }

  /** The lake that a run has made. */
  static Path lake(Path folder) {
    return folder.resolve("lake");
  }

  @Override
  public Measured run(Path landing, Path folder) {
    Child child =
        Child.run(
            name(),
            List.of(
                launcher,
                "nightly",
                "--until",
                "regress",
                "--landing",
                landing.toString(),
                "--lake",
                lake(folder).toString(),
                "--conf",
                settings(folder).toString(),
                "--format",
                "json"),
            folder);
    Map<String, Double> steps = new HashMap<>();
    child.lines().forEach(line -> take(line, steps));
    return Measured.of(steps, child);
  }

  /** Of a line of what each step has cost. */
  private static void take(String line, Map<String, Double> steps) {
    try {
      JsonNode cost = JSON.readTree(line);
      if (cost.has("spark_jobs")) {
        String step = cost.get("step").asText();
        double seconds = cost.get("seconds").asDouble();
        // Whoever starts a session pays for it: that is no reading.
        steps.merge(
            STEPS.getOrDefault(step, "read"),
            step.equals(SESSION) ? -seconds : seconds,
            Double::sum);
      }
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path settings(Path folder) {
    String own =
        spark.entrySet().stream()
            .map(each -> "%s = %s%n".formatted(each.getKey(), Console.json(each.getValue())))
            .collect(Collectors.joining());
    try {
      return Files.writeString(
          folder.resolve("bench.conf"), Files.readString(workload) + "\n" + own);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
