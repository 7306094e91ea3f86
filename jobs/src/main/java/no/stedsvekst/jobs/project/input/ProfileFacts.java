package no.stedsvekst.jobs.project.input;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.bool_or;
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

import java.util.List;
import no.stedsvekst.scenario.Cohorts;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A12. Who has come and left, by cohort, over the years of the migration profile: as landed, or
 * else what became of each cohort beyond the nation's deaths.
 */
final class ProfileFacts {
  private static final String OUT = "out_migrants";
  private static final String IN = "in_migrants";
  private static final Column[] COLUMNS = {
    col("place"), col("year"), col("sex"), col("cohort"), col(IN), col(OUT)
  };

  private final Dataset<Row> people;
  private final List<Integer> years;
  private final List<Integer> lately;

  /**
   * Of some years.
   *
   * @param people of places, by their numbers, by year, sex and age
   * @param years of the profile
   * @param lately those of them of which the nation's are wanted; none: they are not
   */
  ProfileFacts(Dataset<Row> people, List<Integer> years, List<Integer> lately) {
    this.people = people.filter(col("year").isin(years.toArray()));
    this.years = years;
    this.lately = lately;
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
            .agg(
                sum(IN).as(IN),
                sum(OUT).as(OUT),
                sum(when(isLately(), col(IN).minus(col(OUT)))).as("lately"));
    facts.add(Fact.IN, sums, col("cohort"), col(IN));
    facts.add(Fact.OUT, sums, col("cohort"), col(OUT));
    addLately(facts, sums);
  }

  private Column isLately() {
    return col("year").isin(lately.toArray());
  }

  private void addLately(PlaceFacts facts, Dataset<Row> sums) {
    if (!lately.isEmpty()) {
      facts.add(Fact.LATELY, sums, col("cohort"), col("lately"));
    }
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
   * @param counted people of places, of the years after those of the profile too
   * @param births of places by flow year
   * @param deaths probability by year, sex and age
   */
  void addResiduals(
      PlaceFacts facts, Dataset<Row> counted, Dataset<Row> births, Dataset<Row> deaths) {
    Dataset<Row> residuals =
        new CohortResiduals(people, years)
            .of(counted, births, deaths)
            .groupBy(col("place"), flow(col("cohort")).as("cohort"))
            .agg(sum("moved").as("moved"), sum(when(isLately(), col("moved"))).as("lately"));
    facts.add(Fact.IN, residuals, col("cohort"), col("moved"));
    addLately(facts, residuals);
  }

  private static Column flow(Column cohort) {
    return PlaceFacts.SEX
        .multiply(Cohorts.COHORTS)
        .plus(greatest(lit(0), least(cohort, lit(Cohorts.COHORTS - 1))));
  }
}
