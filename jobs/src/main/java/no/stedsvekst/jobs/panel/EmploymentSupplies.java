package no.stedsvekst.jobs.panel;

import static org.apache.spark.sql.functions.bool_and;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import no.stedsvekst.supply.EmploymentSupply;
import no.stedsvekst.supply.EmploymentSupply.DeathTerm;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * What a person of each sex and age adds to the employment supply of a year. The rates are the
 * nation's: a few thousand numbers, whatever the number of municipalities.
 */
final class EmploymentSupplies {
  private static final StructType SCHEMA =
      new StructType()
          .add("year", DataTypes.IntegerType, false)
          .add("sex", DataTypes.StringType, false)
          .add("age", DataTypes.StringType, false)
          .add("per_person", DataTypes.DoubleType, true);

  private final NationalRates employment;
  private final NationalRates death;
  private final StringJoiner substitutes = new StringJoiner(", ");

  /** Takes the national rates in. */
  EmploymentSupplies(Dataset<Row> employmentRates, Dataset<Row> deathProbabilities) {
    employment = new NationalRates(employmentRates.select("year", "sex", "age", "rate"));
    death =
        new NationalRates(
            deathProbabilities
                .filter(col("alternative").equalTo(""))
                .select("year", "sex", "age", "probability"));
  }

  /** The years that are not reckoned with rates of their own, as a sentence; for the ledger. */
  String substitutes() {
    return substitutes.toString();
  }

  /** What a person adds, by year, sex and age; empty where no rates were landed. */
  Optional<Dataset<Row>> perPerson(SparkSession spark, List<Integer> years, DeathTerm deaths) {
    if (employment.isEmpty() || death.isEmpty()) {
      return Optional.empty();
    }
    List<Row> rows = new ArrayList<>();
    for (int year : years) {
      int rateYear = employment.nearest(year - 1);
      int deathYear = death.nearest(year);
      if (rateYear != year - 1 || deathYear != year) {
        substitutes.add("%d by rates of %d and deaths of %d".formatted(year, rateYear, deathYear));
      }
      for (String sex : List.of("M", "F")) {
        for (int age = EmploymentSupply.FIRST_AGE; age <= EmploymentSupply.LAST_AGE; age++) {
          Double added =
              EmploymentSupply.ofPerson(
                  age,
                  employment.of(rateYear, sex, age),
                  employment.of(rateYear, sex, age + 1),
                  death.of(deathYear, sex, age),
                  deaths);
          rows.add(RowFactory.create(year, sex, Integer.toString(age), added));
        }
      }
    }
    return Optional.of(spark.createDataFrame(rows, SCHEMA));
  }

  /**
   * Residents, and what they add to the supply, by municipality and year: one pass over the people.
   * A municipality of which only the total is known has no supply.
   */
  static Dataset<Row> population(Dataset<Row> people, Optional<Dataset<Row>> perPerson) {
    Column persons = sum("persons").as("population");
    if (perPerson.isEmpty()) {
      return people
          .groupBy("municipality", "year")
          .agg(persons)
          .withColumn("supply", lit(null).cast("double"));
    }
    Column isOfWorkingAge =
        col("age").try_cast("int").between(EmploymentSupply.FIRST_AGE, EmploymentSupply.LAST_AGE);
    Column isKnown = col("sex").notEqual("all").and(col("age").notEqual("all"));
    Column isUnknown = isOfWorkingAge.and(col("per_person").isNull());
    return people
        .join(broadcast(perPerson.get()), new String[] {"year", "sex", "age"}, "left")
        .groupBy("municipality", "year")
        .agg(
            persons,
            when(
                    bool_and(isKnown).and(count_if(isUnknown).equalTo(0)),
                    sum(call_function("supply_of_persons", col("persons"), col("per_person"))))
                .as("supply"));
  }
}
