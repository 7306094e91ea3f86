package no.stedsvekst.jobs.project.input;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.bool_or;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sequence;
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
 * A12. Who has come and left, by cohort, over the years of the migration profile: as landed, or
 * else what became of each cohort beyond the nation's deaths.
 */
final class ProfileFacts {
  private static final String OUT = "out_migrants";
  private static final String IN = "in_migrants";
  private static final Column[] COLUMNS = {
    col("place"), col("sex"), col("cohort"), col(IN), col(OUT)
  };

  private static final StructType PROBABILITIES =
      new StructType()
          .add("year", DataTypes.IntegerType, false)
          .add("sex", DataTypes.StringType, false)
          .add("age", DataTypes.IntegerType, false)
          .add("probability", DataTypes.DoubleType, false);

  private final Dataset<Row> people;
  private final List<Integer> years;

  /**
   * Of some years.
   *
   * @param people of places, by their numbers, by year, sex and age
   * @param years of the profile
   */
  ProfileFacts(Dataset<Row> people, List<Integer> years) {
    this.people = people.filter(col("year").isin(years.toArray()));
    this.years = years;
  }

  /** Adds those who could have left: people by cohort, and births. */
  void addExposed(PlaceFacts facts, Dataset<Row> vital) {
    facts.add(
        Fact.EXPOSED,
        people
            .groupBy(col("place"), flow(PlaceFacts.AGE.plus(1)).as("cohort"))
            .agg(sum("persons").as("persons")),
        col("cohort"),
        col("persons"));
    Dataset<Row> births =
        vital
            .filter(col("year").isin(years.toArray()))
            .groupBy("place")
            .agg(sum("births").as("births"));
    for (int sex = 0; sex < Cohorts.SEXES; sex++) {
      facts.add(
          Fact.EXPOSED,
          births,
          lit(Cohorts.flow(sex, 0)),
          col("births").multiply(Cohorts.shareOfBirths(sex)));
    }
  }

  /**
   * Adds landed migrants. Whoever was of the highest landed age or older, or of a sex that is not
   * told, is spread over those who lived there.
   */
  void addLanded(PlaceFacts facts, Dataset<Row> migrants) {
    Dataset<Row> moves = migrants.filter(col("year").isin(years.toArray()));
    Row extremes = moves.agg(max("age"), bool_or(col("sex").equalTo("all"))).head();
    int open = extremes.getInt(0);
    // Who is spread: everybody, or those of the open age alone.
    int from = extremes.getBoolean(1) ? 0 : open;
    Column isTold = col("age").notEqual(open).and(col("sex").notEqual("all"));
    Dataset<Row> cohorts =
        moves
            .filter(isTold)
            .withColumn("cohort", col("age"))
            .select(COLUMNS)
            .union(spread(moves.filter(not(isTold)), open, from).select(COLUMNS));
    Dataset<Row> sums =
        cohorts
            .groupBy(col("place"), flow(col("cohort")).as("cohort"))
            .agg(sum(IN).as(IN), sum(OUT).as(OUT));
    facts.add(Fact.IN, sums, col("cohort"), col(IN));
    facts.add(Fact.OUT, sums, col("cohort"), col(OUT));
  }

