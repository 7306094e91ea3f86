package no.stedsvekst.jobs.attract;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.try_divide;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A5. Actual against expected, over periods, with how sure the difference is. */
final class Attractiveness {
  private static final String[] KEY = {"level", "unit", "period"};
  private static final String BUSINESS = "business_";
  private static final List<String> UNCERTAIN =
      List.of(
          "shrunken_rate",
          "shrunken_low",
          "shrunken_high",
          "rank",
          "rank_low",
          "rank_high",
          "p_top10",
          "is_small",
          "is_judged",
          "not_judged_reason");

  /** Components of net migration that a coefficient each makes, beside the growth of jobs. */
  private static final List<String> EXPECTED =
      List.of("centrality", "size", "labour_market_integration", "covariates", "demography");

  private Attractiveness() {}

  /**
   * A row a level, unit and period.
   *
   * @param people net migration and its components by year
   * @param jobs private jobs and their components by year
   * @param brought what jobs beyond expectation bring in people, a rate by year
   */
  static Dataset<Row> over(
      Periods periods, Dataset<Row> people, Dataset<Row> jobs, Dataset<Row> brought) {
    Dataset<Row> residents =
        residential(periods, people, brought)
            .join(UncertainRates.over(periods, rates(people)), KEY, "left");
    Dataset<Row> business = UncertainRates.over(periods, businessRates(jobs));
    for (String name : UNCERTAIN) {
      business = business.withColumnRenamed(name, BUSINESS + name);
    }
    return residents.join(business(periods, jobs).join(business, KEY, "left"), KEY, "full");
  }

  /**
   * Annual rates of residential attractiveness: level, unit, year, rate, size, and terms: 1 and
   * what each group of terms adds to what is expected.
   */
  static Dataset<Row> rates(Dataset<Row> people) {
    return people.select(
        col("level"),
        col("unit"),
        col("year"),
        try_divide(col(PopulationComponents.ATTRACTIVENESS), col("population")).as("rate"),
        col("population").as("size"),
        array(terms(people)).as("terms"));
  }

  private static Column[] terms(Dataset<Row> people) {
    List<Column> terms = new ArrayList<>(List.of(lit(1.0)));
    for (String name : EXPECTED) {
      if (List.of(people.columns()).contains(name)) {
        terms.add(try_divide(col(name), col("population")));
      }
    }
    terms.add(try_divide(col("own_growth").plus(col("neighbour_growth")), col("population")));
    return terms.toArray(Column[]::new);
  }

  private static Dataset<Row> businessRates(Dataset<Row> jobs) {
    return jobs.select(
        col("level"),
        col("unit"),
        col("year"),
        try_divide(col(JobComponents.ATTRACTIVENESS), col("private_base")).as("rate"),
        col("private_base").as("size"),
        // What is expected of jobs is the nation's growth: no coefficient is estimated.
        array().cast("array<double>").as("terms"));
  }

  private static Dataset<Row> residential(
      Periods periods, Dataset<Row> people, Dataset<Row> brought) {
    Column attractiveness = col(PopulationComponents.ATTRACTIVENESS);
    Column rate = try_divide(attractiveness, col("population"));
    Column isWhole = count(attractiveness).equalTo(first("length"));
    Column combined = rate.plus(col("brought"));
    return periods
        .over(people.join(brought, new String[] {"level", "unit", "year"}, "left"))
        .groupBy(KEY[0], KEY[1], KEY[2])
        .agg(
            when(count("net_migration").equalTo(first("length")), sum("net_migration"))
                .as("actual"),
            when(isWhole, sum(col("net_migration").minus(attractiveness))).as("expected"),
            when(isWhole, sum(attractiveness)).as("attractiveness"),
            when(isWhole, sum(rate)).as("attractiveness_rate"),
            when(count(combined).equalTo(first("length")), sum(combined)).as("combined_rate"));
  }

  private static Dataset<Row> business(Periods periods, Dataset<Row> jobs) {
    Column attractiveness = col(JobComponents.ATTRACTIVENESS);
    Column isWhole = count(attractiveness).equalTo(first("length"));
    return periods
        .over(jobs)
        .groupBy(KEY[0], KEY[1], KEY[2])
        .agg(
            when(count("private_change").equalTo(first("length")), sum("private_change"))
                .as("business_actual"),
            when(isWhole, sum(col("private_change").minus(attractiveness))).as("business_expected"),
            when(isWhole, sum(attractiveness)).as("business_attractiveness"),
            when(isWhole, try_divide(sum(attractiveness), min_by(col("private_base"), col("year"))))
                .as("business_attractiveness_rate"));
  }
}
