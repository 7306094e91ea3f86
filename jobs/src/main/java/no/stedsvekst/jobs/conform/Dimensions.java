package no.stedsvekst.jobs.conform;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.when;

import no.stedsvekst.jobs.settings.Vocabulary;
import no.stedsvekst.jobs.settings.Vocabulary.Word;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The rows of the dimensions. */
final class Dimensions {
  private static final String INDUSTRY = "industry";
  private static final String TOTAL = "total";

  private Dimensions() {}

  static Dataset<Row> municipalities(Dataset<Row> current) {
    return current.withColumn("name_no", col("name")).withColumn("name_en", col("name"));
  }

  /** Every code, with the codes of the vintage it leads to from its last year on. */
  static Dataset<Row> history(SparkSession spark, Vintage vintage, Dataset<Row> current) {
    Dataset<Row> ended =
        vintage
            .codes()
            .lives()
            .groupBy("code", "from")
            .agg(max("until").as("until"))
            .withColumn("as_of", least(col("until").minus(1), lit(vintage.year())));
    Row years = ended.agg(min("as_of"), max("as_of")).head();
    CodePaths paths =
        CodePaths.of(spark, vintage.history(), years.getInt(0), years.getInt(1), vintage.year());
    Dataset<Row> names =
        vintage
            .municipalities()
            .groupBy("code")
            .agg(max_by(col("name"), col("valid_from")).as("name_no"));
    Dataset<Row> currentNames =
        current.select(col("code").as("current_code"), col("name").as("current_name_no"));
    return ended
        .join(paths.table(), new String[] {"code", "as_of"}, "left")
        .withColumn("current_code", coalesce(col("target"), col("code")))
        .withColumn("weight", coalesce(col("weight"), lit(1.0)))
        .withColumn("valid_from", col("from"))
        .withColumn("valid_to", when(col("until").lt(9999), col("until")))
        .join(names, new String[] {"code"}, "left")
        .withColumn("name_en", col("name_no"))
        .join(currentNames, "current_code");
  }

  static Dataset<Row> industries(Dataset<Row> industries) {
    Dataset<Row> total =
        industries
            .sparkSession()
            .range(1)
            .select(
                lit(TOTAL).as("code"),
                lit(Vocabulary.of(INDUSTRY).get(TOTAL).no()).as("name"),
                lit(TOTAL).as("category"),
                // As the model has jobs of industries that nobody has described.
                lit("private").as("sector"),
                lit(false).as("population_sensitive"));
    return industries
        .filter(col("code").notEqual(TOTAL))
        .unionByName(total, true)
        .coalesce(1)
        .withColumn("name_no", col("name"))
        .withColumn("name_nn", coalesce(Labels.of(INDUSTRY, col("code"), Word::nn), col("name")))
        .withColumn("name_en", coalesce(Labels.of(INDUSTRY, col("code"), Word::en), col("name")))
        .withColumn("category_no", Labels.of("industry_group", col("category"), Word::no))
        .withColumn("category_nn", Labels.of("industry_group", col("category"), Word::nn))
        .withColumn("category_en", Labels.of("industry_group", col("category"), Word::en))
        .withColumn("sector_no", Labels.of("sector", col("sector"), Word::no))
        .withColumn("sector_nn", Labels.of("sector", col("sector"), Word::nn))
        .withColumn("sector_en", Labels.of("sector", col("sector"), Word::en))
        .withColumn(
            "sort_order",
            coalesce(
                Labels.order(INDUSTRY, col("code")), lit(Vocabulary.words(INDUSTRY).size() + 1)));
  }
}
