package no.stedsvekst.jobs.engine;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.PlainAppend;
import no.stedsvekst.jobs.lake.PlainRow;
import no.stedsvekst.jobs.lake.PlainRows;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.lake.TableWrite;
import no.stedsvekst.jobs.refusal.ExitCode;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/**
 * What was run and written before, and the place where this run is added. It is read and added to
 * without a session: whether one is needed is what it is asked.
 */
final class Ledger {
  private final Supplier<SparkSession> session;
  private final Lake lake;

  /** By job and scope: the fingerprint of its last run, where that ended well. */
  private final Map<String, String> fingerprints = new HashMap<>();

  /** By job and scope: what that run read. */
  private final Map<String, Map<String, String>> inputs = new HashMap<>();

  /** By job, scope and table: the version that its last write made. */
  private final Map<String, Long> ownVersions = new HashMap<>();

  /** By table: the versions that any run made. */
  private final Map<String, Set<Long>> knownVersions = new HashMap<>();

  /** By table: the last run that wrote it and ended well. */
  private final Map<String, Run> lastWrites = new HashMap<>();

  /** Rows of its tables that are not written yet. */
  private final List<Object[]> waitingRuns = new ArrayList<>();

  private final List<Object[]> waitingMetrics = new ArrayList<>();

  private record Run(
      String id,
      String place,
      Instant startedAt,
      String status,
      String fingerprint,
      String inputs) {
    boolean isAfter(Run other) {
      int order = startedAt.compareTo(other.startedAt());
      return order > 0 || (order == 0 && id.compareTo(other.id()) > 0);
    }

    boolean isOk() {
      return status.equals(ExitCode.OK.status());
    }
  }

  /**
   * Reads what the ledger of a lake knows; a new lake's knows nothing.
   *
   * @param session asked for only where a table has to be made
   */
  Ledger(Supplier<SparkSession> session, Lake lake) {
    this.session = session;
    this.lake = lake;
    if (!lake.has(OpsTables.RUN)) {
      return;
    }
    Map<String, Run> runs = new HashMap<>();
    PlainRows.of(lake, OpsTables.RUN)
        .select("run_id", "job", "scope", "started_at", "status", "fingerprint", "input_versions")
        .list()
        .forEach(row -> runs.put(row.text("run_id"), run(row)));
    readRuns(runs);
    if (lake.has(OpsTables.TABLE_WRITE)) {
      readWrites(runs);
    }
  }

  private static Run run(PlainRow row) {
    return new Run(
        row.text("run_id"),
        place(row.text("job"), row.text("scope")),
        (Instant) row.get("started_at"),
        row.text("status"),
        row.text("fingerprint"),
        row.text("input_versions"));
  }

  private void readRuns(Map<String, Run> runs) {
    Map<String, Run> last = new HashMap<>();
    runs.values().stream()
        .filter(run -> !run.status().equals(ExitCode.SKIPPED.status()))
        .forEach(
            run -> last.merge(run.place(), run, (one, other) -> one.isAfter(other) ? one : other));
    last.values().stream().filter(Run::isOk).forEach(this::remember);
  }

  private void remember(Run run) {
    fingerprints.put(run.place(), run.fingerprint());
    inputs.put(run.place(), Console.texts(run.inputs()));
  }

  private void readWrites(Map<String, Run> runs) {
    Map<String, Run> lastOwn = new HashMap<>();
    for (PlainRow row :
        PlainRows.of(lake, OpsTables.TABLE_WRITE).select("run_id", "table", "version").list()) {
      Run run = runs.get(row.text("run_id"));
      if (run == null) {
        continue;
      }
      String table = row.text("table");
      long version = (Long) row.get("version");
      known(table).add(version);
      String own = place(run.place(), table);
      Run before = lastOwn.get(own);
      if (before == null || run.isAfter(before)) {
        lastOwn.put(own, run);
        ownVersions.put(own, version);
      } else if (before.equals(run)) {
        ownVersions.merge(own, version, Math::max);
      }
      if (run.isOk()) {
        lastWrites.merge(table, run, (one, other) -> one.isAfter(other) ? one : other);
      }
    }
  }

