package no.stedsvekst.jobs.publish;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The industries that the dimension describes. Jobs of one that nobody has described stand under
 * total, so that a join with the dimension loses none.
 *
 * @param described the rows of the dimension
 */
record Industries(Dataset<Row> described) {
  /** Where a source does not tell industries apart. */
  static final String TOTAL = "total";

  /** Rows with the codes of the dimension in their column industry: several may be of one code. */
  Dataset<Row> known(Dataset<Row> rows) {
    return rows.join(
            broadcast(described.select(col("code").as("industry"), col("code").as("known"))),
            new String[] {"industry"},
            "left")
        .withColumn("industry", coalesce(col("known"), lit(TOTAL)))
        .drop("known");
  }

  /** The group of each: industry, industry_group. */
  Dataset<Row> groups() {
    return described.select(col("code").as("industry"), col("category").as("industry_group"));
  }
}
