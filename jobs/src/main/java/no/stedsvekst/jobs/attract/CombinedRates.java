package no.stedsvekst.jobs.attract;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.try_divide;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import no.stedsvekst.jobs.conform.Levels;
import no.stedsvekst.jobs.panel.CommutingWeights;
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
            .withColumn("persons", col("met").multiply(col("population")))
            .drop("met");
    return own.withColumn("level", lit(Levels.MUNICIPALITY))
        .unionByName(LevelSums.of(own, above, List.of("persons", "population")))
        .select(
            col("level"),
            col("unit"),
            col("year"),
            try_divide(col("persons"), col("population")).as("brought"));
  }
}