  private Dataset<Row> spread(Dataset<Row> moves, int open, int from) {
    Column isOpen = col("age").equalTo(open);
    Dataset<Row> cohorts =
        moves
            .withColumn("told", col("sex"))
            .withColumn(
                "cohort",
                explode(
                    when(isOpen, sequence(lit(open), lit(Cohorts.COHORTS - 1)))
                        .otherwise(sequence(col("age"), col("age")))))
            .withColumn(
                "sex",
                explode(
                    when(col("told").equalTo("all"), array(lit("M"), lit("F")))
                        .otherwise(array(col("told")))));
    Dataset<Row> survivorsAndBirths =
        people
            .select(
                col("place"),
                col("year"),
                col("sex"),
                PlaceFacts.AGE.plus(1).as("cohort"),
                col("persons"))
            .filter(col("cohort").geq(from));
    // Where nobody lived, the youngest of the open cohorts and both sexes take them.
    Column weight =
        when(
                col("cohort").equalTo(0),
                when(col("sex").equalTo("F"), Cohorts.shareOfBirths(Cohorts.WOMEN))
                    .otherwise(Cohorts.shareOfBirths(0)))
            .otherwise(coalesce(col("persons"), lit(0.0)));
    Dataset<Row> weighed =
        cohorts
            .join(survivorsAndBirths, columns("place", "year", "sex", "cohort"), "left")
            .withColumn("weight", weight);
    Dataset<Row> all =
        weighed
            .groupBy("place", "year", "told", "age")
            .agg(sum("weight").as("all_weight"), sum(when(youngest(open), 1)).as("youngest"));
    Column share =
        when(col("all_weight").gt(0), try_divide(col("weight"), col("all_weight")))
            .otherwise(when(youngest(open), try_divide(lit(1.0), col("youngest"))).otherwise(0));
    return weighed
        .join(all, columns("place", "year", "told", "age"))
        .withColumn(IN, col(IN).multiply(share))
        .withColumn(OUT, col(OUT).multiply(share));
  }

  private static Column youngest(int open) {
    return col("cohort").equalTo(least(col("age"), lit(open)));
  }

  private static String[] columns(String... names) {
    return names;
  }

  /**
   * Adds, as if they had come, what became of each cohort beyond the nation's deaths.
   *
   * @param after people of places a year later, under the flow year
   * @param births of places by flow year
   * @param deaths probability by year, sex and age
   */
  void addResiduals(
      PlaceFacts facts, Dataset<Row> after, Dataset<Row> births, Dataset<Row> deaths) {
    Dataset<Row> survivors =
        people
            .withColumn("age", PlaceFacts.AGE)
            .join(broadcast(ofEveryAge(deaths)), columns("year", "sex", "age"), "left")
            .select(
                col("place"),
                col("year"),
                col("sex"),
                col("age").plus(1).as("cohort"),
                col("persons"),
                col("persons")
                    .multiply(lit(1).minus(coalesce(col("probability"), lit(0.0))))
                    .as("survivors"));
    for (int sex = 0; sex < Cohorts.SEXES; sex++) {
      survivors =
          survivors.union(
              births
                  .filter(col("year").isin(years.toArray()))
                  .select(
                      col("place"),
                      col("year"),
                      lit(sex == Cohorts.WOMEN ? "F" : "M"),
                      lit(0),
                      col("births"),
                      col("births").multiply(Cohorts.shareOfBirths(sex))));
    }
    // 105 and older are counted together: they are shared out as they were a year before.
    Column end = least(col("cohort"), lit(Cohorts.AGES - 1));
    Dataset<Row> expected =
        survivors
            .withColumn("end", end)
            .join(
                survivors
                    .withColumn("end", end)
                    .groupBy("place", "year", "sex", "end")
                    .agg(sum("persons").as("all_persons"), sum("survivors").as("all_survivors")),
                columns("place", "year", "sex", "end"));
    Column share =
        coalesce(
            try_divide(col("persons"), col("all_persons")),
            when(col("cohort").equalTo(col("end")), 1.0).otherwise(0.0));
    Dataset<Row> residuals =
        expected
            .join(
                after.select(
                    col("place"),
                    col("year"),
                    col("sex"),
                    PlaceFacts.AGE.as("end"),
                    col("persons").as("found")),
                columns("place", "year", "sex", "end"))
            .withColumn("moved", col("found").minus(col("all_survivors")).multiply(share))
            .groupBy(col("place"), flow(col("cohort")).as("cohort"))
            .agg(sum("moved").as("moved"));
    facts.add(Fact.IN, residuals, col("cohort"), col("moved"));
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

  private static Column flow(Column cohort) {
    return PlaceFacts.SEX
        .multiply(Cohorts.COHORTS)
        .plus(greatest(lit(0), least(cohort, lit(Cohorts.COHORTS - 1))));
  }
}