  /** The last run that wrote a table and ended well. What others wrote of it is not to be used. */
  Optional<String> lastRunThatWrote(String table) {
    return Optional.ofNullable(lastWrites.get(table)).map(Run::id);
  }

  /** The fingerprint of the last run of a job in a scope, where that run ended well. */
  Optional<String> lastFingerprint(String job, String scope) {
    return Optional.ofNullable(fingerprints.get(place(job, scope)));
  }

  /** What the last run of a job in a scope read, where that run ended well. */
  Optional<Map<String, String>> lastInputs(String job, String scope) {
    return Optional.ofNullable(inputs.get(place(job, scope)));
  }

  /** Whether every version of a table since this job's own last write was made by some run. */
  boolean knowsAllSince(String job, String scope, String table, OptionalLong current) {
    Long own = ownVersions.get(place(job, scope, table));
    if (own == null || current.isEmpty()) {
      // A job need not write each of its tables: an optional one may never have been landed.
      return own == null && current.isEmpty();
    }
    return own <= current.getAsLong()
        && LongStream.rangeClosed(own, current.getAsLong()).allMatch(known(table)::contains);
  }

  /** Adds a run and what it wrote. One that was skipped waits for the next, or for the end. */
  void add(RunRecord run, List<TableWrite> writes) {
    add(run, writes, List.of());
  }

  /**
   * Adds a run, what it wrote, and what it found out. Runs and writes are entered at once, as the
   * next run goes by them; what was found out waits for the end.
   */
  void add(RunRecord run, List<TableWrite> writes, List<Metric> metrics) {
    ExitCode exit = run.result().exit();
    String place = place(run.job(), run.scope());
    Run here =
        new Run(
            run.runId(), place, run.startedAt(), exit.status(), run.fingerprint(), run.inputs());
    for (TableWrite write : writes) {
      if (exit == ExitCode.OK) {
        lastWrites.put(write.table(), here);
      }
      ownVersions.put(place(place, write.table()), write.version());
      known(write.table()).add(write.version());
    }
    append(
        OpsTables.TABLE_WRITE,
        writes.stream()
            .map(
                write ->
                    new Object[] {
                      run.runId(),
                      write.table(),
                      write.version(),
                      write.rows(),
                      write.slice(),
                      write.seconds()
                    })
            .toList());
    metrics.forEach(
        metric ->
            waitingMetrics.add(
                new Object[] {run.runId(), metric.table(), metric.name(), metric.value()}));
    waitingRuns.add(run.cells());
    if (exit == ExitCode.OK) {
      remember(here);
    } else if (exit != ExitCode.SKIPPED) {
      fingerprints.remove(place);
    }
    if (exit != ExitCode.SKIPPED) {
      appendWaiting(OpsTables.RUN, waitingRuns);
    }
  }

  /** Writes what is waiting: a night that skipped everything costs one commit, not five. */
  void flush() {
    appendWaiting(OpsTables.METRIC, waitingMetrics);
    appendWaiting(OpsTables.RUN, waitingRuns);
  }

  private void appendWaiting(TableSpec table, List<Object[]> rows) {
    append(table, List.copyOf(rows));
    rows.clear();
  }

  private void append(TableSpec table, List<Object[]> rows) {
    if (rows.isEmpty()) {
      return;
    }
    if (PlainAppend.isPossible(lake, table)) {
      PlainAppend.to(lake, table, rows);
      return;
    }
    SparkSession spark = session.get();
    List<Row> sparkRows = rows.stream().map(Ledger::sparkRow).toList();
    lake.write(spark, table, spark.createDataFrame(sparkRows, table.schema()).coalesce(1));
  }

  private static Row sparkRow(Object[] cells) {
    return RowFactory.create(
        Arrays.stream(cells)
            .map(cell -> cell instanceof Instant instant ? Timestamp.from(instant) : cell)
            .toArray());
  }

  private Set<Long> known(String table) {
    return knownVersions.computeIfAbsent(table, name -> new HashSet<>());
  }

  private static String place(String... parts) {
    return String.join(" ", parts);
  }
}
