package no.stedsvekst.jobs.project.backtest;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Optional;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.project.input.Origin;
import no.stedsvekst.jobs.project.input.PlaceFacts;
import no.stedsvekst.jobs.project.input.SourceTables;
import no.stedsvekst.scenario.Cohorts;
import no.stedsvekst.scenario.NationalFrame;
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

  /** The last year of which people are counted. */
  int lastYear() {
    List<Integer> years = inputs.years(SilverTables.POPULATION);
    return years.get(years.size() - 1);
  }

  /** By unit, year, sex and age, up to a year. */
  Dataset<Row> upTo(int year) {
    return units.sums(people.filter(col("year").leq(year)), "persons", "year", "sex", "age");
  }

  /** Their number: unit, year, actual. */
  Dataset<Row> totals() {
    return units.sums(people, "persons", "year").withColumnRenamed("persons", "actual");
  }

  /** The number of people of regions and counties: level, unit, year, actual. */
  Dataset<Row> around() {
    return people
        .join(units.around(), col("municipality").equalTo(col("code")))
        .groupBy("level", "unit", "year")
        .agg(sum("persons").as("actual"));
  }

  /** The nation as it was counted, where births and deaths of every year are known. */
  Optional<NationalFrame> frame(Origin origin) {
    double[][] cells = new double[origin.years() + 1][Cohorts.CELLS];
    people
        .filter(col("year").between(origin.baseYear(), origin.horizon()))
        .filter(col("sex").notEqual("all"))
        .groupBy(col("year"), PlaceFacts.CELL.as("cell"))
        .agg(sum("persons"))
        .collectAsList()
        .forEach(row -> cells[row.getInt(0) - origin.baseYear()][row.getInt(1)] = row.getDouble(2));
    double[] births = new double[origin.years()];
    double[] deaths = new double[origin.years()];
    List<Row> vital =
        inputs
            .read(SilverTables.VITAL)
            .filter(col("year").between(origin.baseYear(), origin.horizon() - 1))
            .groupBy("year")
            .agg(sum("births"), sum("deaths"))
            .collectAsList();
    boolean isWhole = vital.size() == births.length;
    for (Row row : vital) {
      isWhole &= !row.isNullAt(1) && !row.isNullAt(2);
      births[row.getInt(0) - origin.baseYear()] = row.isNullAt(1) ? 0 : row.getDouble(1);
      deaths[row.getInt(0) - origin.baseYear()] = row.isNullAt(2) ? 0 : row.getDouble(2);
    }
    return isWhole ? Optional.of(new NationalFrame(cells, births, deaths)) : Optional.empty();
  }

  /** How large the units were at the origin, and how central the most central of each is. */
  Dataset<Row> classes(Origin origin) {
    Dataset<Row> size =
        totals()
            .filter(col("year").equalTo(origin.baseYear()))
            .select(
                col("municipality"),
                when(col("actual").lt(2000), "0-1999")
                    .when(col("actual").lt(5000), "2000-4999")
                    .when(col("actual").lt(20000), "5000-19999")
                    .otherwise("20000+")
                    .as("size_class"));
    Dataset<Row> centrality =
        units
            .of(
                inputs
                    .read(SilverTables.MUNICIPALITY)
                    .select(col("code").as("municipality"), col("centrality_class")))
            .groupBy("municipality")
            .agg(min("centrality_class").cast("string").as("centrality_class"));
    return size.join(centrality, new String[] {"municipality"}, "left")
        .withColumn("centrality_class", coalesce(col("centrality_class"), lit("unknown")))
        .withColumn("origin", lit(origin.baseYear()));
  }
}
