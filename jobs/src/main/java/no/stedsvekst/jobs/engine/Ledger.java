package no.stedsvekst.jobs.engine;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.TableWrite;
import no.stedsvekst.jobs.refusal.ExitCode;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/** What was run and written before, and the place where this run is added. */
final class Ledger {
  private final SparkSession spark;
  private final Lake lake;

  /** By job and scope: the fingerprint of its last run, where that ended well. */
  private final Map<String, String> fingerprints = new HashMap<>();

  /** By job, scope and table: the version that its last write made. */
  private final Map<String, Long> ownVersions = new HashMap<>();

  /** By table: the versions that any run made. */
  private final Map<String, Set<Long>> knownVersions = new HashMap<>();

  /** By table: the last run that wrote it and ended well. */
  private final Map<String, Write> lastWrites = new HashMap<>();

  /** Runs that are not written yet. */
  private final List<Row> waiting = new ArrayList<>();

  private record Write(Instant startedAt, String runId) {}

  /** Reads what the ledger of a lake knows; a new lake's knows nothing. */
  Ledger(SparkSession spark, Lake lake) {
    this.spark = spark;
    this.lake = lake;
    if (!lake.has(OpsTables.RUN)) {
      return;
    }
    Dataset<Row> runs = lake.read(spark, OpsTables.RUN);
    runs.filter(col("status").notEqual(ExitCode.SKIPPED.status()))
        .groupBy("job", "scope")
        .agg(max_by(struct("status", "fingerprint"), struct("started_at", "run_id")))
        .collectAsList()
        .forEach(this::readRun);
    if (lake.has(OpsTables.TABLE_WRITE)) {
      Column isOk = col("status").equalTo(ExitCode.OK.status());
      lake.read(spark, OpsTables.TABLE_WRITE)
          .join(runs.select("run_id", "job", "scope", "started_at", "status"), "run_id")
          .groupBy("job", "scope", "table")
          .agg(
              max_by(col("version"), struct("started_at", "version")),
              collect_set(col("version")),
              max(when(isOk, struct("started_at", "run_id"))))
          .collectAsList()
          .forEach(this::readWrites);
    }
  }

  private void readRun(Row row) {
    Row last = row.getStruct(2);
    if (last.getString(0).equals(ExitCode.OK.status())) {
      fingerprints.put(place(row.getString(0), row.getString(1)), last.getString(1));
    }
  }

  private void readWrites(Row row) {
    ownVersions.put(place(row.getString(0), row.getString(1), row.getString(2)), row.getLong(3));
    known(row.getString(2)).addAll(row.getList(4));
    if (!row.isNullAt(5)) {
      Row last = row.getStruct(5);
      lastWrites.merge(
          row.getString(2),
          new Write(last.getTimestamp(0).toInstant(), last.getString(1)),
          (one, other) -> one.startedAt().isAfter(other.startedAt()) ? one : other);
    }
  }

  /** The last run that wrote a table and ended well. What others wrote of it is not to be used. */
  Optional<String> lastRunThatWrote(String table) {
    return Optional.ofNullable(lastWrites.get(table)).map(Write::runId);
  }

  /** The fingerprint of the last run of a job in a scope, where that run ended well. */
  Optional<String> lastFingerprint(String job, String scope) {
    return Optional.ofNullable(fingerprints.get(place(job, scope)));
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

  /** Adds a run, what it wrote, and what it found out. */
  void add(RunRecord run, List<TableWrite> writes, List<Metric> metrics) {
    spark.sparkContext().setJobGroup(run.runId(), run.job() + " → ledger", false);
    if (!writes.isEmpty()) {
      List<Row> rows =
          writes.stream()
              .map(
                  write ->
                      RowFactory.create(
                          run.runId(),
                          write.table(),
                          write.version(),
                          write.rows(),
                          write.slice(),
                          write.seconds()))
              .toList();
      lake.write(
          spark,
          OpsTables.TABLE_WRITE,
          spark.createDataFrame(rows, OpsTables.TABLE_WRITE.schema()).coalesce(1));
      for (TableWrite write : writes) {
        if (run.result().exit() == ExitCode.OK) {
          lastWrites.put(write.table(), new Write(run.startedAt(), run.runId()));
        }
        ownVersions.put(place(run.job(), run.scope(), write.table()), write.version());
        known(write.table()).add(write.version());
      }
    }
    if (!metrics.isEmpty()) {
      List<Row> rows =
          metrics.stream()
              .map(
                  metric ->
                      RowFactory.create(run.runId(), metric.table(), metric.name(), metric.value()))
              .toList();
      lake.write(
          spark,
          OpsTables.METRIC,
          spark.createDataFrame(rows, OpsTables.METRIC.schema()).coalesce(1));
    }
    waiting.add(run.toRow());
    if (run.result().exit() != ExitCode.SKIPPED) {
      flush();
    }
    if (run.result().exit() == ExitCode.OK) {
      fingerprints.put(place(run.job(), run.scope()), run.fingerprint());
    } else if (run.result().exit() != ExitCode.SKIPPED) {
      fingerprints.remove(place(run.job(), run.scope()));
    }
  }

  /** Writes what is waiting: a night that skipped everything costs one commit, not five. */
  void flush() {
    if (!waiting.isEmpty()) {
      lake.write(
          spark, OpsTables.RUN, spark.createDataFrame(waiting, OpsTables.RUN.schema()).coalesce(1));
      waiting.clear();
    }
  }

  private Set<Long> known(String table) {
    return knownVersions.computeIfAbsent(table, name -> new HashSet<>());
  }

  private static String place(String... parts) {
    return String.join(" ", parts);
  }
}
