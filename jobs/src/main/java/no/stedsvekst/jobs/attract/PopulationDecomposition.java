package no.stedsvekst.jobs.attract;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import no.stedsvekst.jobs.conform.Levels;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A7. Components of population change as shares, beyond the nation's, and over periods. */
final class PopulationDecomposition {
  private PopulationDecomposition() {}

  /**
   * A row a level, unit, year and component: population, persons, rate, relative_rate.
   *
   * @param annual persons by component in columns
   * @param components their names
   */
  static Dataset<Row> yearly(Dataset<Row> annual, List<String> components) {
    List<Column> cells = new ArrayList<>();
    for (String name : components) {
      cells.add(struct(lit(name).as("component"), col(name).as("persons")));
    }
    Column hasPanel =
        col("level").equalTo(Levels.MUNICIPALITY).or(col("level").isin(Levels.WHOLE.toArray()));
    Dataset<Row> rows =
        annual
            .select(
                col("level"),
                col("unit"),
                col("year"),
                col("population"),
                inline(array(cells.toArray(Column[]::new))))
            // A group and the country are held against the sum of the municipalities.
            .withColumn("against", when(hasPanel, col("level")).otherwise(Levels.MUNICIPALITY));
    Dataset<Row> nation =
        rows.filter(hasPanel.and(col("persons").isNotNull()))
            .groupBy(col("level").as("against"), col("year"), col("component"))
            .agg(sum("persons").divide(sum("population")).as("of_nation"));
    Column rate = col("persons").divide(col("population"));
    return rows.join(broadcast(nation), new String[] {"against", "year", "component"}, "left")
        .select(
            col("level"),
            col("unit"),
            col("year"),
            col("component"),
            col("population"),
            col("persons"),
            rate.as("rate"),
            rate.minus(col("of_nation")).as("relative_rate"));
  }

  /** Over periods: persons and rates add; beside the sums of rates stand their annual means. */
  static Dataset<Row> over(Periods periods, Dataset<Row> yearly) {
    Column isWhole = count("persons").equalTo(first("length"));
    return periods
        .over(yearly)
        .groupBy("level", "unit", "period", "component")
        .agg(
            when(isWhole, sum("persons")).as("persons"),
            when(isWhole, sum("rate")).as("rate"),
            when(isWhole, sum("relative_rate")).as("relative_rate"),
            when(isWhole, avg("rate")).as("annual_rate"),
            when(isWhole, avg("relative_rate")).as("annual_relative_rate"));
  }
}
