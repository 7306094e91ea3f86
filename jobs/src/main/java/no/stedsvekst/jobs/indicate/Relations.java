package no.stedsvekst.jobs.indicate;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import no.stedsvekst.jobs.conform.Levels;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * B6, B7, B10. Regional industries on basic ones, and attractiveness on what may go with it:
 * straight lines through units.
 */
final class Relations {
  private static final String[] UNIT_YEAR = {"level", "unit", "year"};
  private static final Column IS_OF_PLACES = col("level").isin(Levels.MUNICIPALITY, Levels.REGION);

  private Relations() {}

  /**
   * Growth of jobs of regional industries on that of basic ones, both beyond the nation's and means
   * over the years that have both: what basic industries would carry with them. The subset is the
   * scheme.
   *
   * @param structure as {@link Structure} makes it
   */
  static Dataset<Row> basisRegional(Dataset<Row> structure) {
    Dataset<Row> both =
        structure
            .filter(IS_OF_PLACES.and(expr("base = 'all' and group_code in ('basis', 'regional')")))
            .groupBy("level", "unit", "year", "scheme")
            .agg(of("basis"), of("regional"))
            .filter("basis is not null and regional is not null")
            .withColumnRenamed("scheme", "subset");
    return lines(means(both, "basis", "regional"), "basis_regional");
  }

  private static Column of(String group) {
    return max(when(col("group_code").equalTo(group), col("relative_growth"))).as(group);
  }

  /**
   * Business attractiveness on the rate of moves, both means over the years of moves.
   *
   * @param yearly moves of units by year, industry and paper
   * @param years of which moves are known: year
   * @param attractiveness of gold, of the preset
   */
  static Dataset<Row> relocation(
      Dataset<Row> yearly, Dataset<Row> years, Dataset<Row> attractiveness) {
    Dataset<Row> rates =
        yearly
            .filter("industry = 'all'")
            .groupBy("level", "unit", "year")
            .agg(sum("rate").as("rate"));
    Dataset<Row> both =
        annual(attractiveness, "business_attractiveness_rate")
            .join(years, "year")
            .join(rates, UNIT_YEAR, "left")
            .withColumn("rate", coalesce(col("rate"), lit(0.0)))
            .withColumn("subset", lit("all"));
    return lines(means(both, "rate", "business_attractiveness_rate"), "relocation");
  }

  /**
   * Attractiveness on dwellings, both means over the years that have both.
   *
   * @param housing level, unit, year, value
   * @param attractiveness of gold, of the preset
   * @param panel of the preset: level, unit, year, population, net_migration_rate
   */
  static Dataset<Row> housing(
      Dataset<Row> housing, Dataset<Row> attractiveness, Dataset<Row> panel) {
    Dataset<Row> nation =
        panel
            .filter(col("level").equalTo(Levels.COUNTRY))
            .select(col("year"), col("net_migration_rate").as("national"));
    Dataset<Row> both =
        annual(attractiveness, "attractiveness_rate", "expected")
            .join(housing.filter("value is not null").withColumnRenamed("value", "rate"), UNIT_YEAR)
            .join(panel.select("level", "unit", "year", "population"), UNIT_YEAR)
            .join(nation, "year")
            .withColumn("ahead", col("expected").divide(col("population")).minus(col("national")))
            .withColumn("subset", lit("all"));
    Dataset<Row> means =
        means(both, "rate", "attractiveness_rate", "ahead")
            .withColumn(
                "subset",
                explode(
                    when(col("ahead").gt(0), array(lit("all"), lit("high_expected")))
                        .otherwise(array(lit("all")))));
    return lines(means, "housing");
  }

  private static Dataset<Row> annual(Dataset<Row> attractiveness, String... columns) {
    Dataset<Row> rows =
        attractiveness
            .filter(col("period").rlike("^\\d{4}$").and(IS_OF_PLACES))
            .withColumn("year", col("period").cast("int"));
    Column[] wanted = new Column[columns.length + 3];
    for (int index = 0; index < wanted.length; index++) {
      wanted[index] = col(index < 3 ? UNIT_YEAR[index] : columns[index - 3]);
    }
    return rows.select(wanted).filter(col(columns[0]).isNotNull());
  }

  /** Means over years, with the explaining number as x and the explained as y. */
  private static Dataset<Row> means(Dataset<Row> rows, String x, String y, String... besides) {
    Column ahead = besides.length > 0 ? avg(besides[0]) : lit(null).cast("double");
    return rows.groupBy("level", "unit", "subset")
        .agg(
            avg(x).as("x"),
            avg(y).as("y"),
            ahead.as("ahead"),
            min("year").as("first"),
            max("year").as("last"));
  }

  private static Dataset<Row> lines(Dataset<Row> means, String relation) {
    return means
        .filter("x is not null and y is not null")
        .groupBy("level", "subset")
        .agg(
            count(lit(1)).as("n"),
            concat(min("first"), lit("-"), max("last")).as("period"),
            expr("regr_intercept(y, x)").as("intercept"),
            expr("regr_slope(y, x)").as("slope"),
            expr("regr_r2(y, x)").as("r_squared"),
            expr("regr_sxx(y, x)").as("spread"),
            expr("regr_syy(y, x)").as("response"))
        .filter("n >= 3 and spread > 0")
        .withColumn("relation", lit(relation))
        .withColumn(
            "std_error",
            call_function(
                "slope_error",
                col("n").cast("double"),
                col("spread"),
                col("response"),
                col("r_squared")))
        .drop("spread", "response");
  }
}
