package no.stedsvekst.jobs.project.input;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.bool_or;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.try_divide;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import no.stedsvekst.jobs.panel.NationalRates;
import no.stedsvekst.scenario.Cohorts;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * A12. What became of each cohort of a place beyond the nation's deaths, where migrants were not
 * landed.
 *
 * <p>Who could be there at the end of a year and who is stand in rows of one shape and meet in a
 * group: to join them would have them sent and sorted three times.
 *
 * @param people of places, by their numbers, by year, sex and age, of the given years
 * @param years in which they may have moved
 */
record CohortResiduals(Dataset<Row> people, List<Integer> years) {
  private static final Column NONE = lit(null).cast("double");

  private static final StructType PROBABILITIES =
      new StructType()
          .add("year", DataTypes.IntegerType, false)
          .add("sex", DataTypes.StringType, false)
          .add("age", DataTypes.IntegerType, false)
          .add("probability", DataTypes.DoubleType, false);

  /**
   * By place, year, sex and cohort, how many more there are at the end of a year than survivors:
   * moved.
   *
   * @param counted people of places, of the years after the given ones too
   * @param births of places by flow year
   * @param deaths probability by year, sex and age
   */
  Dataset<Row> of(Dataset<Row> counted, Dataset<Row> births, Dataset<Row> deaths) {
    Dataset<Row> ends =
        survivors(births, deaths)
            .union(found(counted))
            .repartition(col("place"))
            .groupBy("place", "year", "woman", "end")
            .agg(
                sum("survivors").as("all_survivors"),
                sum("persons").as("all_persons"),
                sum(when(col("is_open"), col("persons"))).as("open_persons"),
                bool_or(col("is_open")).as("has_open"),
                bool_or(not(col("is_open"))).as("has_end"),
                sum("found").as("found"));
    // 105 and older are counted together: they are shared out as they were a year before.
    Column open = coalesce(try_divide(col("open_persons"), col("all_persons")), lit(0.0));
    Column moved = col("found").minus(col("all_survivors"));
    Column share =
        when(col("is_open"), when(col("has_open"), open))
            .otherwise(when(col("has_end"), lit(1).minus(open)));
    return ends.filter(moved.isNotNull())
        .withColumn("is_open", explode(openOrNot()))
        .select(
            col("place"),
            col("year"),
            when(col("woman").equalTo(1), "F").otherwise("M").as("sex"),
            col("end").plus(col("is_open").cast("int")).as("cohort"),
            moved.multiply(share).as("moved"));
  }

  /** Those of 105 are of two cohorts, all others of one. */
  private static Column openOrNot() {
    return when(col("end").equalTo(Cohorts.AGES - 1), array(lit(false), lit(true)))
        .otherwise(array(lit(false)));
  }

  /** Who would be there at the end of each year if nobody moved, by the age they would have. */
  private Dataset<Row> survivors(Dataset<Row> births, Dataset<Row> deaths) {
    Column next = col("age").plus(1);
    Dataset<Row> survivors =
        people
            .withColumn("age", PlaceFacts.AGE)
            .join(broadcast(ofEveryAge(deaths)), new String[] {"year", "sex", "age"}, "left")
            .select(
                col("place"),
                col("year"),
                PlaceFacts.SEX.as("woman"),
                least(next, lit(Cohorts.AGES - 1)).as("end"),
                next.gt(Cohorts.AGES - 1).as("is_open"),
                col("persons"),
                col("persons")
                    .multiply(lit(1).minus(coalesce(col("probability"), lit(0.0))))
                    .as("survivors"),
                NONE.as("found"));
    for (int sex = 0; sex < Cohorts.SEXES; sex++) {
      survivors =
          survivors.union(
              births
                  .filter(col("year").isin(years.toArray()))
                  .select(
                      col("place"),
                      col("year"),
                      lit(sex == Cohorts.WOMEN ? 1 : 0),
                      lit(0),
                      lit(false),
                      col("births"),
                      col("births").multiply(Cohorts.shareOfBirths(sex)),
                      NONE));
    }
    return survivors;
  }

  /** Who is there at the end of each year; of no cohort, as those of 105 are of two. */
  private Dataset<Row> found(Dataset<Row> counted) {
    return counted
        .withColumn("year", col("year").minus(1))
        .filter(col("year").isin(years.toArray()))
        .select(
            col("place"),
            col("year"),
            PlaceFacts.SEX,
            PlaceFacts.AGE,
            lit(null).cast("boolean"),
            NONE,
            NONE,
            col("persons"));
  }

  /**
   * A row of every year, sex and age: the probability of both sexes, or of younger ones, if need
   * be.
   */
  private Dataset<Row> ofEveryAge(Dataset<Row> deaths) {
    NationalRates rates = new NationalRates(deaths.select("year", "sex", "age", "probability"));
    List<Row> rows = new ArrayList<>();
    for (int year : years) {
      for (String sex : List.of("M", "F")) {
        double[] byAge = rates.byAge(year, sex, Cohorts.AGES);
        for (int age = 0; age < byAge.length; age++) {
          rows.add(RowFactory.create(year, sex, age, byAge[age]));
        }
      }
    }
    return deaths.sparkSession().createDataFrame(rows, PROBABILITIES);
  }
}
