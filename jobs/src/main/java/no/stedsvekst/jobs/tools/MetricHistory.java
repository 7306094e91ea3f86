package no.stedsvekst.jobs.tools;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lag;

import java.util.List;
import no.stedsvekst.jobs.engine.Listing;
import no.stedsvekst.jobs.engine.OpsTables;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.refusal.Refusals;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;

/** What a number of the ledger was in each run, and how it has changed. */
final class MetricHistory {
  private MetricHistory() {}

  /** The last values of a metric in each table, the newest first. */
  static Listing of(SparkSession spark, Lake lake, String metric, int last) {
    List<Row> rows =
        lake.has(OpsTables.METRIC)
            ? lake.read(spark, OpsTables.METRIC)
                .filter(col("metric").equalTo(metric))
                .join(lake.read(spark, OpsTables.RUN).select("run_id", "started_at"), "run_id")
                .withColumn(
                    "before",
                    lag("value", 1).over(Window.partitionBy("table").orderBy("started_at")))
                .orderBy(col("started_at").desc(), col("table"))
                .limit(last)
                .select("run_id", "table", "value", "before")
                .collectAsList()
            : List.of();
    if (rows.isEmpty()) {
      throw Refusals.noMetric(metric, lake.location());
    }
    Listing listing = new Listing("run_id", "table", metric, "change");
    for (Row row : rows) {
      Double change = row.isNullAt(3) ? null : row.getDouble(2) - row.getDouble(3);
      listing.add(row.get(0), row.get(1), row.get(2), change);
    }
    return listing;
  }
}
