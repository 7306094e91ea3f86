package no.stedsvekst.jobs.tools;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.Map;
import java.util.TreeMap;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.land.NationTables;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Births and deaths as the nation's rates expect them of a place's people. */
final class ExplainedVitals {
  private static final int FIRST_MOTHER = 15;
  private static final int LAST_MOTHER = 49;

  private final Paper paper;
  private final int year;

  ExplainedVitals(Paper paper) {
    this.paper = paper;
    this.year = paper.year();
  }

  double births() {
    Map<Integer, Double> rates = fertility();
    Dataset<Row> women =
        cells()
            .filter(col("sex").equalTo("F").and(col("age").between(FIRST_MOTHER, LAST_MOTHER)))
            .groupBy("municipality", "sex", "age")
            .agg(personsOf(year).as("now"), personsOf(year + 1).as("next"))
            // Without the next 1 January those of this one.
            .withColumn("next", coalesce(col("next"), col("now")))
            .withColumn("persons", col("now").plus(col("next")).divide(2));
    double own = 0;
    for (Row row : women.filter(isHere()).orderBy("age").collectAsList()) {
      double rate = rates.getOrDefault(row.<Integer>getAs("age"), 0.0);
      double born = rate * row.<Double>getAs("persons");
      own += born;
      paper.say(
          "F " + row.getAs("age"),
          "%.7f × (%.0f + %.0f) / 2"
              .formatted(rate, row.<Double>getAs("now"), row.<Double>getAs("next")),
          born);
    }
    double nation = 0;
    for (Row row : ofNation(women, "births").collectAsList()) {
      nation += rates.getOrDefault(row.<Integer>getAs("age"), 0.0) * row.<Double>getAs("persons");
    }
    return broughtToTheNations(own, nation, "births");
  }

  /** Below 0, as the decomposition has those who are lost. */
  double deaths() {
    ByAge rates = ByAge.ofDeaths(paper);
    Dataset<Row> people =
        cells()
            .filter(col("year").equalTo(year))
            .groupBy("municipality", "sex", "age")
            .agg(personsOf(year).as("persons"));
    double own = 0;
    for (Row row :
        people.filter(isHere().and(col("persons").gt(0))).orderBy("sex", "age").collectAsList()) {
      double rate = rates.of(row.getAs("sex"), row.<Integer>getAs("age"));
      double persons = row.getAs("persons");
      own += rate * persons;
      paper.say(
          "%s %d".formatted(row.getAs("sex"), row.<Integer>getAs("age")),
          "%.7f × %.0f".formatted(rate, persons),
          rate * persons);
    }
    double nation = 0;
    for (Row row : ofNation(people, "deaths").filter("persons > 0").collectAsList()) {
      nation +=
          rates.of(row.getAs("sex"), row.<Integer>getAs("age")) * row.<Double>getAs("persons");
    }
    return -broughtToTheNations(own, nation, "deaths");
  }

  private double broughtToTheNations(double own, double nation, String measure) {
    paper.say("by the nation's rates", "Σ of the lines", own);
    paper.say("by the nation's rates in the nation", "the same of all municipalities", nation);
    Dataset<Row> counted = paper.totals(SilverTables.VITAL, measure, year);
    double all = counted.agg(sum("number")).head().getDouble(0);
    paper.say(measure + " of the nation", "Σ silver.vital of " + year, all);
    paper.say(
        measure + " as counted",
        "silver.vital of " + year,
        paper.one(paper.tables().read(SilverTables.VITAL), "municipality", year, measure));
    double expected = own * all / nation;
    paper.say(measure + " expected", "by the nation's rates × of the nation / of all", expected);
    return expected;
  }

  /** A row a sex and age: of the municipalities whose births or deaths were counted. */
  private Dataset<Row> ofNation(Dataset<Row> people, String measure) {
    return people
        .join(paper.totals(SilverTables.VITAL, measure, year), "municipality")
        .groupBy("sex", "age")
        .agg(sum("persons").as("persons"));
  }

  private Dataset<Row> cells() {
    return paper
        .tables()
        .read(SilverTables.POPULATION)
        .filter(col("year").isin(year, year + 1))
        .withColumn("age", col("age").try_cast("int"))
        .filter(col("age").isNotNull());
  }

  private static Column personsOf(int january) {
    return sum(when(col("year").equalTo(january), col("persons").cast("double")));
  }

  private Column isHere() {
    return col("municipality").equalTo(paper.place());
  }

  /** Rates of mothers who are younger or older are added to the first and last age. */
  private Map<Integer, Double> fertility() {
    Map<Integer, Double> rates = new TreeMap<>();
    paper
        .nearest(
            paper
                .tables()
                .read(SilverTables.of(NationTables.FERTILITY_RATE))
                .filter(col("alternative").equalTo(lit(""))),
            year)
        .select("age", "rate")
        .collectAsList()
        .forEach(
            row ->
                rates.merge(
                    Math.max(FIRST_MOTHER, Math.min(LAST_MOTHER, row.getInt(0))),
                    row.getDouble(1),
                    Double::sum));
    return rates;
  }
}
