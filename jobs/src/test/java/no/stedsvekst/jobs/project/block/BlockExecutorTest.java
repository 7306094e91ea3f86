package no.stedsvekst.jobs.project.block;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.WorkFolder;
import no.stedsvekst.jobs.project.Projection;
import no.stedsvekst.jobs.project.block.BlockExecutor.Engine;
import no.stedsvekst.jobs.project.input.Origin;
import no.stedsvekst.jobs.project.input.ProjectionRequest;
import no.stedsvekst.jobs.project.input.SourceTables;
import no.stedsvekst.jobs.project.run.BlockYearResult;
import no.stedsvekst.jobs.project.run.ConstraintFactors;
import no.stedsvekst.jobs.project.run.YearFiles;
import no.stedsvekst.jobs.project.scenario.Scenario;
import no.stedsvekst.jobs.project.scenario.ScenarioFile;
import no.stedsvekst.jobs.settings.Preset;
import no.stedsvekst.jobs.settings.Settings;
import no.stedsvekst.jobs.testing.SharedLake;
import no.stedsvekst.jobs.testing.TestSession;
import org.apache.spark.SparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlockExecutorTest {
  private static final int YEARS = 3;
  private static final int BLOCKS = 3;
  private static final double LASTING = 0.7;

  /** What an engine has written, and the Spark jobs of its years. */
  private record Run(
      List<BlockYearResult[]> ends, List<List<ConstraintFactors>> constraintFactors, int jobs) {

    static Run of(Path folder, Engine engine) {
      SourceTables inputs = SourceTables.of(TestSession.get(), Lake.at(SharedLake.path()));
      int base = SourceTables.newestBase(inputs);
      ProjectionRequest request =
          new ProjectionRequest(
                  Preset.of(Settings.load(Map.of("preset", "recommended"))),
                  new Origin(base, base + YEARS),
                  "MMM",
                  List.of(
                      ScenarioFile.shipped().get(Scenario.NEUTRAL),
                      ScenarioFile.shipped().get("historical"),
                      ScenarioFile.shipped().get("high")),
                  LASTING,
                  BLOCKS)
              .on(engine);
      YearFiles files = new YearFiles(WorkFolder.local(folder));
      SparkContext spark = TestSession.get().sparkContext();
      try (Projection projection = new Projection(TestSession.get(), inputs, request, note -> {})) {
        String group = "loop in " + engine;
        spark.setJobGroup(group, group, false);
        List<List<ConstraintFactors>> constraintFactors = projection.run(files, line -> {});
        int jobs = spark.statusTracker().getJobIdsForGroup(group).length;
        spark.clearJobGroup();
        List<BlockYearResult[]> ends = new ArrayList<>();
        for (int year = base; year < base + YEARS; year++) {
          for (int block = 0; block < BLOCKS; block++) {
            ends.add(files.read(year, block));
          }
        }
        return new Run(ends, constraintFactors, jobs);
      }
    }
  }

  @Test
  void bothGiveTheSameNumbersAndThreadsRunNoSparkJob(@TempDir Path folder) {
    Run threads = Run.of(folder.resolve("threads"), Engine.THREADS);
    Run spark = Run.of(folder.resolve("spark"), Engine.SPARK);
    assertEquals(0, threads.jobs());
    assertTrue(spark.jobs() >= YEARS, () -> "Spark jobs " + spark.jobs());
    assertEquals(threads.ends().size(), spark.ends().size());
    for (int index = 0; index < threads.ends().size(); index++) {
      for (int scenario = 0; scenario < 3; scenario++) {
        BlockYearResult one = threads.ends().get(index)[scenario];
        BlockYearResult other = spark.ends().get(index)[scenario];
        assertNear(one.state().people(), other.state().people());
        assertNear(one.state().jobs(), other.state().jobs());
        assertNear(one.state().relative(), other.state().relative());
        assertNear(one.state().growth(), other.state().growth());
        assertNear(one.births(), other.births());
        assertNear(one.deaths(), other.deaths());
        assertNear(one.net(), other.net());
        assertNear(one.shift(), other.shift());
      }
    }
    for (int year = 0; year < YEARS; year++) {
      for (int scenario = 0; scenario < 3; scenario++) {
        ConstraintFactors one = threads.constraintFactors().get(year).get(scenario);
        ConstraintFactors other = spark.constraintFactors().get(year).get(scenario);
        assertNear(one.shift, other.shift);
        assertEquals(one.deaths, other.deaths, 1e-9);
        assertEquals(one.migration, other.migration, 1e-9);
      }
    }
  }

  private static void assertNear(double[] one, double[] other) {
    double most = 1;
    for (double value : one) {
      most = Math.max(most, Math.abs(value));
    }
    assertArrayEquals(one, other, 1e-9 * most);
  }

  @Test
  void threadsAreTakenWhereTheCountryFits() {
    long memory = 4L << 30;
    assertTrue(BlockExecutor.isInThreads(Engine.AUTO, true, 356, 5, memory));
    assertFalse(BlockExecutor.isInThreads(Engine.AUTO, false, 356, 5, memory));
    assertFalse(BlockExecutor.isInThreads(Engine.AUTO, true, 100_000, 5, memory));
    assertFalse(BlockExecutor.isInThreads(Engine.SPARK, true, 356, 5, memory));
    assertTrue(BlockExecutor.isInThreads(Engine.THREADS, false, 100_000, 5, memory));
    assertEquals(Engine.AUTO, Engine.of("auto"));
  }
}
