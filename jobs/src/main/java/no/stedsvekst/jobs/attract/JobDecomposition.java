package no.stedsvekst.jobs.attract;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.try_divide;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import no.stedsvekst.jobs.conform.Levels;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** A8. Components of job change over periods, as shares and beyond the nation's. */
final class JobDecomposition {
  private JobDecomposition() {}

  /**
   * A row a level, unit, period and component.
   *
   * @param annual jobs by component, and before the year, of every level
   */
  static Dataset<Row> over(Periods periods, Dataset<Row> annual) {
    List<Column> cells = new ArrayList<>();
    for (String[] each : JobComponents.componentsAndBases()) {
      cells.add(
          struct(
              lit(each[0]).as("component"), col(each[0]).as("jobs"), col(each[1]).as("own_base")));
    }
    Column isWhole = count("jobs").equalTo(first("length"));
    Dataset<Row> rows =
        periods
            .over(
                annual.select(
                    col("level"),
                    col("unit"),
                    col("year"),
                    col("base"),
                    inline(array(cells.toArray(Column[]::new)))))
            .groupBy("level", "unit", "period", "component")
            .agg(
                when(isWhole, sum("jobs")).as("jobs"),
                min_by(col("own_base"), col("year")).as("own_base"),
                min_by(col("base"), col("year")).as("base"),
                first("length").as("years"))
            .select(
                col("level"),
                col("unit"),
                col("period"),
                col("component"),
                col("years"),
                col("jobs"),
                try_divide(col("jobs"), col("own_base")).as("rate"),
                try_divide(col("jobs"), col("base")).as("of_all"));
    Dataset<Row> nation =
        rows.filter(col("level").equalTo(Levels.COUNTRY))
            .select(
                col("period"),
                col("component"),
                col("rate").as("nation_rate"),
                col("of_all").as("nation_of_all"));
    return rows.join(broadcast(nation), new String[] {"period", "component"}, "left")
        .withColumn("relative_rate", col("rate").minus(col("nation_rate")))
        .withColumn("contribution", col("of_all").minus(col("nation_of_all")))
        .withColumn("annual_rate", col("rate").divide(col("years")))
        .withColumn("annual_relative_rate", col("relative_rate").divide(col("years")))
        .drop("of_all", "nation_rate", "nation_of_all", "years");
  }

  /**
   * What each industry adds to the industry effect, of every level and period.
   *
   * @param contributions of municipalities by year and industry
   * @param municipalities jobs by component: the country adds those that it is the sum of
   */
  static Dataset<Row> industries(
      Periods periods,
      Dataset<Row> contributions,
      Dataset<Row> municipalities,
      Dataset<Row> above) {
    Column isCountry = col("level").equalTo(Levels.COUNTRY);
    Dataset<Row> counted =
        contributions.join(
            JobComponents.counted(municipalities).select("unit", "year"),
            new String[] {"unit", "year"},
            "left_semi");
    List<String> jobs = List.of("jobs");
    Column isWhole = count("jobs").equalTo(first("length"));
    return periods
        .over(
            contributions
                .withColumn("level", lit(Levels.MUNICIPALITY))
                .unionByName(
                    LevelSums.of(
                        contributions, above.filter(isCountry.unary_$bang()), jobs, "industry"))
                .unionByName(LevelSums.of(counted, above.filter(isCountry), jobs, "industry")))
        .groupBy("level", "unit", "period", "industry")
        .agg(when(isWhole, sum("jobs")).as("jobs"))
        .filter(col("jobs").isNotNull());
  }
}
