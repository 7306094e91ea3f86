package no.stedsvekst.jobs.land;

import static org.apache.spark.sql.functions.col;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import no.stedsvekst.jobs.engine.JobContext;
import no.stedsvekst.jobs.lake.TableSpec;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The loads of the bronze tables that are in use: of each table the newest of a run that ended
 * well. So a night that was cut off halfway left nothing that counts.
 */
public final class BronzeLoads {
  private final Map<LandingTable, Dataset<Row>> newest = new LinkedHashMap<>();

  private BronzeLoads() {}

  /** The loads that a job finds, with the way in which it reads tables. */
  public static BronzeLoads of(JobContext context, Function<TableSpec, Dataset<Row>> reader) {
    BronzeLoads loads = new BronzeLoads();
    for (LandingTable table : LandingTables.ALL) {
      TableSpec bronze = BronzeTables.bronze(table);
      context
          .lastRunThatWrote(bronze)
          .filter(run -> context.has(bronze))
          .ifPresent(
              run ->
                  loads.newest.put(table, reader.apply(bronze).filter(col("run_id").equalTo(run))));
    }
    return loads;
  }

  /** Whether a table has a load at all. */
  public boolean has(LandingTable table) {
    return newest.containsKey(table);
  }

  /** Whether the load in use is of these bytes. */
  boolean isOf(LandingTable table, String checksum) {
    return has(table)
        && newest.get(table).select("source_checksum").head().getString(0).equals(checksum);
  }

  /** The rows of the load in use, typed. */
  public Dataset<Row> rows(LandingTable table) {
    return LandedCells.typed(table, newest.get(table));
  }
}
