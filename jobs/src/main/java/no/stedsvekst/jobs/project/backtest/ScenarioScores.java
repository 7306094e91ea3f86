package no.stedsvekst.jobs.project.backtest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.try_divide;
import static org.apache.spark.sql.functions.when;

import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How wrong projections of each scenario have been, over all origins, for units of a size: of what
 * could be said without knowing the nation's future.
 */
final class ScenarioScores {
  private static final String NO_CHANGE = "no_change";

  private ScenarioScores() {}

  /**
   * A row a level, scenario, horizon and size class. Each origin counts by the units that were
   * judged from it.
   *
   * @param scores of methods, as in gold.backtest_score
   * @param scenarios their names: other methods are no scenarios
   */
  static Dataset<Row> of(Dataset<Row> scores, Set<String> scenarios) {
    Column isScenario = col("scenario").isin(scenarios.toArray());
    Dataset<Row> all =
        scores
            .filter(col("centrality_class").equalTo("all"))
            .withColumn("is_look_ahead", col("method").endsWith(Backtest.LOOK_AHEAD))
            .withColumn("scenario", regexp_replace(col("method"), Backtest.LOOK_AHEAD + "$", ""));
    String[] place = {"level", "horizon", "size_class"};
    Dataset<Row> plain =
        all.filter(col("method").equalTo(NO_CHANGE))
            .groupBy(place[0], place[1], place[2])
            .agg(mean("mape").as("mape_no_change"));
    Column isMape = col("measure").equalTo("mape");
    return all.filter(isScenario)
        .groupBy(place[0], place[1], place[2], "scenario", "is_look_ahead")
        .agg(
            mean("mape").as("mape"),
            mean("weighted").as("weighted"),
            mean("bias").as("bias"),
            mean("within_5").as("within_5"),
            mean("within_10").as("within_10"),
            mean("coverage_80").as("coverage_80"),
            count_distinct(col("origin")).cast("int").as("origins"),
            min("origin").as("first_origin"),
            max("origin").as("last_origin"),
            sum(when(isMape, col("n"))).as("n"))
        .join(plain, place, "left");
  }

  private static Column mean(String measure) {
    Column isIt = col("measure").equalTo(lit(measure));
    return try_divide(sum(when(isIt, col("value").multiply(col("n")))), sum(when(isIt, col("n"))));
  }
}
