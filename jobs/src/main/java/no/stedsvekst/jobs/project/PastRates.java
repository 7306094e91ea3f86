package no.stedsvekst.jobs.project;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.corr;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How attractive places have been year by year, residential or business, and what of it is likely
 * to last: as much as the last ten years followed from those before.
 */
final class PastRates implements PastAttractiveness {
  private static final int DECADE = 10;
  private static final int FEWEST_BEFORE = 5;

  private final Dataset<Row> rates;
  private final Dataset<Row> means;
  private final int first;
  private final int years;
  private final double fallback;
  private Double lasting;

  /**
   * Of the years that are known.
   *
   * @param rates of places: unit, year, rate; none later than the jump-off
   * @param places whose they are: code
   * @param fallback what lasts where there are too few years to tell
   */
  PastRates(Dataset<Row> rates, Dataset<Row> places, double fallback) {
    this.rates = rates.filter(col("rate").isNotNull());
    this.fallback = fallback;
    Row span = this.rates.agg(min("year"), max("year")).head();
    first = span.isNullAt(0) ? 0 : span.getInt(0);
    int last = span.isNullAt(0) ? 0 : span.getInt(1);
    years = span.isNullAt(0) ? 0 : last - first + 1;
    int decade = last - DECADE;
    means =
        places
            .select(col("code").as("unit"))
            .join(
                this.rates
                    .groupBy("unit")
                    .agg(
                        avg(when(col("year").gt(decade), col("rate"))).as("lately"),
                        avg(when(
                                col("year").leq(decade).and(col("year").gt(decade - DECADE)),
                                col("rate")))
                            .as("before"),
                        count(when(col("year").leq(decade), 1)).as("years_before"),
                        avg("rate").as("always")),
                "unit",
                "left")
            .withColumn("mean", coalesce(col("lately"), lit(0.0)));
  }

  /** Those that are known: unit, year, rate. */
  Dataset<Row> rates() {
    return rates;
  }

  /** How many years are known, from the first to the last. */
  int years() {
    return years;
  }

  /** The mean of the last ten years: unit, mean. */
  Dataset<Row> means() {
    return means.select("unit", "mean");
  }

  /** Each year's rate less the place's mean of all years: unit, index from 0, residual. */
  Dataset<Row> residuals() {
    return rates
        .join(broadcast(means.select("unit", "always")), "unit")
        .select(
            col("unit"),
            col("year").minus(first).as("index"),
            col("rate").minus(col("always")).as("residual"));
  }

  /** Whether what lasts is told by the data. */
  boolean isTold() {
    return years >= DECADE + FEWEST_BEFORE && !correlation().isNullAt(0);
  }

  private Row correlation() {
    return means
        .filter(col("years_before").geq(FEWEST_BEFORE))
        .agg(corr("lately", "before"))
        .head();
  }

  @Override
  public double lasting() {
    if (lasting == null) {
      lasting = isTold() ? Math.max(0, correlation().getDouble(0)) : fallback;
    }
    return lasting;
  }

  @Override
  public double percentile(double share) {
    return means.agg(expr("percentile(mean, " + share + ")")).head().getDouble(0);
  }
}
