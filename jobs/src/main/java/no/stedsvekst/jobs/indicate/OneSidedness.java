package no.stedsvekst.jobs.indicate;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;

import no.stedsvekst.jobs.conform.Levels;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** B1. How one-sided the industries of units are: facts of levels. */
public final class OneSidedness {
  /** The Herfindahl-Hirschman index; no expression has names with such a sign. */
  public static final String HHI = "#hhi";

  /** Krugman's index. */
  public static final String KRUGMAN = "#krugman";

  private static final String[] UNIT_YEAR = {"level", "unit", "year"};

  private OneSidedness() {}

  /**
   * Both indices.
   *
   * @param industries level, unit, year, industry, jobs
   */
  static Dataset<Row> of(Dataset<Row> industries) {
    Dataset<Row> totals = industries.groupBy("level", "unit", "year").agg(sum("jobs").as("all"));
    Dataset<Row> shares =
        industries
            .join(totals.filter("all > 0"), UNIT_YEAR)
            .withColumn("share", col("jobs").divide(col("all")));
    Dataset<Row> nation =
        shares
            .filter(col("level").equalTo(Levels.COUNTRY))
            .select(col("year"), col("industry"), col("share").as("national"));
    // An industry that a unit does not have sets it apart too.
    Dataset<Row> each =
        totals
            .filter("all > 0")
            .join(nation, "year")
            .join(shares.drop("all"), new String[] {"level", "unit", "year", "industry"}, "left")
            .withColumn("jobs", coalesce(col("jobs"), lit(0.0)))
            .withColumn("share", coalesce(col("share"), lit(0.0)));
    return each.groupBy("level", "unit", "year")
        .agg(
            sum(call_function("concentration", col("jobs"), col("all"))).as("hhi"),
            sum(call_function("share_distance", col("share"), col("national"))).as("krugman"))
        .select(
            col("level"),
            col("unit"),
            col("year"),
            inline(
                array(
                    struct(lit(HHI).as("measure"), col("hhi").as("value")),
                    struct(lit(KRUGMAN).as("measure"), col("krugman").as("value")))));
  }
}
