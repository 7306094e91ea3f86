package no.stedsvekst.jobs.engine;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.TableWrite;
import no.stedsvekst.jobs.refusal.ExitCode;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/** What was run and written before, and the place where this run is added. */
final class Ledger {
  private final SparkSession spark;
  private final Lake lake;
  private final Map<String, String> lastFingerprints = new HashMap<>();
  private final Map<String, Long> lastVersions = new HashMap<>();

  /** Reads what the ledger of a lake knows; a new lake's knows nothing. */
  Ledger(SparkSession spark, Lake lake) {
    this.spark = spark;
    this.lake = lake;
    if (lake.has(OpsTables.RUN) && lake.has(OpsTables.TABLE_WRITE)) {
      lake.read(spark, OpsTables.RUN)
          .filter(col("status").equalTo(ExitCode.OK.status()))
          .groupBy("job", "scope")
          .agg(max_by(col("fingerprint"), col("started_at")))
          .collectAsList()
          .forEach(
              row ->
                  lastFingerprints.put(
                      place(row.getString(0), row.getString(1)), row.getString(2)));
      lake.read(spark, OpsTables.TABLE_WRITE)
          .groupBy("table")
          .agg(max("version"))
          .collectAsList()
          .forEach(row -> lastVersions.put(row.getString(0), row.getLong(1)));
    }
  }

  /** The fingerprint of the last good run of a job in a scope. */
  Optional<String> lastFingerprint(String job, String scope) {
    return Optional.ofNullable(lastFingerprints.get(place(job, scope)));
  }

  /** The last version of a table that a run wrote. */
  Optional<Long> lastVersion(String table) {
    return Optional.ofNullable(lastVersions.get(table));
  }

  /** Adds a run and what it wrote. */
  void add(RunRecord run, List<TableWrite> writes) {
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
      writes.forEach(write -> lastVersions.put(write.table(), write.version()));
    }
    lake.write(
        spark,
        OpsTables.RUN,
        spark.createDataFrame(List.of(run.toRow()), OpsTables.RUN.schema()).coalesce(1));
    if (run.result().exit() == ExitCode.OK) {
      lastFingerprints.put(place(run.job(), run.scope()), run.fingerprint());
    }
  }

  private static String place(String job, String scope) {
    return job + " " + scope;
  }
}
