package no.stedsvekst.jobs.publish;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.try_divide;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import java.util.List;
import no.stedsvekst.jobs.conform.Levels;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.land.LandingTables;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** What was counted of every municipality and year. */
final class Places {
  private static final List<String> MEASURES =
      List.of(
          "population",
          "population_next",
          "births",
          "deaths",
          "net_migration",
          "jobs",
          "employed_residents",
          "commuting_residents",
          "commuters_out",
          "commuters_outside",
          "commuting_workers",
          "commuters_in");

  private Places() {}

  /** The key of a place in the star. */
  static Column code(String level, Column unit) {
    return concat(lit(level + ":"), unit);
  }

  /** The same where levels are mixed. */
  static Column code(Column level, Column unit) {
    return concat(level, lit(":"), unit);
  }

  /** The key of a municipality in the star, or of what lies off the map. */
  static Column municipality(Column code) {
    return when(code.equalTo(LandingTables.OUTSIDE), code)
        .otherwise(code(Levels.MUNICIPALITY, code));
  }

  /**
   * A row a municipality and year: unit, year, and all that was counted. Each table gives rows with
   * its own numbers, which are added up together: one shuffle for all.
   */
  static Dataset<Row> yearly(StarInputs inputs) {
    Dataset<Row> people = inputs.read(SilverTables.POPULATION);
    Dataset<Row> commuting = inputs.read(SilverTables.COMMUTING);
    Dataset<Row> onTheMap = commuting.filter(col("work").notEqual(LandingTables.OUTSIDE));
    Column isOut = col("home").notEqual(col("work"));
    Column leaving = when(isOut, col("employed")).otherwise(0.0);
    Column outside =
        when(col("work").equalTo(LandingTables.OUTSIDE), col("employed")).otherwise(0.0);
    Dataset<Row> parts =
        of(people, "municipality", col("year"), col("persons").as("population"))
            .unionByName(
                of(
                    people,
                    "municipality",
                    col("year").minus(1).as("year"),
                    col("persons").as("population_next")),
                true)
            .unionByName(
                of(
                    inputs.read(SilverTables.VITAL),
                    "municipality",
                    col("year"),
                    col("births"),
                    col("deaths"),
                    col("net_migration")),
                true)
            .unionByName(
                of(inputs.read(SilverTables.JOBS), "municipality", col("year"), col("jobs")), true)
            .unionByName(
                of(
                    inputs.read(SilverTables.EMPLOYMENT),
                    "municipality",
                    col("year"),
                    col("employed_residents")),
                true)
            .unionByName(
                of(
                    commuting,
                    "home",
                    col("year"),
                    col("employed").as("commuting_residents"),
                    leaving.as("commuters_out"),
                    outside.as("commuters_outside")),
                true)
            .unionByName(
                of(
                    onTheMap,
                    "work",
                    col("year"),
                    col("employed").as("commuting_workers"),
                    leaving.as("commuters_in")),
                true);
    Column[] sums = MEASURES.stream().map(name -> sum(name).as(name)).toArray(Column[]::new);
    Column[] counted =
        MEASURES.stream()
            .filter(name -> !name.equals("population_next"))
            .map(functions::col)
            .toArray(Column[]::new);
    return parts
        .groupBy("unit", "year")
        .agg(sums[0], Arrays.copyOfRange(sums, 1, sums.length))
        .filter(coalesce(counted).isNotNull())
        .withColumn("population_change", col("population_next").minus(col("population")))
        .withColumn("coverage", try_divide(col("jobs"), col("employed_residents")))
        .withColumn("out_share", try_divide(col("commuters_out"), col("commuting_residents")))
        .withColumn("in_share", try_divide(col("commuters_in"), col("commuting_workers")));
  }

  private static Dataset<Row> of(Dataset<Row> rows, String place, Column year, Column... numbers) {
    Column[] columns = new Column[numbers.length + 2];
    columns[0] = col(place).as("unit");
    columns[1] = year;
    System.arraycopy(numbers, 0, columns, 2, numbers.length);
    return rows.select(columns);
  }
}
