package no.stedsvekst.jobs.attract;

import static org.apache.spark.sql.functions.bool_and;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import no.stedsvekst.attractiveness.VitalExpectation;
import no.stedsvekst.jobs.panel.NationalRates;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * A6. Births and deaths of every municipality and year, and those that the nation's rates expect,
 * brought to the nation's own numbers by a factor a year.
 */
final class ExpectedVitals {
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
                functions.sum("persons").as("population"),
                when(
                        isComplete.and(count_if(isKnown.and(deathRate.isNull())).equalTo(0)),
                        functions.sum(call_function("vital_by_rate", col("persons"), deathRate)))
                    .as("deaths_raw"),
                when(isComplete, births("birth")).as("births_now"),
                when(isComplete, births("birth_before")).as("births_after"));
    Dataset<Row> next =
        sums.select(
            col("municipality"),
            col("year").minus(1).as("year"),
            col("population").as("population_next"),
            col("births_after"));
    Column birthsRaw =
        fertility.isEmpty()
            ? lit(null).cast("double")
            : call_function("births_over_year", col("births_now"), col("births_after"));
    Dataset<Row> rows =
        sums.drop("births_after")
            .join(next, new String[] {"municipality", "year"}, "left")
            .join(
                vital.select("municipality", "year", "births", "deaths", "net_migration"),
                new String[] {"municipality", "year"},
                "left")
            .withColumn("births_raw", birthsRaw);
    Dataset<Row> nation =
        rows.groupBy("year")
            .agg(
                sum("births", "births_raw").as("all_births"),
                sum("births_raw", "births").as("all_births_raw"),
                sum("deaths", "deaths_raw").as("all_deaths"),
                sum("deaths_raw", "deaths").as("all_deaths_raw"));
    return rows.join(broadcast(nation), "year")
        .select(
            col("municipality").as("unit"),
            col("year"),
            col("population"),
            col("population_next"),
            col("births").cast("double").as("births"),
            col("deaths").cast("double").as("deaths"),
            col("net_migration").cast("double").as("net_migration"),
            asCounted("births").as("births_expected"),
            asCounted("deaths").as("deaths_expected"));
  }

  /** By a rate; who is of an age or sex without one bears nobody. */
  private static Column births(String rate) {
    return functions.sum(
        call_function("vital_by_rate", col("persons"), coalesce(col(rate), lit(0.0))));
  }

  /** The sum over the municipalities that have the other number too. */
  private static Column sum(String measure, String other) {
    return functions.sum(when(col(other).isNotNull(), col(measure)));
  }

  private static Column asCounted(String measure) {
    return call_function(
        "vital_as_counted",
        col(measure + "_raw"),
        col("all_" + measure),
        col("all_" + measure + "_raw"));
  }

  private Dataset<Row> rates(SparkSession spark, List<Integer> years) {
    List<Row> rows = new ArrayList<>();
    for (int year : years) {
      for (String sex : List.of("M", "F")) {
        for (int age = 0; age <= VitalExpectation.OLDEST; age++) {
          Double dying =
              death.isEmpty() ? null : death.get().of(death.get().nearest(year), sex, age);
          rows.add(
              RowFactory.create(
                  year,
                  sex,
                  Integer.toString(age),
                  dying,
                  sex.equals("F") ? births(year, age) : 0.0,
                  sex.equals("F") ? births(year - 1, age) : 0.0));
        }
      }
    }
    return spark.createDataFrame(rows, RATES);
  }

  /** Births a woman. */
  private double births(int year, int age) {
    return fertility
        .map(
            rates ->
                VitalExpectation.perWoman(
                    age, mother -> rates.of(rates.nearest(year), ALL, mother)))
        .orElse(0.0);
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
