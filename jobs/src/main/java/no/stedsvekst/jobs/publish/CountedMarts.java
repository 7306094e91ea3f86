package no.stedsvekst.jobs.publish;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.try_divide;
import static org.apache.spark.sql.functions.when;

import no.stedsvekst.jobs.conform.DimensionTables;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.land.PeopleTables;
import no.stedsvekst.migration.AgeGroup;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Facts of what was counted, from silver. */
final class CountedMarts {
  /** Stands for an age that a source does not tell. */
  static final int NO_AGE = -1;

  private static final String[] YEAR = {"year", "is_told"};

  private final StarInputs inputs;

  CountedMarts(StarInputs inputs) {
    this.inputs = inputs;
  }

  Dataset<Row> population() {
    return inputs
        .read(SilverTables.POPULATION)
        .select(
            Places.municipality(col("municipality")).as("unit_code"),
            col("year"),
            col("sex"),
            coalesce(col("age").try_cast("int"), lit(NO_AGE)).as("age"),
            col("persons"));
  }

  /**
   * Every industry of every place, also those that it has no jobs in: else what the nation's shares
   * expect would not add up. Places whose industries are not told are held against their like.
   */
  Dataset<Row> jobs() {
    Column isTold = count_if(col("industry").notEqual(Industries.TOTAL)).gt(0);
    Industries industries = new Industries(inputs.read(DimensionTables.INDUSTRY));
    Dataset<Row> jobs =
        industries
            .known(inputs.read(SilverTables.JOBS))
            .groupBy("municipality", "year", "industry")
            .agg(sum("jobs").as("jobs"));
    Dataset<Row> places =
        jobs.groupBy("municipality", "year").agg(sum("jobs").as("all_jobs"), isTold.as("is_told"));
    Dataset<Row> nation =
        jobs.join(places.select("municipality", "year", "is_told"), key())
            .groupBy("year", "is_told", "industry")
            .agg(sum("jobs").as("of_industry"));
    Dataset<Row> whole = nation.groupBy(YEAR[0], YEAR[1]).agg(sum("of_industry").as("of_nation"));
    Dataset<Row> shares =
        nation
            .join(broadcast(whole), YEAR)
            .select(
                col("year"),
                col("is_told"),
                col("industry"),
                try_divide(col("of_industry"), col("of_nation")).as("share"));
    Column expected = col("all_jobs").multiply(col("share"));
    return places
        .join(broadcast(shares), YEAR)
        .join(jobs, new String[] {"municipality", "year", "industry"}, "left")
        .join(broadcast(industries.groups()), "industry")
        .select(
            Places.municipality(col("municipality")).as("unit_code"),
            col("year"),
            col("industry"),
            col("industry_group"),
            coalesce(col("jobs"), lit(0.0)).as("jobs"),
            expected.as("expected_jobs"),
            try_divide(coalesce(col("jobs"), lit(0.0)), expected).as("location_quotient"));
  }

  private static String[] key() {
    return new String[] {"municipality", "year"};
  }

  Dataset<Row> migration() {
    Column group = lit(null).cast("string");
    for (AgeGroup each : AgeGroup.values()) {
      group = when(col("age").between(each.first(), each.last()), each.label()).otherwise(group);
    }
    return inputs
        .landed(PeopleTables.MIGRATION_AGE)
        .map(
            rows ->
                rows.select("municipality", "year", "sex", "age", "in_migrants", "out_migrants"))
        .orElseGet(this::noMigrants)
        .groupBy(
            Places.municipality(col("municipality")).as("unit_code"),
            col("year"),
            col("sex"),
            group.as("age_group"))
        .agg(sum("in_migrants").as("in_migrants"), sum("out_migrants").as("out_migrants"))
        .withColumn("net_migration", col("in_migrants").minus(col("out_migrants")));
  }

  private Dataset<Row> noMigrants() {
    return inputs
        .context()
        .spark()
        .createDataFrame(java.util.List.of(), SilverTables.of(PeopleTables.MIGRATION_AGE).schema());
  }

  Dataset<Row> commuting() {
    return inputs
        .read(SilverTables.COMMUTING)
        .select(
            Places.municipality(col("home")).as("home_code"),
            Places.municipality(col("work")).as("work_code"),
            col("year"),
            col("employed"));
  }
}
