package no.stedsvekst.jobs.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import no.stedsvekst.jobs.lake.ColumnType;
import no.stedsvekst.jobs.lake.Layer;
import no.stedsvekst.jobs.lake.PlainRow;
import no.stedsvekst.jobs.lake.PlainRows;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.testing.TestSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A step that ran and found its rows there: what the ledger has of it, and who goes on from it. */
class LeftTablesTest {
  private static final TableSpec MADE = numbers("made").constraint("is_one", "number = 1").build();
  private static final TableSpec LATER = numbers("later").build();

  @TempDir Path folder;

  private final Set<String> touched = new HashSet<>();

  private static TableSpec.Builder numbers(String name) {
    return TableSpec.in(Layer.GOLD, name)
        .grain("A row a number.")
        .key("number")
        .required("number", ColumnType.INTEGER, "Which")
        .required("run_id", ColumnType.TEXT, "The run");
  }

  @BeforeAll
  static void session() {
    TestSession.get();
  }

  @Test
  void nothingIsNewAndWhatIsMadeOfItIsNotMadeAgain() {
    ToyNight first = night("one");
    assertEquals(List.of("gold.made", "gold.later"), written(first));
    ToyNight second = night("another");
    assertEquals(List.of(), written(second));
    assertEquals(0, second.lake().version(MADE).orElseThrow());
    assertEquals(
        List.of("later ok", "later skipped", "making ok", "making ok"),
        PlainRows.of(second.lake(), OpsTables.RUN).list().stream()
            .filter(run -> !run.text("job").equals("toy"))
            .map(run -> run.text("job") + " " + run.text("status"))
            .sorted()
            .toList());
    // Its rows name the run that wrote them, as the ledger does.
    String run = PlainRows.of(second.lake(), MADE).list().get(0).text("run_id");
    assertEquals(List.of(run), runs(second, OpsTables.TABLE_WRITE));
    assertEquals(List.of(run), runs(second, MonitoringTables.FRESHNESS));
    assertEquals(2, runs(second, MonitoringTables.CHECK).size(), "held to its condition each time");
    // A write that finds its rows there may leave files that upkeep is to delete.
    assertEquals(Set.of("gold.made"), touched);
  }

  private ToyNight night(String parameter) {
    return ToyNight.of(
        folder,
        List.of(
            new ToyJob("making", parameter, List.of(), List.of(MADE), run -> write(run, MADE)),
            new ToyJob("later", "", List.of(MADE), List.of(LATER), run -> write(run, LATER))),
        new Closing() {
          @Override
          public String name() {
            return "look";
          }

          @Override
          public void close(RunEnding ending) {
            touched.clear();
            touched.addAll(ending.touched());
          }
        });
  }

  private static void write(JobContext context, TableSpec table) {
    context.write(
        table,
        context.spark().sql("select 1 as number, '%s' as run_id".formatted(context.runId())));
  }

  private static List<String> written(ToyNight night) {
    assertEquals(0, night.outcome().exit().code(), night.told());
    return night.outcome().tables().stream().map(write -> write.table()).toList();
  }

  /** The runs that a table of the ledger's has of the table that is made. */
  private static List<String> runs(ToyNight night, TableSpec table) {
    return PlainRows.of(night.lake(), table).where("table", MADE.fullName()).list().stream()
        .map(LeftTablesTest::run)
        .toList();
  }

  private static String run(PlainRow row) {
    return row.text("run_id");
  }
}
