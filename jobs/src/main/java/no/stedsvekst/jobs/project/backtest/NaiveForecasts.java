package no.stedsvekst.jobs.project.backtest;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Set;
import no.stedsvekst.scenario.Cohorts;
import no.stedsvekst.scenario.HamiltonPerry;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * What anybody could have said at an origin without a model: municipality, year, method, persons.
 *
 * @param people of municipalities by year, sex and age, up to the origin
 * @param begun the first year of which people are known
 * @param origin year of the 1 January
 * @param horizons years ahead
 */
record NaiveForecasts(Dataset<Row> people, int begun, int origin, List<Integer> horizons) {
  private static final int TREND_YEARS = 10;
  private static final int FIVE = 5;

  /**
   * The years of which people have to be known.
   *
   * @param begun the first year of which they are
   */
  static Set<Integer> years(int begun, int origin) {
    return Set.copyOf(List.of(origin, origin - FIVE, Math.max(origin - TREND_YEARS, begun)));
  }

  /** As many as now. */
  Dataset<Row> noChange() {
    return ahead(totals().filter(col("year").equalTo(origin)))
        .select(
            col("municipality"),
            col("year").plus(col("ahead")).as("year"),
            lit("no_change").as("method"),
            col("persons"));
  }

  /** The line through now and ten years ago, or as far back as is known. */
  Dataset<Row> linear() {
    Dataset<Row> totals = totals();
    int first = Math.max(origin - TREND_YEARS, begun);
    Dataset<Row> line =
        totals
            .filter(col("year").isin(first, origin))
            .groupBy("municipality")
            .agg(
                max(when(col("year").equalTo(origin), col("persons"))).as("now"),
                max(when(col("year").equalTo(first), col("persons"))).as("then"));
    Column step = col("now").minus(col("then")).divide(Math.max(1, origin - first));
    // Without both ends there is no line; and greatest would pass over what is not known.
    return ahead(line.filter(col("now").isNotNull().and(col("then").isNotNull())))
        .select(
            col("municipality"),
            lit(origin).plus(col("ahead")).as("year"),
            lit("linear").as("method"),
            greatest(lit(0.0), col("now").plus(step.multiply(col("ahead")))).as("persons"));
  }

  /** Cohort by cohort as in the last five years; of horizons that are so many fives. */
  Dataset<Row> hamiltonPerry() {
    Column age = col("age").try_cast("int");
    Dataset<Row> cells =
        people
            .filter(col("year").isin(origin - FIVE, origin))
            .filter(col("sex").notEqual("all").and(age.isNotNull()))
            .groupBy(
                col("municipality"),
                when(col("year").equalTo(origin), 1).otherwise(0).as("is_now"),
                when(col("sex").equalTo("F"), 1).otherwise(0).as("woman"),
                age.divide(FIVE).cast("int").as("five"))
            .agg(sum("persons").as("persons"))
            .groupBy("municipality")
            .agg(
                collect_list(struct(col("is_now"), col("woman"), col("five"), col("persons")))
                    .as("cells"),
                min("is_now").as("has_before"),
                max("is_now").as("has_now"))
            .filter(col("has_before").equalTo(0).and(col("has_now").equalTo(1)));
    UDF2<Seq<Row>, Integer, Double> later = NaiveForecasts::later;
    return ahead(cells)
        .filter(col("ahead").mod(FIVE).equalTo(0))
        .select(
            col("municipality"),
            lit(origin).plus(col("ahead")).as("year"),
            lit("hamilton_perry").as("method"),
            udf(later, DataTypes.DoubleType).apply(col("cells"), col("ahead")).as("persons"));
  }

  private static Double later(Seq<Row> cells, Integer ahead) {
    double[][] people = new double[2][Cohorts.SEXES * HamiltonPerry.BANDS];
    for (Row cell : CollectionConverters.asJava(cells)) {
      int band = HamiltonPerry.band(FIVE * cell.getInt(2));
      people[cell.getInt(0)][cell.getInt(1) * HamiltonPerry.BANDS + band] += cell.getDouble(3);
    }
    double[] later = HamiltonPerry.later(people[0], people[1], ahead / FIVE);
    return Cohorts.sum(later, 0, later.length);
  }

  private Dataset<Row> totals() {
    return people.groupBy("municipality", "year").agg(sum("persons").as("persons"));
  }

  private Dataset<Row> ahead(Dataset<Row> rows) {
    Column all = array(horizons.stream().map(functions::lit).toArray(Column[]::new));
    return rows.withColumn("ahead", explode(all));
  }
}
