package no.stedsvekst.jobs.indicate;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.rank;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import no.stedsvekst.indicator.Ratio;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/** B3. Indicators out of measures: level, unit, year, indicator, value and what it is made of. */
final class Values {
  private Values() {}

  /**
   * Those that are reckoned.
   *
   * @param facts level, unit, year, measure, value
   * @param terms as {@link Definitions#terms} has them
   * @param definitions as {@link Definitions#table} has them
   */
  static Dataset<Row> reckoned(Dataset<Row> facts, Dataset<Row> terms, Dataset<Row> definitions) {
    Column isNumerator = col("part").equalTo(Definitions.NUMERATOR);
    Column part = col("number").multiply(col("value"));
    Column numerator =
        when(col("known_numerators").equalTo(col("numerators")), col("sum_numerator"));
    Column denominator =
        when(col("denominators").equalTo(0), 1.0)
            .when(col("known_denominators").equalTo(col("denominators")), col("sum_denominator"));
    return facts
        .join(broadcast(terms), "measure")
        .withColumn("year", col("year").minus(col("offset")))
        .groupBy("level", "unit", "year", "indicator")
        .agg(
            sum(when(isNumerator, part)).as("sum_numerator"),
            count(when(isNumerator, part)).as("known_numerators"),
            sum(when(not(isNumerator), part)).as("sum_denominator"),
            count(when(not(isNumerator), part)).as("known_denominators"),
            count_if(col("offset").equalTo(0)).as("of_the_year"))
        .join(broadcast(definitions), "indicator")
        .filter(not(col("whole_offset")).or(col("of_the_year").gt(0)))
        .withColumn("numerator", numerator)
        .withColumn("denominator", denominator)
        .select(
            col("level"),
            col("unit"),
            col("year"),
            col("indicator"),
            call_function("scaled_ratio", col("numerator"), col("denominator"), col("scale"))
                .as("value"),
            col("numerator"),
            col("denominator"),
            when(col("numerator").isNull().or(col("denominator").isNull()), Ratio.MISSING)
                .when(col("denominator").leq(0), Ratio.BASE)
                .as("reason"));
  }

  /** Those that were landed. */
  static Dataset<Row> landed(Dataset<Row> rows) {
    return rows.select(
        col("level"),
        col("unit"),
        col("year"),
        col("indicator"),
        col("value"),
        lit(null).cast("double").as("numerator"),
        lit(null).cast("double").as("denominator"),
        lit(null).cast("string").as("reason"));
  }

  /** With the place of each among the units of its level. */
  static Dataset<Row> ranked(Dataset<Row> values, Dataset<Row> definitions) {
    WindowSpec all = Window.partitionBy("level", "indicator", "year");
    Column better = when(col("is_up"), col("value").unary_$minus()).otherwise(col("value"));
    return values
        .join(broadcast(definitions.select("indicator", "is_up")), "indicator")
        .withColumn("worse", better)
        .withColumn("n_ranked", count("value").over(all))
        .withColumn(
            "rank",
            when(col("value").isNotNull(), rank().over(all.orderBy(col("worse").asc_nulls_last()))))
        .drop("is_up", "worse");
  }
}
