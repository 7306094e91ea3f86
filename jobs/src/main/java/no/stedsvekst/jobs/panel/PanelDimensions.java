package no.stedsvekst.jobs.panel;

import static org.apache.spark.sql.functions.bool_or;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The rows of the dimensions that the panel brings: the units above municipalities, and years. */
final class PanelDimensions {
  private PanelDimensions() {}

  /**
   * Units above municipalities.
   *
   * @param groups users' groups, which have names
   */
  static Dataset<Row> regions(Dataset<Row> above, Optional<Dataset<Row>> groups) {
    Dataset<Row> units = above.groupBy("level", "unit").agg(count(lit(1)).as("municipalities"));
    Dataset<Row> named =
        groups
            .map(
                rows ->
                    units.join(
                        rows.groupBy(
                                concat(lit("group:"), col("group_set")).as("level"),
                                col("group_code").as("unit"))
                            .agg(max("group_name").as("name")),
                        new String[] {"level", "unit"},
                        "left"))
            .orElseGet(() -> units.withColumn("name", lit(null).cast("string")));
    return named
        .withColumnRenamed("unit", "code")
        .withColumn("name_no", coalesce(col("name"), col("code")))
        .withColumn("name_en", col("name_no"));
  }

  /** Flow years. */
  static Dataset<Row> years(Dataset<Row> panel) {
    return panel
        .groupBy("year")
        .agg(
            bool_or(col("relative_growth").isNotNull()).as("has_growth"),
            bool_or(col("net_migration").isNotNull()).as("has_net_migration"))
        .withColumn("name_no", col("year").cast("string"))
        .withColumn("name_en", col("name_no"));
  }
}
