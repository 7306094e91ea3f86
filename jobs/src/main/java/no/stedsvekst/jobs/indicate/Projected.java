package no.stedsvekst.jobs.indicate;

import static org.apache.spark.sql.functions.max;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** B3. People and jobs of years to come, as facts of levels. */
final class Projected {
  private Projected() {}

  /**
   * Of the newest projection, the scenario {@code neutral}, for what is not known yet.
   *
   * @param totals of the preset
   * @param known level, unit, year, measure, value
   */
  static Dataset<Row> facts(Dataset<Row> totals, Dataset<Row> known) {
    Dataset<Row> neutral = totals.filter("scenario = 'neutral'");
    // Of the alternatives of a nation's projection the last by name: one is usual.
    Dataset<Row> newest =
        neutral
            .groupBy("base_year")
            .agg(max("alternative").as("alternative"))
            .orderBy(neutral.col("base_year").desc())
            .limit(1);
    return neutral
        .join(newest, new String[] {"base_year", "alternative"})
        .selectExpr(
            "level",
            "unit",
            "year",
            "inline(array(struct('population' as measure, persons as value),"
                + " struct('jobs' as measure, jobs as value)))")
        .filter("value is not null")
        .join(
            known.filter("value is not null").select("level", "unit", "year", "measure"),
            new String[] {"level", "unit", "year", "measure"},
            "left_anti")
        .select("level", "unit", "year", "measure", "value");
  }
}
