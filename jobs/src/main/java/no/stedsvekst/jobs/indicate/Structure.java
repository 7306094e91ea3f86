package no.stedsvekst.jobs.indicate;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import no.stedsvekst.jobs.panel.Levels;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/** B1. Jobs by groups of industries. */
final class Structure {
  private static final String[] GROUP = {"level", "unit", "scheme", "base", "group_code"};
  private static final String[] GROUP_YEAR = {
    "level", "unit", "year", "scheme", "base", "group_code"
  };
  private static final String[] UNIT_YEAR = {"level", "unit", "year", "scheme", "base"};

  private Structure() {}

  /**
   * A row a level, unit, year, scheme, base and group that the unit has had.
   *
   * @param industries level, unit, year, industry, jobs
   * @param sectors industry, is_private
   * @param schemes as {@link Schemes#table} has them
   */
  static Dataset<Row> of(Dataset<Row> industries, Dataset<Row> sectors, Dataset<Row> schemes) {
    Dataset<Row> grouped =
        industries
            .join(broadcast(sectors), "industry")
            .crossJoin(broadcast(schemes.select("scheme").distinct()))
            .join(
                broadcast(
                    schemes
                        .withColumnRenamed("scheme", "of")
                        .withColumnRenamed("industry", "member")),
                isMember(),
                "left")
            .select(
                col("level"),
                col("unit"),
                col("year"),
                col("scheme"),
                coalesce(col("group_code"), lit(Schemes.UNMAPPED)).as("group_code"),
                col("jobs"),
                explode(
                        when(col("is_private"), array(lit("all"), lit("private")))
                            .otherwise(array(lit("all"))))
                    .as("base"))
            .groupBy("level", "unit", "year", "scheme", "base", "group_code")
            .agg(sum("jobs").as("jobs"));
    Dataset<Row> totals =
        grouped.groupBy("level", "unit", "year", "scheme", "base").agg(sum("jobs").as("all"));
    // A group that is gone has lost its jobs: its row stays, with none.
    Dataset<Row> every =
        totals
            .join(
                grouped.select("level", "unit", "scheme", "base", "group_code").distinct(),
                new String[] {"level", "unit", "scheme", "base"})
            .join(grouped, GROUP_YEAR, "left")
            .withColumn("jobs", coalesce(col("jobs"), lit(0.0)))
            .withColumn("jobs_before", before("jobs"))
            .withColumn("all_before", before("all"))
            .withColumn("share", call_function("scaled_ratio", col("jobs"), col("all"), lit(1.0)))
            .withColumn("growth", call_function("growth", col("jobs"), col("jobs_before")));
    Dataset<Row> nation =
        every
            .filter(col("level").equalTo(Levels.COUNTRY))
            .select(
                col("year"),
                col("scheme"),
                col("base"),
                col("group_code"),
                col("share").as("national_share"),
                col("growth").as("national_growth"));
    return every
        .join(broadcast(nation), new String[] {"year", "scheme", "base", "group_code"}, "left")
        .withColumn(
            "location_quotient",
            call_function("location_quotient", col("share"), col("national_share")))
        .withColumn("relative_growth", col("growth").minus(col("national_growth")))
        .withColumn(
            "contribution",
            call_function(
                "scaled_ratio", col("jobs").minus(col("jobs_before")), col("all_before"), lit(1.0)))
        .drop("all", "all_before", "jobs_before", "national_share", "national_growth");
  }

  private static Column isMember() {
    return col("of")
        .equalTo(col("scheme"))
        .and(col("industry").equalTo(col("member")))
        .and(col("year").geq(col("from")))
        .and(col("year").lt(col("until")));
  }

  private static Column before(String column) {
    WindowSpec years =
        Window.partitionBy(GROUP[0], GROUP[1], GROUP[2], GROUP[3], GROUP[4]).orderBy("year");
    return when(
        lag("year", 1).over(years).equalTo(col("year").minus(1)), lag(column, 1).over(years));
  }

  /** What the jobs of a base add up to is its whole: the sum of shares of each unit and year. */
  static Dataset<Row> sums(Dataset<Row> rows) {
    return rows.groupBy(UNIT_YEAR[0], UNIT_YEAR[1], UNIT_YEAR[2], UNIT_YEAR[3], UNIT_YEAR[4])
        .agg(sum("share").as("shares"));
  }
}
