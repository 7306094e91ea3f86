package no.stedsvekst.jobs.panel;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;

import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The rows of the dimensions that the panel brings: the units above municipalities, and years. */
final class PanelDimensions {
  private PanelDimensions() {}

  /**
   * Units above municipalities. A group has the name that was landed, a region that of the
   * municipality in which most of its people live, any other its code.
   *
   * @param groups users' groups, which have names
   * @param names code and name of municipalities
   * @param municipalities with population by year
   */
  static Dataset<Row> regions(
      Dataset<Row> above,
      Optional<Dataset<Row>> groups,
      Dataset<Row> names,
      Dataset<Row> municipalities) {
    Dataset<Row> people =
        municipalities
            .filter(col("population").isNotNull())
            .groupBy(col("unit").as("code"))
            .agg(max_by(col("population"), col("year")).as("population"));
    Dataset<Row> largest =
        above
            .filter(col("level").equalTo(Levels.REGION))
            .join(people, "code")
            .join(names.select(col("code"), col("name")), "code")
            .groupBy("level", "unit")
            .agg(max_by(col("name"), struct(col("population"), col("code"))).as("name"));
    Dataset<Row> named =
        groups
            .map(
                rows ->
                    largest.union(
                        rows.groupBy(
                                concat(lit("group:"), col("group_set")).as("level"),
                                col("group_code").as("unit"))
                            .agg(max("group_name").as("name"))))
            .orElse(largest);
    return above
        .groupBy("level", "unit")
        .agg(count(lit(1)).as("municipalities"))
        .join(named, new String[] {"level", "unit"}, "left")
        .withColumnRenamed("unit", "code")
        .withColumn("name_no", coalesce(col("name"), col("code")))
        .withColumn("name_en", col("name_no"));
  }
}
