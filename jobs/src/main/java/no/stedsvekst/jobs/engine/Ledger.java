package no.stedsvekst.jobs.engine;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.PlainAppend;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.lake.TableVersion;
import no.stedsvekst.jobs.lake.TableWrite;
import no.stedsvekst.jobs.refusal.ExitCode;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/**
 * Where runs are entered, and looked up. It is read and added to without a session: whether one is
 * needed is what it is asked.
 */
final class Ledger {
  private final Supplier<SparkSession> session;
  private final Lake lake;

  /** As it was when it was opened. */
  private final RunLog log;

  private final RunHistory history;

  /** Rows that are not written yet, by table. */
  private final Map<TableSpec, List<Object[]>> waiting = new LinkedHashMap<>();

  /**
   * Reads what the ledger of a lake knows; a new lake's knows nothing.
   *
   * @param session asked for only where a table has to be made
   */
  Ledger(Supplier<SparkSession> session, Lake lake) {
    this.session = session;
    this.lake = lake;
    this.log = RunLog.of(lake);
    this.history = RunHistory.of(log);
  }

  /**
   * When a run that begins now is said to have begun: never before the end of one that is entered
   * already, as runs are put in order by their ends. A clock may have been set back.
   */
  Instant now() {
    Instant now = Instant.now();
    Instant newest = history.newestEnd();
    return now.isAfter(newest) ? now : newest.plusMillis(1);
  }

  /** What it had when it was opened. */
  RunLog log() {
    return log;
  }

  /** Since when a run has been entered that began later than the clock says it is. */
  Optional<Instant> ahead() {
    Instant newest = history.newestStart();
    return Optional.of(newest).filter(start -> start.isAfter(Instant.now()));
  }

  /** The last run that wrote a table and ended well. What others wrote of it is not to be used. */
  Optional<String> lastRunThatWrote(String table) {
    return history.lastRunThatWrote(table);
  }

  /** The last run of a job in a scope that was not skipped, however it ended. */
  Optional<PastRun> last(String job, String scope) {
    return history.last(job, scope);
  }

  /** The last run of a job in a scope, where that run ended well. */
  Optional<PastRun> lastGood(String job, String scope) {
    return history.lastGood(job, scope);
  }

  /** Its fingerprint. */
  Optional<String> lastFingerprint(String job, String scope) {
    return lastGood(job, scope).map(PastRun::fingerprint);
  }

  /** What the last run of a job in a scope read, where that run ended well. */
  Optional<Map<String, String>> lastInputs(String job, String scope) {
    return history.lastGood(job, scope).map(run -> Console.texts(run.inputs()));
  }

  /** Whether every version of a table since this job's last run was made by some run. */
  boolean knowsAllSince(String job, String scope, String table, Optional<TableVersion> current) {
    return history.knowsAllSince(job, scope, table, current);
  }

  /** Whether some run has entered a version of a table. */
  boolean knows(String table, long version) {
    return history.knows(table, version);
  }

  /**
   * Adds a run and what it wrote. One that was skipped waits for the next, or for the end; any
   * other is not done again if the night is killed now, and brings all that is waiting with it.
   */
  void add(RunRecord run, List<TableWrite> writes) {
    ExitCode exit = run.result().exit();
    history.add(PastRun.of(run), writes);
    enterWrites(run.runId(), writes);
    enter(OpsTables.RUN, List.<Object[]>of(run.cells()));
    if (exit != ExitCode.SKIPPED) {
      flush();
    }
  }

  /** Enters versions that a run has made of tables. */
  void enterWrites(String runId, List<TableWrite> writes) {
    enter(
        OpsTables.TABLE_WRITE,
        writes.stream()
            .map(
                write ->
                    new Object[] {
                      runId,
                      write.table(),
                      write.version(),
                      write.rows(),
                      write.slice(),
                      write.seconds()
                    })
            .toList());
  }

  /** Rows of one of its tables, which are written when the run is added, or at the end. */
  void enter(TableSpec table, List<Object[]> rows) {
    waiting.computeIfAbsent(table, name -> new ArrayList<>()).addAll(rows);
  }

  /**
   * Writes what is waiting: a night that skipped everything costs one commit, not five. Runs are
   * the last, as what was found by a run that is entered is not looked for again.
   */
  void flush() {
    flush(waiting.keySet().stream().filter(table -> !table.equals(OpsTables.RUN)).toList());
    flush(List.of(OpsTables.RUN));
  }

  private void flush(List<TableSpec> tables) {
    Concurrently.forEach(
        tables.stream().filter(table -> !waiting.getOrDefault(table, List.of()).isEmpty()).toList(),
        this::append);
  }

  /** One that has been there is given one small file; to make one takes a session. */
  private void append(TableSpec table) {
    List<Object[]> taken = List.copyOf(waiting.get(table));
    if (PlainAppend.isPossible(lake, table)) {
      PlainAppend.to(lake, table, taken);
    } else {
      SparkSession spark = session.get();
      List<Row> rows = taken.stream().map(Ledger::sparkRow).toList();
      lake.write(spark, table, spark.createDataFrame(rows, table.schema()).coalesce(1));
    }
    // What could not be written waits for the next time.
    waiting.get(table).clear();
  }

  private static Row sparkRow(Object[] cells) {
    return RowFactory.create(
        Arrays.stream(cells)
            .map(cell -> cell instanceof Instant instant ? Timestamp.from(instant) : cell)
            .toArray());
  }
}
