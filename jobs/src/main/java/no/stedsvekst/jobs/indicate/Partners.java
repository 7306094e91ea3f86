package no.stedsvekst.jobs.indicate;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.rank;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import no.stedsvekst.jobs.land.LandingTables;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/** B1. Whom a unit sends its workers to, and from whom it gets them. */
final class Partners {
  /** Municipalities that are in no group of a user's set. */
  private static final String ELSEWHERE = "elsewhere";

  private static final String[] UNIT_YEAR = {"level", "unit", "year"};

  private Partners() {}

  /**
   * A row a level, unit, year and partner.
   *
   * @param flows year, home, work, employed
   * @param members level, unit, code
   * @param facts with jobs and employed of units
   */
  static Dataset<Row> of(Dataset<Row> flows, Dataset<Row> members, Dataset<Row> facts) {
    Dataset<Row> homes = members.toDF("level", "from_unit", "home");
    Dataset<Row> works = members.toDF("level", "to_unit", "work");
    // Flows of a group are known where those of all its members are.
    Dataset<Row> known =
        LevelItems.years(flows.select(col("home").as("code"), col("year")), members)
            .withColumnRenamed("unit", "from_unit");
    Dataset<Row> between =
        flows
            .join(broadcast(homes), "home")
            .join(broadcast(known), new String[] {"level", "from_unit", "year"}, "left_semi")
            .join(broadcast(works), new String[] {"level", "work"}, "left")
            .withColumn(
                "to_unit",
                coalesce(
                    col("to_unit"),
                    when(col("work").equalTo(LandingTables.OUTSIDE), LandingTables.OUTSIDE)
                        .otherwise(ELSEWHERE)))
            .groupBy("level", "year", "from_unit", "to_unit")
            .agg(sum("employed").as("employed"))
            .filter("from_unit <> to_unit");
    Column isOfMap = not(col("partner").isin(LandingTables.OUTSIDE, ELSEWHERE));
    Dataset<Row> out =
        between.select(
            col("level"),
            col("from_unit").as("unit"),
            col("year"),
            col("to_unit").as("partner"),
            col("employed").as("out"),
            lit(0.0).as("in"));
    Dataset<Row> in =
        between
            .filter(not(col("to_unit").isin(LandingTables.OUTSIDE, ELSEWHERE)))
            .select(
                col("level"),
                col("to_unit").as("unit"),
                col("year"),
                col("from_unit").as("partner"),
                lit(0.0).as("out"),
                col("employed").as("in"));
    WindowSpec ofUnit = Window.partitionBy("level", "unit", "year").orderBy(col("order"));
    return out.union(in)
        .groupBy("level", "unit", "year", "partner")
        .agg(sum("out").as("out"), sum("in").as("all_in"))
        .withColumn("in", when(isOfMap, col("all_in")))
        .withColumn("net", col("out").minus(col("in")))
        .join(Facts.of(facts, Facts.EMPLOYED), UNIT_YEAR, "left")
        .join(Facts.of(facts, Facts.JOBS), UNIT_YEAR, "left")
        .withColumn(
            "share_of_employed",
            call_function("scaled_ratio", col("out"), col(Facts.EMPLOYED), lit(1.0)))
        .withColumn(
            "share_of_deficit",
            call_function("share_of_deficit", col("net"), col(Facts.EMPLOYED), col(Facts.JOBS)))
        .withColumn("order", when(isOfMap, col("out").unary_$minus()).otherwise(Double.MAX_VALUE))
        .withColumn("rank", when(isOfMap, rank().over(ofUnit)))
        .drop("all_in", "order", Facts.EMPLOYED, Facts.JOBS);
  }
}
