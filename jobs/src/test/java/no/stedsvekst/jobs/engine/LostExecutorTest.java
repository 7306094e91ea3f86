package no.stedsvekst.jobs.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import no.stedsvekst.jobs.lake.ColumnType;
import no.stedsvekst.jobs.lake.Layer;
import no.stedsvekst.jobs.lake.PlainRow;
import no.stedsvekst.jobs.lake.PlainRows;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.lake.TableWrite;
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
  private static final TableSpec ADDED =
      TableSpec.in(Layer.BRONZE, "added")
          .grain("A row for each run.")
          .key("run_id")
          .required("run_id", ColumnType.TEXT, "The run")
          .written(TableSpec.WriteMode.APPEND)
          .build();
  private static final TableSpec SAME =
      TableSpec.in(Layer.GOLD, "same")
          .grain("A row that is the same in every run.")
          .key("number")
          .required("number", ColumnType.INTEGER, "Always one")
          .build();

  @TempDir Path folder;

  @BeforeAll
  static void session() {
    TestSession.get();
  }

  @Test
  void theStepBeginsAnew() {
    ToyNight ended = run(2);
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
    assertEquals(3, PlainRows.of(ended.lake(), ADDED).list().size());
    assertEquals(
        1,
        PlainRows.of(ended.lake(), ADDED).where("run_id", ended.outcome().runId()).list().size());
    // What the first attempt wrote and the others found there was written too.
    assertEquals(
        List.of("bronze.added 2", "gold.same 0"),
        ended.outcome().tables().stream().map(LostExecutorTest::told).sorted().toList());
  }

  private static String told(TableWrite write) {
    return write.table() + " " + write.version();
  }

  @Test
  void notForEver() {
    ToyNight ended = run(100);
    assertEquals(4, ended.outcome().exit().code(), ended.told());
    assertEquals(3, PlainRows.of(ended.lake(), OpsTables.RUN).list().size());
    assertNotEquals(null, ended.outcome().error());
  }

  private ToyNight run(int times) {
    AtomicInteger losses = new AtomicInteger(times);
    return ToyNight.of(
        folder,
        List.of(
            new ToyJob(
                "keeper",
                "",
                List.of(),
                List.of(ADDED, SAME),
                context -> keep(context, losses.getAndDecrement() > 0))));
  }

  /** Writes, and then keeps rows, which may be lost as they are with an executor. */
  private static void keep(JobContext context, boolean isLost) {
    context.write(ADDED, context.spark().sql("select '%s' as run_id".formatted(context.runId())));
    context.write(SAME, context.spark().sql("select 1 as number"));
    try (Materialized materialized = new Materialized()) {
      Dataset<Row> kept = materialized.keep(context.spark().range(3).toDF("number"));
      if (isLost) {
        LogicalRDD rows = (LogicalRDD) kept.queryExecution().logical();
        SparkEnv.get().blockManager().removeRdd(rows.rdd().id());
      }
      assertEquals(3, kept.count());
    }
  }
}
