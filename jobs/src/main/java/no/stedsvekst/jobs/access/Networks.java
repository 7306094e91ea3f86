package no.stedsvekst.jobs.access;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import no.stedsvekst.access.Reach;
import no.stedsvekst.jobs.land.ReachTables;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * Roads as they might be: the pairs of areas between which it takes another time than now.
 *
 * @param changes network, from_area, to_area, minutes, replaces: whether the time stands instead of
 *     that of base, or counts only where it is shorter
 */
record Networks(Dataset<Row> changes) {
  private static final String[] PAIR = {"network", "from_area", "to_area"};

  /** The pairs of today that count at all. */
  static Dataset<Row> base(Dataset<Row> times) {
    return times
        .filter(col("network").equalTo(ReachTables.BASE))
        .filter(col("minutes").leq(Reach.LIMIT).or(col("from_area").equalTo(col("to_area"))))
        .select("from_area", "to_area", "minutes");
  }

  /**
   * Landed networks and links.
   *
   * @param times landed
   * @param reach of the base: areas whose own time is not among the pairs
   */
  static Networks of(Dataset<Row> times, List<Link> links, Dataset<Row> reach) {
    Dataset<Row> landed =
        times
            .filter(col("network").notEqual(ReachTables.BASE))
            .select(
                col("network"),
                col("from_area"),
                col("to_area"),
                col("minutes"),
                lit(true).as("replaces"));
    if (links.isEmpty()) {
      return new Networks(landed);
    }
    Dataset<Row> ways =
        base(times)
            .union(
                reach
                    .filter(col("has_own").unary_$bang())
                    .select(col("area"), col("area"), lit(Reach.OWN_MINUTES)));
    Dataset<Row> directed = directed(times, links);
    Dataset<Row> towards =
        ways.join(broadcast(directed), col("to_area").equalTo(col("near")))
            .select(
                col("network"),
                col("near"),
                col("far"),
                col("along"),
                col("from_area"),
                col("minutes").as("to_near"));
    Dataset<Row> onwards =
        ways.join(broadcast(directed), col("from_area").equalTo(col("far")))
            .select(
                col("network"),
                col("near"),
                col("far"),
                col("to_area"),
                col("minutes").as("from_far"));
    Dataset<Row> overLink =
        towards
            .join(onwards, new String[] {"network", "near", "far"})
            .withColumn(
                "minutes",
                call_function("minutes_over_link", col("to_near"), col("along"), col("from_far")))
            .filter(col("minutes").leq(Reach.LIMIT).and(col("from_area").notEqual(col("to_area"))))
            .select(
                col("network"),
                col("from_area"),
                col("to_area"),
                col("minutes"),
                lit(false).as("replaces"));
    return new Networks(landed.union(overLink));
  }

  /** All pairs of those who set out from where something changes. */
  Dataset<Row> pairs(Dataset<Row> base) {
    Dataset<Row> affected = changes.select("network", "from_area").distinct();
    Dataset<Row> before =
        base.join(broadcast(affected), new String[] {"from_area"})
            .select(
                col("network"),
                col("from_area"),
                col("to_area"),
                col("minutes"),
                lit(false).as("replaces"));
    return before
        .union(changes)
        .groupBy(col(PAIR[0]), col(PAIR[1]), col(PAIR[2]))
        .agg(coalesce(max(when(col("replaces"), col("minutes"))), min("minutes")).as("minutes"));
  }

  /** A link can be driven both ways. */
  private static Dataset<Row> directed(Dataset<Row> times, List<Link> links) {
    List<Row> rows = new ArrayList<>();
    for (Link link : links) {
      rows.add(RowFactory.create(link.network(), link.from(), link.to(), link.minutes()));
      rows.add(RowFactory.create(link.network(), link.to(), link.from(), link.minutes()));
    }
    return times
        .sparkSession()
        .createDataFrame(
            rows, StructType.fromDDL("network string, near string, far string, along double"));
  }
}
