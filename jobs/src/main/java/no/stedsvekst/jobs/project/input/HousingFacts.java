package no.stedsvekst.jobs.project.input;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.sum;

import java.util.Optional;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.land.PlaceOfWorkTables;
import no.stedsvekst.jobs.project.scenario.Assumption;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * B10. What dwellings leave room for, where a scenario is bound by them: only of places to which
 * more are expected to come than the nation's rate; elsewhere there are dwellings enough.
 */
final class HousingFacts {
  static final int YEARS = 5;
  private static final String[] PLACE_YEAR = {"municipality", "year"};

  private final Dataset<Row> people;
  private final Dataset<Row> dwellings;
  private final Dataset<Row> vital;
  private final Origin origin;

  private HousingFacts(SourceTables inputs, Dataset<Row> dwellings, Origin origin) {
    this.origin = origin;
    this.dwellings = dwellings.filter(col("year").leq(origin.baseYear()));
    people =
        inputs
            .read(SilverTables.POPULATION)
            .filter(col("year").between(origin.baseYear() - YEARS, origin.baseYear()))
            .groupBy(PLACE_YEAR[0], PLACE_YEAR[1])
            .agg(sum("persons").as("persons"));
    vital = inputs.read(SilverTables.VITAL).filter(col("year").equalTo(origin.lastYear()));
  }

  /** Whether any scenario is bound by dwellings. */
  static boolean areAskedFor(ProjectionRequest request) {
    return request.assumptions().anyMatch(line -> line.value().equals(Assumption.HOUSING));
  }

  /** At an origin; none where no dwellings were landed. */
  static Optional<HousingFacts> of(SourceTables inputs, Origin origin) {
    return inputs
        .landed(PlaceOfWorkTables.DWELLING)
        .map(rows -> new HousingFacts(inputs, rows, origin));
  }

  /**
   * Adds them.
   *
   * @param expected beyond the nation's rate, of each year: unit, rate
   * @return whether the stock is known: without it nobody is bound
   */
  boolean addTo(PlaceFacts facts, Dataset<Row> expected) {
    Optional<Double> perDwelling = perDwelling();
    if (perDwelling.isEmpty()) {
      return false;
    }
    Dataset<Row> wanted =
        expected.groupBy("unit").agg(avg("rate").as("ahead")).filter("ahead > 0").select("unit");
    Dataset<Row> built =
        dwellings
            .join(people, PLACE_YEAR)
            .filter(col("year").lt(origin.baseYear()).and(col("persons").gt(0)))
            .groupBy(col("municipality").as("unit"))
            .agg(avg(col("completed").divide(col("persons"))).as("rate"))
            .join(wanted, "unit");
    facts.add(Fact.HOUSING, built, "unit", lit(0), col("rate"));
    facts.add(Fact.HOUSING, built, "unit", lit(1), lit(perDwelling.get()));
    facts.add(Fact.NATURAL, vital, "municipality", lit(0), col("births").minus(col("deaths")));
    return true;
  }

  /**
   * Residents a dwelling, on the last 1 January on which the stock is known: of places that know
   * it.
   */
  private Optional<Double> perDwelling() {
    Dataset<Row> both =
        dwellings
            .filter(col("stock").isNotNull())
            .join(people, PLACE_YEAR)
            .groupBy("year")
            .agg(sum("persons").as("persons"), sum("stock").as("stock"));
    Row newest =
        both.filter("stock > 0")
            .agg(max_by(col("persons").divide(col("stock")), col("year")))
            .head();
    return newest.isNullAt(0) ? Optional.empty() : Optional.of(newest.getDouble(0));
  }
}
