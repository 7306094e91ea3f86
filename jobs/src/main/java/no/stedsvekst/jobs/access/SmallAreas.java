package no.stedsvekst.jobs.access;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import no.stedsvekst.access.DecayGrid;
import no.stedsvekst.access.Reach;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The small areas of a year, and what can be reached from each.
 *
 * @param homes area, municipality, population: a row for each part where a municipality was split
 * @param jobs area, jobs
 */
record SmallAreas(Dataset<Row> homes, Dataset<Row> jobs) {
  /** The column with the sum of a decay. */
  private static final String SUM = "sum_";

  /** Of the rows of a year. */
  static SmallAreas of(Dataset<Row> rows) {
    return new SmallAreas(
        rows.select("area", "municipality", "population"),
        rows.groupBy("area").agg(sum("jobs").as("jobs")));
  }

  /**
   * Sums of jobs within reach, one a decay: all decays in one aggregate over the pairs.
   *
   * @param pairs from_area, to_area, minutes
   * @return area, reach; and whether its own time was among the pairs, and how many of the pairs
   *     lead to areas that are none
   */
  Dataset<Row> jobsWithinReach(Dataset<Row> pairs, List<Double> betas, String... by) {
    List<Column> sums = new ArrayList<>();
    for (int beta = 0; beta < betas.size(); beta++) {
      sums.add(sum(col("jobs").multiply(decay(betas.get(beta), col("minutes")))).as(SUM + beta));
    }
    sums.add(max(col("from_area").equalTo(col("to_area"))).as("has_own"));
    sums.add(count_if(col("jobs").isNull()).as("unknown"));
    Column[] keys = keys(by);
    Dataset<Row> sent =
        pairs
            .join(
                broadcast(jobs.withColumnRenamed("area", "to_area")),
                new String[] {"to_area"},
                "left")
            .groupBy(keys)
            .agg(sums.get(0), sums.subList(1, sums.size()).toArray(Column[]::new));
    Column own = when(coalesce(col("has_own"), lit(false)).unary_$bang(), col("jobs"));
    List<Column> withOwn = new ArrayList<>();
    for (int beta = 0; beta < betas.size(); beta++) {
      withOwn.add(
          coalesce(col(SUM + beta), lit(0.0))
              .plus(
                  coalesce(
                      own.multiply(decay(betas.get(beta), lit(Reach.OWN_MINUTES))), lit(0.0))));
    }
    String join = by.length == 0 ? "left" : "inner";
    List<Column> columns = new ArrayList<>();
    for (String name : by) {
      columns.add(col(name));
    }
    columns.add(col("area"));
    columns.add(array(withOwn.toArray(Column[]::new)).as("reach"));
    columns.add(coalesce(col("has_own"), lit(false)).as("has_own"));
    columns.add(coalesce(col("unknown"), lit(0L)).as("unknown"));
    return jobs.join(sent.withColumnRenamed("from_area", "area"), new String[] {"area"}, join)
        .select(columns.toArray(Column[]::new));
  }

  /**
   * Sums of the nearest of each kind of service. The nearest is the same whatever the decay, so the
   * pairs are looked at once.
   *
   * @param services function, area, weight
   * @param reach of {@link #jobsWithinReach} for the same pairs: whose own time is not among them
   */
  static Dataset<Row> servicesWithinReach(
      Dataset<Row> pairs,
      Dataset<Row> services,
      Dataset<Row> reach,
      List<Double> betas,
      String... by) {
    Dataset<Row> points = services.select("function", "area", "weight");
    List<Column> own = new ArrayList<>();
    List<Column> named = new ArrayList<>();
    for (String name : by) {
      own.add(col(name));
      named.add(col(name));
    }
    for (String name : List.of("from_area", "function", "weight", "minutes")) {
      named.add(col(name));
    }
    own.add(col("area").as("from_area"));
    own.add(col("function"));
    own.add(col("weight"));
    own.add(lit(Reach.OWN_MINUTES).as("minutes"));
    Dataset<Row> reached =
        pairs
            .join(broadcast(points.withColumnRenamed("area", "to_area")), new String[] {"to_area"})
            .select(named.toArray(Column[]::new))
            .union(
                reach
                    .filter(col("has_own").unary_$bang())
                    .join(broadcast(points), new String[] {"area"})
                    .select(own.toArray(Column[]::new)));
    List<Column> keys = new ArrayList<>(List.of(keys(by)));
    keys.add(col("function"));
    Dataset<Row> nearest =
        reached
            .groupBy(keys.toArray(Column[]::new))
            .agg(min("minutes").as("minutes"), max("weight").as("weight"));
    List<Column> sums = new ArrayList<>();
    for (double beta : betas) {
      sums.add(sum(col("weight").multiply(decay(beta, col("minutes")))));
    }
    return nearest
        .groupBy(keys(by))
        .agg(array(sums.toArray(Column[]::new)).as("reach"))
        .withColumnRenamed("from_area", "area");
  }

  /** All decays that are tried. */
  static List<Double> allDecays() {
    return DecayGrid.BETAS;
  }

  private static Column decay(double beta, Column minutes) {
    return call_function("reach_decay", lit(beta), minutes);
  }

  private static Column[] keys(String... by) {
    List<Column> keys = new ArrayList<>();
    for (String name : by) {
      keys.add(col(name));
    }
    keys.add(col("from_area"));
    return keys.toArray(Column[]::new);
  }
}
