package no.stedsvekst.jobs.attract;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import no.stedsvekst.jobs.conform.Levels;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Rows of municipalities added up to the units above. A unit with a missing member is null in that
 * measure, whether the member has no number or no row; the country adds those that there are.
 */
public final class LevelSums {
  private LevelSums() {}

  /**
   * A row a level, unit and year, and value of the columns {@code besides}.
   *
   * @param municipalities unit, year, the measures
   * @param above which municipality is in which unit
   */
  public static Dataset<Row> of(
      Dataset<Row> municipalities, Dataset<Row> above, List<String> measures, String... besides) {
    List<Column> key = new ArrayList<>(List.of(col("level"), col("unit"), col("year")));
    for (String column : besides) {
      key.add(col(column));
    }
    List<Column> sums = new ArrayList<>();
    List<Column> chosen = new ArrayList<>(key);
    Column isCountry = col("level").equalTo(Levels.COUNTRY);
    for (String measure : measures) {
      sums.add(sum(measure).as("sum_" + measure));
      sums.add(count(col(measure)).as("count_" + measure));
      Column isWhole = isCountry.or(col("count_" + measure).equalTo(col("members")));
      chosen.add(when(isWhole, col("sum_" + measure)).as(measure));
    }
    Dataset<Row> members = above.groupBy("level", "unit").agg(count(lit(1)).as("members"));
    return municipalities
        .drop("level")
        .withColumnRenamed("unit", "code")
        .join(broadcast(above), "code")
        .groupBy(key.toArray(Column[]::new))
        .agg(sums.get(0), sums.subList(1, sums.size()).toArray(Column[]::new))
        .join(broadcast(members), new String[] {"level", "unit"})
        .select(chosen.toArray(Column[]::new));
  }
}
