package no.stedsvekst.jobs.panel;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.try_divide;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What each year's numbers are relative to: the sum over the municipalities that have them. */
final class Nation {
  private Nation() {}

  /** A row a year: growth of jobs, and the net migration rate. */
  static Dataset<Row> of(Dataset<Row> municipalities) {
    Column hasGrowth = col("jobs").isNotNull().and(col("jobs_before").isNotNull());
    Column hasRate = col("net_migration").isNotNull().and(col("population").isNotNull());
    return municipalities
        .withColumn("jobs_before", UnitYears.before("jobs", 1))
        .groupBy("year")
        .agg(
            try_divide(sum(when(hasGrowth, col("jobs"))), sum(when(hasGrowth, col("jobs_before"))))
                .minus(1)
                .as("national_growth"),
            try_divide(
                    sum(when(hasRate, col("net_migration"))), sum(when(hasRate, col("population"))))
                .as("national_rate"));
  }
}
