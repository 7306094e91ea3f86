package no.stedsvekst.jobs.project.backtest;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;

import java.util.Collection;
import java.util.List;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.project.input.SourceTables;
import no.stedsvekst.jobs.project.output.SizeClass;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The people as they were counted: what a projection from a year of the past is held against. */
final class ObservedPopulation {
  private final SourceTables inputs;
  private final ScoredUnits units;
  private final Dataset<Row> people;

  ObservedPopulation(SourceTables inputs, ScoredUnits units) {
    this.inputs = inputs;
    this.units = units;
    this.people = inputs.read(SilverTables.POPULATION);
  }

  /** The years of which people are counted, ascending. */
  List<Integer> years() {
    return inputs.years(SilverTables.POPULATION);
  }

  /** The first of them. */
  int firstYear() {
    return years().get(0);
  }

  /** By unit, year, sex and age, of some years, where all members of the unit were counted. */
  Dataset<Row> of(Collection<Integer> years) {
    Dataset<Row> counted = people.filter(col("year").isin(years.toArray()));
    String[] unitYear = {"municipality", "year"};
    return units
        .of(counted)
        .join(
            units.sums(counted, "persons", "year").select("municipality", "year"),
            unitYear,
            "left_semi")
        .groupBy("municipality", "year", "sex", "age")
        .agg(sum("persons").as("persons"));
  }

  /** Their number: unit, year, actual. */
  Dataset<Row> totals() {
    return units.sums(people, "persons", "year").withColumnRenamed("persons", "actual");
  }

  /** The number of people of regions and counties: level, unit, year, actual. */
  Dataset<Row> around() {
    return units.sumsAround(people, "persons", "year").withColumnRenamed("persons", "actual");
  }

  /**
   * How large the units were at each origin, and how central the most central of each is.
   *
   * @param origins years of the 1 January
   */
  Dataset<Row> classes(List<Integer> origins) {
    Dataset<Row> size =
        totals()
            .filter(col("year").isin(origins.toArray()))
            .select(
                col("municipality"),
                col("year").as("origin"),
                SizeClass.of(col("actual")).as("size_class"));
    Dataset<Row> centrality =
        units
            .of(
                inputs
                    .read(SilverTables.MUNICIPALITY)
                    .select(col("code").as("municipality"), col("centrality_class")))
            .groupBy("municipality")
            .agg(min("centrality_class").cast("string").as("centrality_class"));
    return size.join(centrality, new String[] {"municipality"}, "left")
        .withColumn("centrality_class", coalesce(col("centrality_class"), lit("unknown")));
  }
}
