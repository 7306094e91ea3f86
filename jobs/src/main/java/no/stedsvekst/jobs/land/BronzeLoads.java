package no.stedsvekst.jobs.land;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  /** Looks for the newest loads of all tables at once. */
  public static BronzeLoads of(Map<LandingTable, Dataset<Row>> bronze) {
    List<Dataset<Row>> loads = new ArrayList<>();
    bronze.forEach(
        (table, rows) ->
            loads.add(
                rows.select(
                    lit(table.name()).as("table"), col("loaded_at"), col("source_checksum"))));
    Map<String, Load> found = new HashMap<>();
    loads.stream()
        .reduce(Dataset::union)
        .ifPresent(
            all ->
                all.groupBy("table")
                    .agg(max("loaded_at"), max_by(col("source_checksum"), col("loaded_at")))
                    .collectAsList()
                    .forEach(
                        row ->
                            found.put(row.getString(0), new Load(row.get(1), row.getString(2)))));
    Map<LandingTable, Load> newest = new HashMap<>();
    bronze.keySet().stream()
        .filter(table -> found.containsKey(table.name()))
        .forEach(table -> newest.put(table, found.get(table.name())));
    return new BronzeLoads(bronze, newest);
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
