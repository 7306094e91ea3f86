package no.stedsvekst.jobs.project.input;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.grouping_id;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sqrt;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.engine.Materialized;
import no.stedsvekst.jobs.land.WorkTables;
import no.stedsvekst.jobs.settings.Preset;
import no.stedsvekst.scenario.JobElasticity;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * How far jobs that follow the residents have followed them: their growth beyond that of their
 * industries in the nation, on the growth of people in the years before, as known at an origin.
 */
final class FollowingJobs {
  private static final WindowSpec PLACE = Window.partitionBy("unit").orderBy("year");

  /** What the sums of a cube over unit and year are over, as Spark numbers it. */
  private static final long NEITHER = 0;

  private static final long YEARS = 1;
  private static final long PLACES = 2;

  private final SourceTables inputs;
  private final Origin origin;
  private final int window;

  /**
   * At an origin.
   *
   * @param window years of growth of people that jobs follow
   */
  FollowingJobs(SourceTables inputs, Origin origin, int window) {
    this.inputs = inputs;
    this.origin = origin;
    this.window = window;
  }

  /** At the origin of a request; empty where the preset says it. */
  static Optional<JobElasticity> of(SourceTables inputs, ProjectionRequest request) {
    Preset preset = request.preset();
    return preset.knownScaleAhead().isPresent()
        ? Optional.empty()
        : Optional.of(
            new FollowingJobs(inputs, request.origin(), preset.populationWindow())
                .elasticity(preset.scaleAssumed()));
  }

  /**
   * How many per cent they grow with a per cent of people.
   *
   * @param fallback where fewer than ten years of such jobs are known, or these are too unsure
   */
  JobElasticity elasticity(double fallback) {
    if (inputs.landed(WorkTables.INDUSTRY).isEmpty()) {
      return JobElasticity.assumed(fallback);
    }
    try (Materialized kept = new Materialized()) {
      Dataset<Row> jobs = kept.keep(following());
      if (years(jobs) < JobElasticity.FEWEST_YEARS) {
        return JobElasticity.assumed(fallback);
      }
      Dataset<Row> rows = kept.keep(rows(jobs));
      // Effects of places and of years come off in one step where every place has every year.
      Dataset<Row> whole =
          rows.withColumn("known", count(lit(1)).over(Window.partitionBy("unit")))
              .filter(col("known").equalTo(years(rows)));
      return found(left(whole))
          .filter(JobElasticity::isSure)
          .orElseGet(() -> JobElasticity.assumed(fallback));
    }
  }

  private static long years(Dataset<Row> of) {
    return of.agg(count_distinct(col("year"))).head().getLong(0);
  }

  /** Of sums by place, by year and of each by itself, in one query; none where nothing varies. */
  private static Optional<JobElasticity> found(Dataset<Row> left) {
    Map<Long, Row> sums = new HashMap<>();
    left.cube("unit", "year")
        .agg(sum("a").as("a"), sum("b").as("b"), grouping_id().as("summed_over"))
        .groupBy("summed_over")
        .agg(
            sum("a"),
            sum("b"),
            count(lit(1)).cast("double"),
            sum(col("a").multiply(col("a"))),
            sum(col("a").multiply(col("b"))),
            sum(col("b").multiply(col("b"))))
        .collectAsList()
        .forEach(row -> sums.put(row.getLong(0), row));
    Row all = sums.get(NEITHER);
    return all == null || !(all.getDouble(2) > 0)
        ? Optional.empty()
        : Optional.of(
            JobElasticity.of(
                all.getDouble(1),
                all.getDouble(2),
                of(sums.get(YEARS)),
                of(sums.get(PLACES)),
                of(all)));
  }

  private static JobElasticity.Squares of(Row sums) {
    return new JobElasticity.Squares(
        sums.getDouble(3), sums.getDouble(4), sums.getDouble(5), sums.getDouble(6));
  }

