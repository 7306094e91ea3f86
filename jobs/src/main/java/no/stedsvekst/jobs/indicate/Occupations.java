package no.stedsvekst.jobs.indicate;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** B5. What the residents of units work with, at the beginning of a period and at its end. */
final class Occupations {
  private Occupations() {}

  /**
   * A row a level, unit, period and occupation, of units that have both years.
   *
   * @param landed municipality, year, occupation, employed
   * @param members level, unit, code
   * @param spans as {@link Spans#table} has them
   */
  static Dataset<Row> of(Dataset<Row> landed, Dataset<Row> members, Dataset<Row> spans) {
    Dataset<Row> sums =
        LevelItems.whole(
                landed.withColumnRenamed("municipality", "code"), members, "occupation", "employed")
            .withColumn("occupation", explode(array(col("occupation"), lit("all"))))
            .groupBy("level", "unit", "year", "occupation")
            .agg(sum("employed").as("employed"));
    Dataset<Row> ends =
        sums.join(
                broadcast(spans),
                col("year").equalTo(col("first")).or(col("year").equalTo(col("last"))))
            .groupBy("level", "unit", "period", "occupation")
            .agg(
                sum(when(col("year").equalTo(col("first")), col("employed")).otherwise(0.0))
                    .as("employed_start"),
                sum(when(col("year").equalTo(col("last")), col("employed")).otherwise(0.0))
                    .as("employed_end"),
                min("year").as("from"),
                max("year").as("to"),
                first("first").as("first"),
                first("last").as("last"))
            .withColumn(
                "growth", call_function("growth", col("employed_end"), col("employed_start")));
    Dataset<Row> all =
        ends.filter("occupation = 'all' and from = first and to = last")
            .select(col("level"), col("unit"), col("period"), col("growth").as("growth_of_all"));
    return ends.join(all, new String[] {"level", "unit", "period"})
        .withColumn("relative_growth", col("growth").minus(col("growth_of_all")))
        .drop("growth_of_all", "from", "to", "first", "last");
  }
}
