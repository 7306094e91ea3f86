package no.stedsvekst.jobs.project.backtest;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sqrt;
import static org.apache.spark.sql.functions.stddev_samp;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** How far what was said is from what came, by size and centrality. */
final class BacktestScores {
  private static final String[] KEY = {
    "origin", "horizon", "method", "size_class", "centrality_class"
  };

  private static final StructType ROW =
      StructType.fromDDL(
          "origin int, horizon int, method string, size_class string, centrality_class string,"
              + " measure string, value double, n bigint");

  private BacktestScores() {}

  /** Where nothing can be judged. */
  static Dataset<Row> none(SparkSession spark) {
    return spark.createDataFrame(List.of(), ROW);
  }

  /**
   * A row an origin, horizon, method, class and measure.
   *
   * @param said origin, horizon, method, municipality, year, persons
   * @param actual municipality, year, actual
   * @param classes municipality, size_class, centrality_class as they were at the origin
   */
  static Dataset<Row> of(Dataset<Row> said, Dataset<Row> actual, Dataset<Row> classes) {
    Column error = col("persons").minus(col("actual"));
    return classed(said.join(actual, columns("municipality", "year")), classes)
        .filter(col("actual").gt(0).and(col("persons").isNotNull()))
        .withColumn("error", error)
        .withColumn("relative", error.divide(col("actual")))
        .groupBy(KEY[0], KEY[1], KEY[2], KEY[3], KEY[4])
        .agg(
            count(lit(1)).as("n"),
            avg(abs(col("relative"))).as("mape"),
            expr("percentile(abs(relative), 0.5)").as("medape"),
            sum(abs(col("error"))).divide(sum("actual")).as("weighted"),
            avg("relative").as("bias"),
            stddev_samp("relative").divide(sqrt(count(lit(1)))).as("bias_error"),
            sum("error").divide(sum("actual")).as("bias_sum"),
            avg(when(abs(col("relative")).leq(0.05), 1.0).otherwise(0.0)).as("within_5"),
            avg(when(abs(col("relative")).leq(0.1), 1.0).otherwise(0.0)).as("within_10"))
        .select(
            col("*"),
            expr("stack(8, 'mape', mape, 'medape', medape, 'weighted', weighted, 'bias', bias,"
                    + " 'bias_error', bias_error, 'bias_sum', bias_sum, 'within_5', within_5, 'within_10', within_10)")
                .as(columns("measure", "value")))
        // The error of a mean is not known of one unit.
        .filter(col("value").isNotNull())
        .select(all("measure", "value", "n"));
  }

  /**
   * How often what came is between two that were said.
   *
   * @param bands origin, horizon, method, measure, municipality, year, low, high
   */
  static Dataset<Row> covered(Dataset<Row> bands, Dataset<Row> actual, Dataset<Row> classes) {
    return classed(bands.join(actual, columns("municipality", "year")), classes)
        .groupBy(all("measure"))
        .agg(
            count(lit(1)).as("n"),
            avg(when(col("actual").between(col("low"), col("high")), 1.0).otherwise(0.0))
                .as("value"))
        .select(all("measure", "value", "n"));
  }

  /**
   * The same of units of other levels, which have no classes: the measure is called by the level. A
   * unit that was not whole at the origin is not judged.
   *
   * @param bands origin, horizon, method, measure, level, unit, year, low, high
   * @param actual level, unit, year, actual
   */
  static Dataset<Row> coveredAround(Dataset<Row> bands, Dataset<Row> actual) {
    return bands
        .join(
            actual.select(col("level"), col("unit"), col("year").as("origin")),
            columns("level", "unit", "origin"),
            "left_semi")
        .join(actual, columns("level", "unit", "year"))
        .groupBy(KEY[0], KEY[1], KEY[2], "measure", "level")
        .agg(
            count(lit(1)).as("n"),
            avg(when(col("actual").between(col("low"), col("high")), 1.0).otherwise(0.0))
                .as("value"))
        .withColumn(KEY[3], lit("all"))
        .withColumn(KEY[4], lit("all"))
        .withColumn("measure", concat_ws("_", col("measure"), col("level")))
        .select(all("measure", "value", "n"));
  }

  private static Dataset<Row> classed(Dataset<Row> rows, Dataset<Row> classes) {
    return rows.join(classes, columns("origin", "municipality"))
        .withColumn("size_class", explode(array(lit("all"), col("size_class"))))
        .withColumn("centrality_class", explode(array(lit("all"), col("centrality_class"))));
  }

  private static Column[] all(String... besides) {
    Column[] columns = new Column[KEY.length + besides.length];
    for (int index = 0; index < columns.length; index++) {
      columns[index] = col(index < KEY.length ? KEY[index] : besides[index - KEY.length]);
    }
    return columns;
  }

  private static String[] columns(String... names) {
    return names;
  }
}
