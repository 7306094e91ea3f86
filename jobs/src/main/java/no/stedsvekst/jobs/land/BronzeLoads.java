package no.stedsvekst.jobs.land;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The loads of a bronze table, of which the newest is the one in use. */
public final class BronzeLoads {
  private BronzeLoads() {}

  /** The rows of the newest load, typed. */
  public static Dataset<Row> newest(LandingTable table, Dataset<Row> bronze) {
    Object loadedAt = bronze.agg(max("loaded_at")).head().get(0);
    return LandedCells.typed(table, bronze.filter(col("loaded_at").equalTo(lit(loadedAt))));
  }

  /** The checksum of what the newest load brought; null where there is none. */
  static String checksum(Dataset<Row> bronze) {
    return bronze.agg(max_by(col("source_checksum"), col("loaded_at"))).head().getString(0);
  }
}
