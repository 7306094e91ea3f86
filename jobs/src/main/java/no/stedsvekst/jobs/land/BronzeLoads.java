package no.stedsvekst.jobs.land;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import no.stedsvekst.jobs.engine.JobContext;
import no.stedsvekst.jobs.lake.PlainRows;
import no.stedsvekst.jobs.lake.TableSpec;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The loads of the bronze tables that are in use: of each table the newest of a run that ended
 * well. So a night that was cut off halfway left nothing that counts.
 */
public final class BronzeLoads {
  private static final String RUN = "run_id";

  private final Map<LandingTable, String> runs = new LinkedHashMap<>();
  private final Function<TableSpec, Dataset<Row>> reader;

  private BronzeLoads(Function<TableSpec, Dataset<Row>> reader) {
    this.reader = reader;
  }

  /** The loads that a job finds, with the way in which it reads tables. */
  public static BronzeLoads of(JobContext context, Function<TableSpec, Dataset<Row>> reader) {
    BronzeLoads loads = new BronzeLoads(reader);
    for (LandingTable table : LandingTables.ALL) {
      TableSpec bronze = BronzeTables.bronze(table);
      context
          .lastRunThatWrote(bronze)
          .filter(run -> context.has(bronze))
          .ifPresent(run -> loads.runs.put(table, run));
    }
    return loads;
  }

  /** Whether a table has a load at all. */
  public boolean has(LandingTable table) {
    return runs.containsKey(table);
  }

  /** Whether the table of a name has. */
  boolean has(String name) {
    return runs.keySet().stream().anyMatch(table -> table.name().equals(name));
  }

  /**
   * Whether the load in use is of these bytes.
   *
   * @param plain how the job reads a few rows of a table
   */
  boolean isOf(LandingTable table, String checksum, Function<TableSpec, PlainRows> plain) {
    return has(table)
        && !plain
            .apply(BronzeTables.bronze(table))
            .select("source_checksum")
            .where(RUN, runs.get(table))
            .where("source_checksum", checksum)
            .isEmpty();
  }

  /** The rows of the load in use, typed. */
  public Dataset<Row> rows(LandingTable table) {
    Dataset<Row> loaded =
        reader.apply(BronzeTables.bronze(table)).filter(col(RUN).equalTo(runs.get(table)));
    // A load of an earlier release lacks the columns that the contract has gained since.
    for (String column : table.columnNames()) {
      if (!List.of(loaded.columns()).contains(column)) {
        loaded = loaded.withColumn(column, lit(null).cast("string"));
      }
    }
    return LandedCells.typed(table, loaded);
  }
}