  /** What is left of both when what is the place's and what is the year's is taken off. */
  private static Dataset<Row> left(Dataset<Row> rows) {
    WindowSpec place = Window.partitionBy("unit");
    WindowSpec year = Window.partitionBy("year");
    Column weight = col("weight");
    Dataset<Row> left = rows.withColumn("weight", sqrt(avg("base").over(place)));
    String[] names = {"x", "y"};
    for (String name : names) {
      left = left.withColumn(name, col(name).minus(avg(name).over(place)));
    }
    for (String name : names) {
      left =
          left.withColumn(
              name,
              col(name)
                  .minus(
                      sum(weight.multiply(col(name))).over(year).divide(sum(weight).over(year))));
    }
    return left.select(
        col("unit"),
        col("year"),
        weight.multiply(col("x")).multiply(col("y")).as("a"),
        weight.multiply(col("x")).multiply(col("x")).as("b"));
  }

  /** Unit, year, x, y, and base, the jobs that follow people in the year before. */
  Dataset<Row> rows() {
    return rows(following());
  }

  private Dataset<Row> rows(Dataset<Row> jobs) {
    return beyondIndustries(jobs).join(people(), new String[] {"unit", "year"});
  }

  /** The jobs of industries that follow people, up to the origin: unit, industry, year, jobs. */
  private Dataset<Row> following() {
    Dataset<Row> industries =
        inputs
            .landed(WorkTables.INDUSTRY)
            .orElseThrow()
            .filter(col("population_sensitive"))
            .select(col("code").as("industry"));
    return inputs
        .read(SilverTables.JOBS)
        .filter(col("year").leq(origin.lastYear()))
        .join(broadcast(industries), "industry")
        .groupBy(col("municipality").as("unit"), col("industry"), col("year"))
        .agg(sum("jobs").cast("double").as("jobs"));
  }

  /** Their growth beyond that of their industries in the nation: unit, year, base, y. */
  private static Dataset<Row> beyondIndustries(Dataset<Row> jobs) {
    Dataset<Row> before =
        jobs.select(
            col("unit"), col("industry"), col("year").plus(1).as("year"), col("jobs").as("before"));
    Column now = coalesce(col("jobs"), lit(0.0));
    Column then = coalesce(col("before"), lit(0.0));
    WindowSpec nation = Window.partitionBy("industry", "year");
    // A place without a year's jobs at all has none of an industry either way: it is left out.
    Dataset<Row> known =
        jobs.select("unit", "year")
            .distinct()
            .join(before.select("unit", "year").distinct(), new String[] {"unit", "year"});
    return jobs.join(before, new String[] {"unit", "industry", "year"}, "full")
        .join(known, new String[] {"unit", "year"})
        .select(col("unit"), col("industry"), col("year"), now.as("jobs"), then.as("before"))
        .withColumn("nation", sum("jobs").over(nation))
        .withColumn("nation_before", sum("before").over(nation))
        .withColumn(
            "expected",
            when(
                    col("nation_before").gt(0),
                    col("before").multiply(col("nation")).divide(col("nation_before")))
                .otherwise(0.0))
        .groupBy("unit", "year")
        .agg(sum("jobs").as("jobs"), sum("expected").as("expected"), sum("before").as("base"))
        .filter(col("base").gt(0))
        .select(
            col("unit"),
            col("year"),
            col("base"),
            col("jobs").minus(col("expected")).divide(col("base")).as("y"));
  }

  /** Growth of people beyond the nation's, the mean of the years before: unit, year, x. */
  private Dataset<Row> people() {
    WindowSpec nation = Window.partitionBy("year");
    Column next = lag("persons", -1).over(PLACE);
    Column isNext = lag("year", -1).over(PLACE).equalTo(col("year").plus(1));
    Dataset<Row> relative =
        inputs
            .read(SilverTables.POPULATION)
            .filter(col("year").leq(origin.baseYear()))
            .groupBy(col("municipality").as("unit"), col("year"))
            .agg(sum("persons").as("persons"))
            .withColumn("next", when(isNext, next))
            .filter(col("next").isNotNull().and(col("persons").gt(0)))
            .withColumn(
                "beyond",
                col("next")
                    .divide(col("persons"))
                    .minus(sum("next").over(nation).divide(sum("persons").over(nation))));
    Column mean = lit(0.0);
    Column isWhole = lit(true);
    for (int back = 1; back <= window; back++) {
      mean = mean.plus(lag("beyond", back).over(PLACE).divide(window));
      isWhole = isWhole.and(lag("year", back).over(PLACE).equalTo(col("year").minus(back)));
    }
    return relative
        .withColumn("x", when(isWhole, mean))
        .filter(col("x").isNotNull())
        .select("unit", "year", "x");
  }
}
