package no.stedsvekst.jobs.panel;

import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

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
            call_function("growth", sum("jobs", "jobs_before"), sum("jobs_before", "jobs"))
                .as("national_growth"),
            call_function(
                    "net_migration_rate",
                    sum("net_migration", "population"),
                    sum("population", "net_migration"))
                .as("national_rate"),
            // The nation's own is what others are held against: it is beyond nothing.
            call_function(
                    "employment_supply",
                    sum("supply", "denominator"),
                    sum("denominator", "supply"),
                    lit(0.0))
                .as("national_supply"));
  }

  /** The sum over the municipalities that have the other number too. */
  private static Column sum(String measure, String other) {
    return functions.sum(when(col(other).isNotNull(), col(measure)));
  }
}
