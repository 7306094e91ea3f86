package no.stedsvekst.jobs.attract;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import no.stedsvekst.jobs.panel.CommutingWeights;
import no.stedsvekst.jobs.panel.Levels;
import no.stedsvekst.jobs.panel.UnitYears;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A9. What jobs beyond expectation bring in people: a rate a level, unit and year. */
final class CombinedRates {
  private CombinedRates() {}

  /**
   * The rate that comes to residential attractiveness: level, unit, year, brought.
   *
   * @param jobs of municipalities by year: attractiveness and base
   * @param people of municipalities by year: population, employed
   */
  static Dataset<Row> of(
      Dataset<Row> jobs,
      Dataset<Row> people,
      Dataset<Row> flows,
      Dataset<Row> shareYears,
      Dataset<Row> above,
      AppliedCoefficients coefficients) {
    Dataset<Row> beyond =
        people
            .select("unit", "year", "employed", "population")
            .join(
                jobs.select("unit", "year", "attractiveness", "base"),
                new String[] {"unit", "year"},
                "left")
            .withColumn("level", lit(Levels.MUNICIPALITY))
            .withColumn(
                "beyond",
                when(col("base").equalTo(0), lit(0.0))
                    .otherwise(col("attractiveness").divide(col("base"))));
    Column value =
        coefficients
            .effect("vra", col("beyond"))
            .plus(coefficients.effect("vra_1", UnitYears.before("beyond", 1)))
            .plus(coefficients.effect("vra_2", UnitYears.before("beyond", 2)));
    Dataset<Row> own =
        CommutingWeights.average(flows, beyond.withColumn("value", value), shareYears)
            .join(people.select("unit", "year", "population"), new String[] {"unit", "year"})
            .withColumn("level", lit(Levels.MUNICIPALITY))
            .withColumnRenamed("met", "brought");
    Dataset<Row> units =
        own.drop("level")
            .withColumnRenamed("unit", "code")
            .join(broadcast(above), "code")
            .groupBy("level", "unit", "year")
            .agg(UnitYears.meanOverResidents("brought").as("brought"));
    return own.select("level", "unit", "year", "brought").unionByName(units);
  }
}
