package no.stedsvekst.jobs.panel;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.Optional;
import java.util.function.Function;
import no.stedsvekst.jobs.conform.Labels;
import no.stedsvekst.jobs.conform.Levels;
import no.stedsvekst.jobs.settings.Vocabulary.Word;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The rows of the dimensions that the panel brings: the units above municipalities, and years. */
final class PanelDimensions {
  private PanelDimensions() {}

  /**
   * Units above municipalities. A group and a county have the names that were landed, a region that
   * of the municipality in which most of its people live, a class and the country those of the
   * vocabulary; what has none has its code.
   *
   * @param groups users' groups, which have names
   * @param names code, name, county and county_name of municipalities
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
            .join(names.select(col("code"), col("name"), col("county")), "code")
            .groupBy("level", "unit")
            .agg(
                max_by(struct(col("name"), col("county")), struct(col("population"), col("code")))
                    .as("largest"))
            .select("level", "unit", "largest.name", "largest.county");
    Dataset<Row> named =
        groups
            .map(
                rows ->
                    largest.union(
                        rows.groupBy(
                                concat(lit("group:"), col("group_set")).as("level"),
                                col("group_code").as("unit"))
                            .agg(max("group_name").as("name"))
                            .withColumn("county", lit(null).cast("string"))))
            .orElse(largest);
    return above
        .groupBy("level", "unit")
        .agg(count(lit(1)).as("municipalities"))
        .join(named.unionByName(counties(names)), new String[] {"level", "unit"}, "left")
        .withColumnRenamed("unit", "code")
        .withColumn("name_no", named(Word::no))
        .withColumn("name_en", named(Word::en))
        .withColumn("country", when(col("level").notEqual(Levels.COUNTRY), lit(Levels.NATION)));
  }

  /** As landed; where the municipalities of a county do not agree, the last in the alphabet. */
  private static Dataset<Row> counties(Dataset<Row> municipalities) {
    return municipalities
        .groupBy(lit(Levels.COUNTY).as("level"), col("county").as("unit"))
        .agg(max("county_name").as("name"))
        .withColumn("county", col("unit"));
  }

  private static Column named(Function<Word, String> name) {
    Column word =
        when(
                col("level").equalTo(Levels.CENTRALITY_CLASS),
                Labels.of("centrality_class", col("code"), name))
            .when(col("level").equalTo(Levels.COUNTRY), Labels.of("unit", col("code"), name));
    return coalesce(word, col("name"), col("code"));
  }
}
