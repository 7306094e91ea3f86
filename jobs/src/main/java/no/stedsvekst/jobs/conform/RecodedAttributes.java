package no.stedsvekst.jobs.conform;

import static no.stedsvekst.jobs.conform.CodeYears.AS_OF;
import static org.apache.spark.sql.functions.bool_or;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.try_divide;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import no.stedsvekst.jobs.lake.Findings;
import no.stedsvekst.jobs.lake.RowCheck;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What does not add up, in the codes of the vintage: groups and covariates. */
final class RecodedAttributes {
  private RecodedAttributes() {}

  /** Groups: a municipality of the vintage is in the group that its parts were in. */
  static Dataset<Row> groups(Dataset<Row> dated, Dataset<Row> moves) {
    return carried(dated, moves)
        .groupBy("group_set", "municipality")
        .agg(
            max("group_code").as("group_code"),
            max("group_name").as("group_name"),
            count_distinct(col("group_code")).as("groups"),
            bool_or(col("share").lt(1.0)).as(SilverTables.APPORTIONED));
  }

  /** Municipalities whose parts were in several groups of a set. */
  static Findings conflicts(Dataset<Row> groups) {
    return RowCheck.findings(
        groups,
        List.of(
            new RowCheck(
                "of a municipality whose parts are in several groups of a set",
                col("groups").gt(1),
                List.of("group_set", "municipality"))));
  }

  /**
   * Covariates: the mean over the residents of the parts; none where one is not known.
   *
   * @param residents code, as_of, population: in the codes of the year
   */
  static Dataset<Row> covariates(Dataset<Row> dated, Dataset<Row> moves, Dataset<Row> residents) {
    Column weight = col("population").multiply(col("share"));
    Dataset<Row> rows =
        carried(
            dated.join(
                residents.withColumnRenamed("code", "municipality"),
                new String[] {"municipality", AS_OF},
                "left"),
            moves);
    Column isWhole = count(weight).equalTo(count(lit(1)));
    return rows.groupBy("municipality", "year", "name")
        .agg(
            // A single one needs no weight.
            when(count(lit(1)).equalTo(1), max("value"))
                .when(isWhole, try_divide(sum(col("value").multiply(weight)), sum(weight)))
                .as("value"),
            bool_or(col("share").lt(1.0)).as(SilverTables.APPORTIONED))
        .filter(col("value").isNotNull());
  }

  private static Dataset<Row> carried(Dataset<Row> dated, Dataset<Row> moves) {
    Dataset<Row> places = moves.withColumnRenamed("code", "municipality");
    return dated
        .join(broadcast(places), new String[] {"municipality", AS_OF}, "left")
        .filter(coalesce(col("is_incomplete"), lit(false)).unary_$bang())
        .withColumn("municipality", coalesce(col("target"), col("municipality")))
        .withColumn("share", coalesce(col("weight"), lit(1.0)));
  }
}
