package no.stedsvekst.jobs.project.output;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.try_divide;

import java.util.List;
import no.stedsvekst.jobs.project.scenario.Scenario;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** How far the middle of neutral and historical is from what others have projected. */
public final class ReferenceRows {
  /** The scenarios whose mean is held against others' projections. */
  public static final List<String> SCENARIOS = List.of(Scenario.NEUTRAL, "historical");

  private ReferenceRows() {}

  /**
   * A row a projection of others', municipality and year of both.
   *
   * @param totals scenario, municipality, year, persons
   * @param references as landed
   */
  public static Dataset<Row> of(Dataset<Row> totals, Dataset<Row> references) {
    Dataset<Row> middle =
        totals
            .filter(col("scenario").isin(SCENARIOS.toArray()))
            .groupBy("municipality", "year")
            .agg(avg("persons").as("persons"));
    return references
        .select(
            col("source"),
            col("edition"),
            col("alternative").as("reference_alternative"),
            col("municipality"),
            col("year"),
            col("population").as("reference"))
        .join(middle, new String[] {"municipality", "year"})
        .withColumn("difference", col("persons").minus(col("reference")))
        .withColumn("share", try_divide(col("difference"), col("reference")));
  }
}
