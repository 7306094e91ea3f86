package no.stedsvekst.jobs.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.refusal.ExitCode;
import no.stedsvekst.jobs.settings.Settings;
import no.stedsvekst.jobs.testing.ChildProgram;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A task that finds no memory, in a JVM of its own. */
class SmallHeapTest {
  @TempDir Path folder;

  @Test
  void aHeapThatIsTooSmallIsToldInALine() throws IOException, InterruptedException {
    ChildProgram hungry = ChildProgram.start(Hungry.class.getName(), folder);
    assertEquals(ExitCode.REFUSED.code(), hungry.exit());
    List<String> told = hungry.err().lines().toList();
    assertTrue(told.get(told.size() - 1).startsWith("a heap of "), hungry.err());
    assertTrue(told.stream().noneMatch(line -> line.startsWith("\tat ")), hungry.err());
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
      System.err.println(outcome.error());
      System.exit(outcome.exit().code());
    }
  }
}
