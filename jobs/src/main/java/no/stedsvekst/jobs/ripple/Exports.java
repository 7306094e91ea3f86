package no.stedsvekst.jobs.ripple;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import no.stedsvekst.jobs.land.TradeTables;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Export and changes of it, by where it comes from: shock, municipality, year, exporter, value. */
public final class Exports {
  private static final Column IS_NATION = col("municipality").equalTo(TradeTables.NATION);

  private Exports() {}

  /** Export of all markets: what is told as the total, or what the markets add up to. */
  public static Dataset<Row> landed(Dataset<Row> rows) {
    Column total = max(when(col("market").equalTo(TradeTables.ALL_MARKETS), col("value")));
    return rows.groupBy("municipality", "year", "industry")
        .agg(coalesce(total, sum("value")).as("value"))
        .select(
            lit(RippleTables.NO_SHOCK).as("shock"),
            col("municipality"),
            col("year"),
            col("industry").as("exporter"),
            col("value"));
  }

  /** Changes of export. */
  static Dataset<Row> shocks(Dataset<Row> rows) {
    return rows.select(
        col("shock"),
        col("municipality"),
        col("year"),
        col("industry").as("exporter"),
        col("change").as("value"));
  }

  /**
   * With the nation's export spread by jobs in years of which nothing else is known.
   *
   * @param exports with jobs_year
   */
  static Dataset<Row> spread(Dataset<Row> exports, JobsAtWork jobs) {
    Dataset<Row> ofPlaces = exports.filter(IS_NATION.unary_$bang());
    Dataset<Row> ofNation =
        exports
            .filter(IS_NATION)
            .drop("municipality")
            .join(
                ofPlaces
                    .filter(col("shock").equalTo(RippleTables.NO_SHOCK))
                    .select("year")
                    .distinct(),
                new String[] {"year"},
                "left_anti");
    Dataset<Row> keys =
        jobs.places()
            .select(
                col("jobs_year"),
                col("municipality"),
                col("supplier").as("exporter"),
                col("jobs").divide(col("in_nation")).as("share"));
    Dataset<Row> imputed =
        keys.join(broadcast(ofNation), new String[] {"jobs_year", "exporter"})
            .withColumn("value", col("value").multiply(col("share")))
            .drop("share")
            .withColumn("imputed", lit(true));
    return ofPlaces.withColumn("imputed", lit(false)).unionByName(imputed);
  }
}
