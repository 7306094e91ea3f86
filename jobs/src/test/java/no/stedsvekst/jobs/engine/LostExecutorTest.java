package no.stedsvekst.jobs.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import no.stedsvekst.jobs.lake.ColumnType;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.Layer;
import no.stedsvekst.jobs.lake.PlainRow;
import no.stedsvekst.jobs.lake.PlainRows;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.settings.Option;
import no.stedsvekst.jobs.settings.Settings;
import no.stedsvekst.jobs.testing.TestSession;
import org.apache.spark.SparkEnv;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.execution.LogicalRDD;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A step whose kept rows are gone is run again, some times, and each time is entered. */
class LostExecutorTest {
  @TempDir Path folder;

  @BeforeAll
  static void session() {
    TestSession.get();
  }

  @Test
  void theStepBeginsAnew() {
    Ended ended = run(2);
    assertEquals(0, ended.outcome().exit().code(), ended.told());
    assertTrue(
        ended.told().contains("it begins anew on the executors that there are now"), ended.told());
    List<PlainRow> runs = PlainRows.of(ended.lake(), OpsTables.RUN).list();
    assertEquals(
        List.of("missing", "missing", "ok"),
        runs.stream().map(run -> run.text("status")).sorted().toList());
    assertTrue(
        runs.stream()
            .map(run -> run.text("error"))
            .anyMatch(error -> error != null && error.startsWith("keeper failed: executors of")),
        runs.toString());
    // What a run added that failed is not taken for what the last good one added.
    assertEquals(3, PlainRows.of(ended.lake(), Keeper.TABLE).list().size());
    assertEquals(
        1,
        PlainRows.of(ended.lake(), Keeper.TABLE)
            .where("run_id", ended.outcome().runId())
            .list()
            .size());
  }

  @Test
  void notForEver() {
    Ended ended = run(100);
    assertEquals(4, ended.outcome().exit().code(), ended.told());
    assertEquals(3, PlainRows.of(ended.lake(), OpsTables.RUN).list().size());
    assertNotEquals(null, ended.outcome().error());
  }

  private record Ended(Outcome outcome, Lake lake, String told) {}

  private Ended run(int losses) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Settings settings = Settings.load(Map.of("lake.path", folder.resolve("lake").toString()));
    Outcome outcome =
        PipelineCommand.invocation("keeper", List.of(new Keeper(losses)), List.of(), settings)
            .run(
                new Console(
                    new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                    new PrintStream(err, true, StandardCharsets.UTF_8),
                    false));
    return new Ended(
        outcome, Lake.at(folder.resolve("lake").toString()), err.toString(StandardCharsets.UTF_8));
  }

  /** Adds a row, and then keeps rows, which are lost some times as they are with an executor. */
  private static final class Keeper implements Job<String> {
    static final TableSpec TABLE =
        TableSpec.in(Layer.BRONZE, "kept")
            .grain("a row for each run")
            .key("run_id")
            .required("run_id", ColumnType.TEXT, "the run")
            .written(TableSpec.WriteMode.APPEND)
            .build();

    private final AtomicInteger losses;

    Keeper(int losses) {
      this.losses = new AtomicInteger(losses);
    }

    @Override
    public Manual manual() {
      return new Manual("keeper", "keeps", "Keeps.", "stedsvekst keeper");
    }

    @Override
    public List<Option> options() {
      return List.of();
    }

    @Override
    public String parameters(Settings settings) {
      return "";
    }

    @Override
    public List<TableSpec> reads() {
      return List.of();
    }

    @Override
    public List<TableSpec> writes() {
      return List.of(TABLE);
    }

    @Override
    public void run(JobContext context, String parameters) {
      context.write(TABLE, context.spark().sql("select '%s' as run_id".formatted(context.runId())));
      try (Materialized materialized = new Materialized()) {
        Dataset<Row> kept = materialized.keep(context.spark().range(3).toDF("number"));
        if (losses.getAndDecrement() > 0) {
          LogicalRDD rows = (LogicalRDD) kept.queryExecution().logical();
          SparkEnv.get().blockManager().removeRdd(rows.rdd().id());
        }
        assertEquals(3, kept.count());
      }
    }
  }
}
