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

import no.stedsvekst.jobs.conform.Levels;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/** B1. Jobs by groups of industries. */
final class Structure {
  private static final Column[] UNIT = {col("level"), col("unit"), col("scheme"), col("base")};
  private static final Column[] GROUP = {
    col("level"), col("unit"), col("scheme"), col("base"), col("group_code")
  };
  private static final String[] GROUP_YEAR = {
    "level", "unit", "year", "scheme", "base", "group_code"
  };

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
            // What no list of industries knows is in no group and of no sector.
            .join(broadcast(sectors), new String[] {"industry"}, "left")
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
        grouped
            .groupBy("level", "unit", "year", "scheme", "base")
            .agg(sum("jobs").as("all"))
            .withColumn("all_before", before("all", UNIT));
    // A group that is gone has lost its jobs: its row stays, with none.
    Dataset<Row> every =
        totals
            .join(
                grouped.select("level", "unit", "scheme", "base", "group_code").distinct(),
                new String[] {"level", "unit", "scheme", "base"})
            .join(grouped, GROUP_YEAR, "left")
            .withColumn("jobs", coalesce(col("jobs"), lit(0.0)))
            .withColumn("jobs_before", before("jobs", GROUP))
            .withColumn("share", call_function("scaled_ratio", col("jobs"), col("all"), lit(1.0)));
    Dataset<Row> grown =
        comparable(every, totals)
            .withColumn("growth", call_function("growth", col("jobs_now"), col("jobs_before")));
    Dataset<Row> nation =
        grown
            .filter(col("level").equalTo(Levels.COUNTRY))
            .select(
                col("year"),
                col("scheme"),
                col("base"),
                col("group_code"),
                col("share").as("national_share"),
                col("growth").as("national_growth"));
    return grown
        .join(broadcast(nation), new String[] {"year", "scheme", "base", "group_code"}, "left")
        .withColumn(
            "location_quotient",
            call_function("location_quotient", col("share"), col("national_share")))
        .withColumn("relative_growth", col("growth").minus(col("national_growth")))
        .withColumn(
            "contribution",
            call_function(
                "scaled_ratio",
                col("jobs_now").minus(col("jobs_before")),
                col("all_before"),
                lit(1.0)))
        .drop("all", "all_before", "jobs_now", "jobs_before", "national_share", "national_growth");
  }

  /**
   * With the jobs that are held against those of the year before: all of them, but in the nation
   * those of municipalities that have both years.
   */
  private static Dataset<Row> comparable(Dataset<Row> every, Dataset<Row> totals) {
    Column isOfNation = col("level").equalTo(Levels.COUNTRY);
    Column isOfPlace = col("level").equalTo(Levels.MUNICIPALITY);
    Dataset<Row> jobs =
        every
            .filter(isOfPlace.and(col("jobs_before").isNotNull()))
            .groupBy("year", "scheme", "base", "group_code")
            .agg(sum("jobs").as("jobs_of_both"), sum("jobs_before").as("before_of_both"));
    Dataset<Row> all =
        totals
            .filter(isOfPlace.and(col("all_before").isNotNull()))
            .groupBy("year", "scheme", "base")
            .agg(sum("all_before").as("all_of_both"));
    return every
        .join(broadcast(jobs), new String[] {"year", "scheme", "base", "group_code"}, "left")
        .join(broadcast(all), new String[] {"year", "scheme", "base"}, "left")
        .withColumn("jobs_now", when(isOfNation, col("jobs_of_both")).otherwise(col("jobs")))
        .withColumn(
            "jobs_before", when(isOfNation, col("before_of_both")).otherwise(col("jobs_before")))
        .withColumn("all_before", when(isOfNation, col("all_of_both")).otherwise(col("all_before")))
        .drop("jobs_of_both", "before_of_both", "all_of_both");
  }

  private static Column isMember() {
    return col("of")
        .equalTo(col("scheme"))
        .and(col("industry").equalTo(col("member")))
        .and(col("year").geq(col("from")))
        .and(col("year").lt(col("until")));
  }

  private static Column before(String column, Column[] of) {
    WindowSpec years = Window.partitionBy(of).orderBy("year");
    return when(
        lag("year", 1).over(years).equalTo(col("year").minus(1)), lag(column, 1).over(years));
  }
}
