package no.stedsvekst.jobs.land;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.engine.Concurrently;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The loads of the bronze tables: of each table the newest is the one in use.
 *
 * @param bronze the tables that have any, all loads in each
 * @param newest of each of them
 */
public record BronzeLoads(Map<LandingTable, Dataset<Row>> bronze, Map<LandingTable, Load> newest) {

  /**
   * A load of a table.
   *
   * @param loadedAt when
   * @param checksum of what was landed
   */
  record Load(Object loadedAt, String checksum) {}

  /** Looks for the newest loads: reading a table's log is most of it, so several at once. */
  public static BronzeLoads of(Map<LandingTable, Dataset<Row>> bronze) {
    List<Map.Entry<LandingTable, Dataset<Row>>> tables = List.copyOf(bronze.entrySet());
    List<Load> loads = Concurrently.map(tables, table -> newest(table.getValue()));
    Map<LandingTable, Load> newest = new HashMap<>();
    for (int index = 0; index < tables.size(); index++) {
      if (loads.get(index).loadedAt() != null) {
        newest.put(tables.get(index).getKey(), loads.get(index));
      }
    }
    return new BronzeLoads(bronze, newest);
  }

  private static Load newest(Dataset<Row> bronze) {
    Row row = bronze.agg(max("loaded_at"), max_by(col("source_checksum"), col("loaded_at"))).head();
    return new Load(row.get(0), row.getString(1));
  }

  /** Whether a table has a load at all. */
  boolean has(LandingTable table) {
    return newest.containsKey(table);
  }

  /** Whether the load in use is of these bytes. */
  boolean isOf(LandingTable table, String checksum) {
    return has(table) && newest.get(table).checksum().equals(checksum);
  }

  /** The rows of the load in use, typed. */
  public Dataset<Row> rows(LandingTable table) {
    return LandedCells.typed(
        table,
        bronze.get(table).filter(col("loaded_at").equalTo(lit(newest.get(table).loadedAt()))));
  }
}
