package no.stedsvekst.jobs.pipeline;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import no.stedsvekst.jobs.engine.MonitoringTables;
import no.stedsvekst.jobs.engine.OpsTables;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.panel.PanelTables;
import no.stedsvekst.jobs.testing.OwnLake;
import no.stedsvekst.jobs.testing.Program;
import no.stedsvekst.jobs.testing.TestSession;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of a night that was killed, and what the next one makes of it. */
class KilledNightTest {
  @TempDir private static Path folder;
  private static OwnLake lake;

  @BeforeAll
  static void country() {
    lake = new OwnLake(folder);
  }

  /** What it was born as is written once: the run after the killed one finds it there. */
  @Test
  void aFirstNightThatWasKilledOnceIsFollowedByNightsThatAreSkipped(@TempDir Path elsewhere) {
    String path = elsewhere.resolve("lake").toString();
    Lake killed = Lake.at(path);
    SparkSession spark = TestSession.get();
    killed.write(
        spark,
        OpsTables.LAKE,
        spark.createDataFrame(
            List.of(RowFactory.create("synthetic", "killed")), OpsTables.LAKE.schema()));
    for (String status : List.of("ok", "skipped")) {
      Program.Result result =
          Program.run(
              "nightly",
              "--landing",
              lake.landing().toString(),
              "--lake",
              path,
              "--until",
              "land",
              "--format",
              "json");
      assertEquals(0, result.exit(), result.err());
      assertTrue(
          result.lastLine().contains("\"status\":\"%s\"".formatted(status)), result.lastLine());
    }
  }

  /**
   * Killed after its last step, before it was entered itself: its steps are not done again, and the
   * next night tells what they found and changed.
   */
  @Test
  void whatAKilledNightFoundAndChangedIsToldByTheNext() throws IOException {
    assertEquals(0, lake.run("nightly", "--until", "growth").exit());
    Path file = lake.landing().resolve("vital.csv");
    Files.writeString(
        file,
        Files.readString(file).replaceFirst("0101,2012,\\d+(,\\d+),-?\\d+", "0101,2012,888$1,500"));
    Program.runUntil(
        "growth: ok",
        () -> {
          throw new IllegalStateException("killed");
        },
        "nightly",
        "--until",
        "growth",
        "--landing",
        lake.landing().toString(),
        "--lake",
        lake.path());
    String growth = newest(lake.read(OpsTables.RUN).filter("job = 'growth'"));
    for (TableSpec found : List.of(MonitoringTables.CHECK, MonitoringTables.FRESHNESS)) {
      assertTrue(
          lake.read(found).filter("run_id = '%s'".formatted(growth)).count() > 0, found.name());
    }
    for (boolean isNext : new boolean[] {true, false}) {
      Program.Result result = lake.run("nightly", "--until", "growth", "--format", "json");
      assertTrue(result.lastLine().contains("\"status\":\"skipped\""), result.lastLine());
      String run = newest(lake.read(OpsTables.RUN).filter("job = 'nightly'"));
      assertEquals(
          isNext,
          lake.read(MonitoringTables.CHANGE)
                  .filter("run_id = '%s'".formatted(run))
                  .filter("table = 'gold.panel' and cause = 'data'")
                  .count()
              > 0);
    }
  }

  /** The ledger would have neither its version nor the run that its rows name. */
  @Test
  void whatAKilledRunHasWrittenIsMadeAgainThoughItIsTheSame() {
    assertEquals(0, lake.run("nightly", "--until", "growth").exit());
    Dataset<Row> rows = lake.read(PanelTables.PANEL).localCheckpoint();
    lake.empty(PanelTables.PANEL);
    Lake.at(lake.path())
        .writeSlice(
            TestSession.get(),
            PanelTables.PANEL,
            rows.withColumn("run_id", lit("killed")),
            "preset = 'recommended'");
    assertEquals(0, lake.run("growth").exit());
    assertEquals(0, lake.read(PanelTables.PANEL).filter("run_id = 'killed'").count());
    assertEquals(rows.count(), lake.read(PanelTables.PANEL).count());
  }

  private static String newest(Dataset<Row> runs) {
    return runs.orderBy(col("started_at").desc()).select("run_id").head().getString(0);
  }
}
