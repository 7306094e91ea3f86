package no.stedsvekst.jobs.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.refusal.ExitCode;
import no.stedsvekst.jobs.settings.Settings;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A task that finds no memory, in a JVM of its own. */
class SmallHeapTest {
  @TempDir Path folder;

  @Test
  void aHeapThatIsTooSmallIsToldInALine() throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + Path.of("..", "conf", "jvm.options"),
                "-XX:TieredStopAtLevel=1",
                "-Xmx500m",
                "-Dspark.master=local[1]",
                "-Dspark.ui.enabled=false",
                "-cp",
                System.getProperty("java.class.path"),
                Hungry.class.getName())
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertEquals(ExitCode.REFUSED.code(), process.waitFor());
    String told = Files.readString(out).strip();
    assertTrue(told.startsWith("a heap of "), told);
    assertEquals(1, told.lines().count());
  }

  /** Asks for more than there is, in a task. */
  static final class Hungry {
    private Hungry() {}

    public static void main(String[] none) {
      Outcome outcome;
      try (Sessions.Handle session = Sessions.open(Settings.load(Map.of()), "hungry")) {
        long found =
            JavaSparkContext.fromSparkContext(session.spark().sparkContext())
                .parallelize(List.of(Integer.MAX_VALUE / 2))
                .map(numbers -> new long[numbers])
                .count();
        throw new IllegalStateException("there was memory for " + found);
      } catch (Exception fault) {
        outcome = Faults.outcome(fault);
      }
      System.out.println(outcome.error());
      System.exit(outcome.exit().code());
    }
  }
}
