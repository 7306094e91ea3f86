package no.stedsvekst.jobs.panel;

import static org.apache.spark.sql.functions.col;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Landed covariates of municipalities, and of the units above as means over their residents. */
final class Covariates {
  private Covariates() {}

  /**
   * A row a level, unit, year and name; without one where a member of a unit has none.
   *
   * @param municipalities with population
   */
  static Dataset<Row> of(Dataset<Row> landed, Dataset<Row> municipalities, Dataset<Row> above) {
    Dataset<Row> own =
        municipalities
            .select("level", "unit", "year", "population")
            .crossJoin(landed.select("name").distinct())
            .join(
                landed.select(
                    col("municipality").as("unit"), col("year"), col("name"), col("value")),
                new String[] {"unit", "year", "name"},
                "left");
    Dataset<Row> units =
        UnitYears.joined(own, above)
            .groupBy("level", "unit", "year", "name")
            .agg(UnitYears.meanOverResidents("value").as("value"));
    return own.select("level", "unit", "year", "name", "value")
        .unionByName(units)
        .filter(col("value").isNotNull());
  }
}
