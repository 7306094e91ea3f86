package no.stedsvekst.jobs.panel;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.try_divide;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What each year's numbers are relative to: the sum over the municipalities that have them. */
final class NationalBaseline {
  private NationalBaseline() {}

  /**
   * A row a year: growth of jobs, the net migration rate, and the employment supply.
   *
   * @param denominator what the supply is a share of: jobs or employed
   */
  static Dataset<Row> of(Dataset<Row> municipalities, String denominator) {
    return municipalities
        .withColumn("jobs_before", UnitYears.before("jobs", 1))
        .withColumn("denominator", UnitYears.before(denominator, 1))
        .groupBy("year")
        .agg(
            ratio("jobs", "jobs_before").minus(1).as("national_growth"),
            ratio("net_migration", "population").as("national_rate"),
            ratio("supply", "denominator").as("national_supply"));
  }

  /** Over the municipalities that have both. */
  private static Column ratio(String above, String below) {
    Column hasBoth = col(above).isNotNull().and(col(below).isNotNull());
    return try_divide(sum(when(hasBoth, col(above))), sum(when(hasBoth, col(below))));
  }
}
