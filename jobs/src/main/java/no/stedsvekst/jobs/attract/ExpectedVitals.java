package no.stedsvekst.jobs.attract;

import static org.apache.spark.sql.functions.bool_and;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.try_divide;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import no.stedsvekst.jobs.panel.NationalRates;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * A6. Births and deaths of every municipality and year, and those that the nation's rates expect,
 * brought to the nation's own numbers by a factor a year.
 */
final class ExpectedVitals {
  private static final int FIRST_MOTHER = 15;
  private static final int LAST_MOTHER = 49;
  private static final int OLDEST = 120;
  private static final String ALL = "all";

  private static final StructType RATES =
      new StructType()
          .add("year", DataTypes.IntegerType, false)
          .add("sex", DataTypes.StringType, false)
          .add("age", DataTypes.StringType, false)
          .add("death", DataTypes.DoubleType, true)
          .add("birth", DataTypes.DoubleType, false)
          .add("birth_before", DataTypes.DoubleType, false);

  private final Optional<NationalRates> fertility;
  private final Optional<NationalRates> death;
  private final StringJoiner substitutes = new StringJoiner(", ");

  ExpectedVitals(Optional<Dataset<Row>> fertility, Optional<Dataset<Row>> death) {
    this.fertility =
        fertility
            .map(
                rows ->
                    new NationalRates(
                        rows.filter(col("alternative").equalTo(""))
                            .select(col("year"), lit(ALL), col("age"), col("rate"))))
            .filter(rates -> !rates.isEmpty());
    this.death =
        death
            .map(
                rows ->
                    new NationalRates(
                        rows.filter(col("alternative").equalTo(""))
                            .select("year", "sex", "age", "probability")))
            .filter(rates -> !rates.isEmpty());
  }

  /** Whether both births and deaths can be expected. */
  boolean isWhole() {
    return fertility.isPresent() && death.isPresent();
  }

  /** The years that are not reckoned with rates of their own, as a sentence; for the ledger. */
  String substitutes() {
    return substitutes.toString();
  }

  /**
   * A row a municipality and flow year: population, population_next, births, deaths, net_migration,
   * births_expected, deaths_expected; null where not known.
   *
   * @param people by sex and age on 1 January
   * @param vital births, deaths and net migration of the year
   * @param counted years of the people
   * @param told years of births and deaths
   */
  Dataset<Row> of(
      Dataset<Row> people, Dataset<Row> vital, List<Integer> counted, List<Integer> told) {
    told.forEach(this::tellSubstitutes);
    Column isKnown = col("sex").notEqual(ALL).and(col("age").notEqual(ALL));
    Column isComplete = bool_and(isKnown);
    Column deathRate = col("death");
    Dataset<Row> sums =
        people
            .join(
                broadcast(rates(people.sparkSession(), counted)),
                new String[] {"year", "sex", "age"},
                "left")
            .groupBy("municipality", "year")
            .agg(
                sum("persons").as("population"),
                when(
                        isComplete.and(count_if(isKnown.and(deathRate.isNull())).equalTo(0)),
                        sum(col("persons").multiply(deathRate)))
                    .as("deaths_raw"),
                when(isComplete, sum(col("persons").multiply(coalesce(col("birth"), lit(0.0)))))
                    .as("births_now"),
                when(
                        isComplete,
                        sum(col("persons").multiply(coalesce(col("birth_before"), lit(0.0)))))
                    .as("births_after"));
    Dataset<Row> next =
        sums.select(
            col("municipality"),
            col("year").minus(1).as("year"),
            col("population").as("population_next"),
            col("births_after"));
    Column birthsRaw =
        fertility.isEmpty()
            ? lit(null).cast("double")
            : coalesce(col("births_now").plus(col("births_after")).divide(2), col("births_now"));
    Dataset<Row> rows =
        sums.drop("births_after")
            .join(next, new String[] {"municipality", "year"}, "left")
            .join(
                vital.select("municipality", "year", "births", "deaths", "net_migration"),
                new String[] {"municipality", "year"},
                "left")
            .withColumn("births_raw", birthsRaw);
    Dataset<Row> factors =
        rows.groupBy("year")
            .agg(
                factor("births", "births_raw").as("births_factor"),
                factor("deaths", "deaths_raw").as("deaths_factor"));
    return rows.join(broadcast(factors), "year")
        .select(
            col("municipality").as("unit"),
            col("year"),
            col("population"),
            col("population_next"),
            col("births").cast("double").as("births"),
            col("deaths").cast("double").as("deaths"),
            col("net_migration").cast("double").as("net_migration"),
            col("births_raw").multiply(col("births_factor")).as("births_expected"),
            col("deaths_raw").multiply(col("deaths_factor")).as("deaths_expected"));
  }

  /** Over the municipalities that have both. */
  private static Column factor(String actual, String expected) {
    Column hasBoth = col(actual).isNotNull().and(col(expected).isNotNull());
    return try_divide(sum(when(hasBoth, col(actual))), sum(when(hasBoth, col(expected))));
  }

  private Dataset<Row> rates(SparkSession spark, List<Integer> years) {
    List<Row> rows = new ArrayList<>();
    for (int year : years) {
      for (String sex : List.of("M", "F")) {
        for (int age = 0; age <= OLDEST; age++) {
          Double dying =
              death.isEmpty() ? null : death.get().of(death.get().nearest(year), sex, age);
          rows.add(
              RowFactory.create(
                  year,
                  sex,
                  Integer.toString(age),
                  dying,
                  sex.equals("F") ? bearing(year, age) : 0.0,
                  sex.equals("F") ? bearing(year - 1, age) : 0.0));
        }
      }
    }
    return spark.createDataFrame(rows, RATES);
  }

  /** Births a woman; mothers below the first and above the last age are counted with those. */
  private double bearing(int year, int age) {
    if (fertility.isEmpty() || age < FIRST_MOTHER || age > LAST_MOTHER) {
      return 0;
    }
    int first = age == FIRST_MOTHER ? 0 : age;
    int last = age == LAST_MOTHER ? OLDEST : age;
    double births = 0;
    for (int mother = first; mother <= last; mother++) {
      Double rate = fertility.get().of(fertility.get().nearest(year), ALL, mother);
      births += rate == null ? 0 : rate;
    }
    return births;
  }

  private void tellSubstitutes(int year) {
    if (fertility.isPresent() && fertility.get().nearest(year) != year) {
      substitutes.add("births of %d by %d".formatted(year, fertility.get().nearest(year)));
    }
    if (death.isPresent() && death.get().nearest(year) != year) {
      substitutes.add("deaths of %d by %d".formatted(year, death.get().nearest(year)));
    }
  }
}
