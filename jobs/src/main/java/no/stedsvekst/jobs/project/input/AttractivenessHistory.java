package no.stedsvekst.jobs.project.input;

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

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.stedsvekst.attractiveness.BySize;
import no.stedsvekst.jobs.engine.Materialized;
import no.stedsvekst.jobs.project.scenario.PastAttractiveness;
import no.stedsvekst.scenario.SharedLevels;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How attractive places have been year by year, residential or business, and what of it is likely
 * to last: as much as the last ten years followed from those before.
 */
public final class AttractivenessHistory implements PastAttractiveness, AutoCloseable {
  static final int DECADE = 10;
  static final int FEWEST_BEFORE = 5;

  /** Attractiveness with what the growth of jobs has brought. */
  static final Column WHOLE = col("rate").plus(col("brought"));

  private final Materialized kept = new Materialized();
  private final Map<Double, Double> percentiles = new HashMap<>();
  private final Dataset<Row> rates;
  private final Dataset<Row> means;
  private final int first;
  private final int years;
  private final double lasting;

  /**
   * Of the years that are known.
   *
   * @param rates of places: unit, year, rate, brought by the growth of jobs; none later than the
   *     jump-off
   * @param places whose they are: code
   * @param fallback what lasts where there are too few years to tell
   * @param shares of places whose percentiles will be asked for
   */
  public AttractivenessHistory(
      Dataset<Row> rates, Dataset<Row> places, double fallback, List<Double> shares) {
    this.rates = kept.keep(rates.filter(col("rate").isNotNull()));
    Row span = this.rates.agg(min("year"), max("year")).head();
    first = span.isNullAt(0) ? 0 : span.getInt(0);
    int last = span.isNullAt(0) ? 0 : span.getInt(1);
    years = span.isNullAt(0) ? 0 : last - first + 1;
    means = kept.keep(means(places, last - DECADE));
    lasting = lasting(fallback, shares);
  }

  private Dataset<Row> means(Dataset<Row> places, int decade) {
    Column isBefore = col("year").leq(decade).and(col("year").gt(decade - DECADE));
    return places
        .select(col("code").as("unit"))
        .join(
            rates
                .groupBy("unit")
                .agg(
                    avg(when(col("year").gt(decade), col("rate"))).as("lately"),
                    avg(when(isBefore, col("rate"))).as("before"),
                    count(when(col("year").leq(decade), 1)).as("years_before"),
                    avg("rate").as("always"),
                    avg(WHOLE).as("whole")),
            "unit",
            "left")
        .withColumn("mean", coalesce(col("lately"), lit(0.0)));
  }

  /** In one query with the percentiles, of which every scenario of high or low wants one. */
  private double lasting(double fallback, List<Double> shares) {
    Column isKnown = col("years_before").geq(FEWEST_BEFORE);
    Column[] wanted =
        shares.stream().map(AttractivenessHistory::percentileOf).toArray(Column[]::new);
    Row found =
        means.agg(corr(when(isKnown, col("lately")), when(isKnown, col("before"))), wanted).head();
    for (int index = 0; index < shares.size(); index++) {
      percentiles.put(shares.get(index), found.getDouble(index + 1));
    }
    return years < DECADE + FEWEST_BEFORE || found.isNullAt(0)
        ? fallback
        : Math.max(0, found.getDouble(0));
  }

  private static Column percentileOf(double share) {
    return expr("percentile(mean, " + share + ")");
  }

  /** Those that are known: unit, year, rate, brought. */
  public Dataset<Row> rates() {
    return rates;
  }

  /** The first year that is known. */
  public int first() {
    return first;
  }

  /** How many years are known, from the first to the last. */
  public int years() {
    return years;
  }

  /** The mean of the last ten years: unit, mean. */
  public Dataset<Row> means() {
    return means.select("unit", "mean");
  }

  /**
   * Each year's rate less the place's mean of all years: unit, index from 0, residual, and swing,
   * the same with what the growth of jobs has brought.
   */
  public Dataset<Row> swings() {
    return rates
        .join(broadcast(means.select("unit", "always", "whole")), "unit")
        .select(
            col("unit"),
            col("year").minus(first).as("index"),
            col("rate").minus(col("always")).as("residual"),
            WHOLE.minus(col("whole")).as("swing"));
  }

  /**
   * How far the places' attractiveness of the coming years may lie from what lasts of the last ten,
   * beyond the swings of the years: as far as it has lain before.
   *
   * @param people unit, year and size
   * @return none where too little is known to tell
   */
  public BySize uncertainty(Dataset<Row> people) {
    return new LevelUncertainty(rates, first, years, lasting).over(people);
  }

  /**
   * How much of that places have in common with those around them.
   *
   * @param people unit, year and size
   * @param variance of a place's level
   * @param groups code, region, county
   */
  public SharedLevels shared(Dataset<Row> people, BySize variance, Dataset<Row> groups) {
    return new LevelUncertainty(rates, first, years, lasting).shared(people, variance, groups);
  }

  @Override
  public double lasting() {
    return lasting;
  }

  @Override
  public double percentile(double share) {
    return percentiles.computeIfAbsent(
        share, of -> means.agg(percentileOf(of)).head().getDouble(0));
  }

  @Override
  public void close() {
    kept.close();
  }
}
