package no.stedsvekst.jobs.project.input;

import static no.stedsvekst.jobs.project.input.AttractivenessHistory.DECADE;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.ln;
import static org.apache.spark.sql.functions.sqrt;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.udf;

import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.scenario.Persistence;
import no.stedsvekst.scenario.Trend;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;

/**
 * The line through the people of the last ten years, and how much of what it foretold beyond the
 * nation has come in the ten years after, from every year of the past.
 */
final class TrendPersistence {
  /** A line through fewer years is none. */
  private static final int SHORTEST = 3;

  private final Dataset<Row> totals;
  private final int first;
  private final int last;

  /** Of the people that are known at an origin. */
  TrendPersistence(SourceTables inputs, Origin origin) {
    last = origin.baseYear();
    first = inputs.years(SilverTables.POPULATION).get(0);
    totals =
        inputs
            .read(SilverTables.POPULATION)
            .filter(col("year").leq(last))
            .groupBy("municipality", "year")
            .agg(sum("persons").as("persons"));
  }

  /** How many more there were each year up to the jump-off: municipality, step. */
  Dataset<Row> steps() {
    return lines()
        .filter(col("year").equalTo(last))
        .select(col("municipality"), col("step").multiply(col("persons")).as("step"));
  }

  /** How much of what the lines foretold has come. */
  Persistence persistence(double fallback) {
    Column years = col("later").minus(col("year"));
    UDF2<Double, Integer, Double> growth = Trend::growth;
    Dataset<Row> later =
        totals.select(
            col("municipality").as("place"), col("year").as("later"), col("persons").as("came"));
    Column isLater = years.between(lit(1), lit(DECADE));
    return PersistenceSums.of(
        lines()
            .join(later, col("municipality").equalTo(col("place")).and(isLater))
            .filter(col("came").gt(0))
            .select(
                col("year").as("from"),
                col("later").as("target"),
                sqrt(col("persons")).as(PersistenceSums.WEIGHT),
                udf(growth, DataTypes.DoubleType)
                    .apply(col("step"), years)
                    .divide(years)
                    .as(PersistenceSums.FORETOLD),
                ln(col("came").divide(col("persons"))).divide(years).as(PersistenceSums.CAME)),
        fallback);
  }

  /** From each year: municipality, year, persons, and the step a year as a share of them. */
  private Dataset<Row> lines() {
    Column begun = greatest(lit(first), col("year").minus(lit(DECADE)));
    Dataset<Row> then =
        totals.select(
            col("municipality").as("place"), col("year").as("then"), col("persons").as("were"));
    return totals
        .filter(col("year").geq(first + SHORTEST).and(col("persons").gt(0)))
        .join(then, col("municipality").equalTo(col("place")).and(col("then").equalTo(begun)))
        .select(
            col("municipality"),
            col("year"),
            col("persons"),
            lit(1)
                .minus(col("were").divide(col("persons")))
                .divide(col("year").minus(col("then")))
                .as("step"));
  }
}
