package no.stedsvekst.jobs.project.input;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.land.NationTables;
import no.stedsvekst.jobs.land.PeopleTables;
import no.stedsvekst.jobs.panel.ShareYears;
import no.stedsvekst.jobs.refusal.ProjectRefusals;
import no.stedsvekst.scenario.YearBlocks;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * Who came and who left before the jump-off, by sex and age: as landed, or else what became of
 * cohorts.
 */
public final class MigrationHistory {
  private static final int PROFILE_YEARS = 20;
  private static final int DECADE = 10;

  private final SourceTables inputs;
  private final Origin origin;
  private final Dataset<Row> people;
  private final Dataset<Row> vital;
  private final Optional<Dataset<Row>> migrants;
  private final List<Integer> years;

  /**
   * Up to an origin.
   *
   * @param places code and place
   */
  MigrationHistory(SourceTables inputs, Origin origin, Dataset<Row> places) {
    this.inputs = inputs;
    this.origin = origin;
    people = withPlaces(PlaceInputQueries.peopleByCell(inputs, origin), places);
    vital =
        withPlaces(
            inputs
                .read(SilverTables.VITAL)
                .select("municipality", "year", "births", "net_migration")
                .filter(col("year").leq(origin.lastYear())),
            places);
    Optional<Dataset<Row>> landed =
        inputs
            .landed(PeopleTables.MIGRATION_AGE)
            .map(rows -> withPlaces(rows.filter(col("year").leq(origin.lastYear())), places));
    List<Integer> landedYears =
        landed.isPresent()
            ? withPeople(upTo(origin.lastYear(), SilverTables.of(PeopleTables.MIGRATION_AGE)))
            : List.of();
    migrants = landedYears.isEmpty() ? Optional.empty() : landed;
    years = landedYears.isEmpty() ? cohortYears() : landedYears;
  }

  private static Dataset<Row> withPlaces(Dataset<Row> rows, Dataset<Row> places) {
    return PlaceFacts.withPlaces(rows, "municipality", places);
  }

  private List<Integer> upTo(int last, TableSpec table) {
    return inputs.years(table).stream().filter(year -> year <= last).toList();
  }

  /** Rates are of people by age: a year of moves alone would count in what is above the line. */
  private List<Integer> withPeople(List<Integer> landed) {
    List<Integer> known = yearsOfAges();
    return landed.stream().filter(known::contains).toList();
  }

  private List<Integer> yearsOfAges() {
    return people.select("year").distinct().as(Encoders.INT()).collectAsList().stream()
        .sorted()
        .toList();
  }

  /** Those with people on both their first and their last day. */
  private List<Integer> cohortYears() {
    List<Integer> observed = yearsOfAges();
    return observed.stream().filter(year -> observed.contains(year + 1)).toList();
  }

  /** Whether migrants were landed; else they are what became of cohorts. */
  boolean isLanded() {
    return migrants.isPresent();
  }

  /** The years from which profiles are made. */
  List<Integer> profileYears() {
    return last(years, PROFILE_YEARS);
  }

  /**
   * Adds those of the years from which profiles are made.
   *
   * @param hasNation whether the nation's of the last ten years are wanted too
   */
  void addTo(PlaceFacts facts, boolean hasNation) {
    List<Integer> which = profileYears();
    ProfileFacts profile =
        new ProfileFacts(people, which, hasNation ? last(years, DECADE) : List.of());
    profile.addExposed(facts, vital);
    if (migrants.isPresent()) {
      profile.addLanded(facts, migrants.get());
    } else {
      profile.addResiduals(facts, people, vital, deaths(which));
    }
  }

  /** The nation's mean net migration of the last ten years, by cohort. */
  double[] nationalByCohort(NationalSums sums) {
    int count = last(years, DECADE).size();
    if (count == 0) {
      throw ProjectRefusals.noPathOfThePast(origin.baseYear());
    }
    return Arrays.stream(sums.lately()).map(net -> net / count).toArray();
  }

  /** The nation's mean net migration of the last ten years. */
  double nationalTotal() {
    Row mean =
        vital
            .filter(
                col("year")
                    .isin(last(upTo(origin.lastYear(), SilverTables.VITAL), DECADE).toArray()))
            .groupBy("year")
            .agg(sum("net_migration").as("migrants"))
            .agg(avg("migrants"))
            .head();
    if (mean.isNullAt(0)) {
      throw ProjectRefusals.noPathOfThePast(origin.baseYear());
    }
    return mean.getDouble(0);
  }

  /**
   * The nation's net migration of each year as a share of its people, less the mean of what is
   * drawn of the years: futures lie around the path that is made. 0 where it is not known.
   */
  public double[] nationalSwings(int first, int count) {
    Dataset<Row> residents =
        inputs.read(SilverTables.POPULATION).groupBy("year").agg(sum("persons").as("residents"));
    double[] rates = new double[count];
    Arrays.fill(rates, Double.NaN);
    for (Row row :
        vital
            .filter(col("year").between(first, first + count - 1))
            .groupBy("year")
            .agg(sum("net_migration").cast("double").as("migrants"))
            .join(residents, "year")
            .select(col("year"), col("migrants").divide(col("residents")))
            .collectAsList()) {
      rates[row.getInt(0) - first] = row.isNullAt(1) ? Double.NaN : row.getDouble(1);
    }
    double[] weights = YearBlocks.weights(count);
    double sum = 0;
    double known = 0;
    for (int year = 0; year < count; year++) {
      if (Double.isFinite(rates[year])) {
        sum += weights[year] * rates[year];
        known += weights[year];
      }
    }
    double mean = sum / known;
    return Arrays.stream(rates).map(rate -> Double.isFinite(rate) ? rate - mean : 0).toArray();
  }

  /** Probabilities of dying of each of the years, those of the nearest year where it has none. */
  private Dataset<Row> deaths(List<Integer> which) {
    Dataset<Row> deaths =
        inputs
            .read(SilverTables.of(NationTables.DEATH_PROBABILITY))
            .filter(col("alternative").equalTo(""))
            .filter(col("year").leq(origin.lastYear()))
            .select(col("year").as("share_year"), col("sex"), col("age"), col("probability"));
    List<Integer> known =
        deaths.select("share_year").as(Encoders.INT()).collectAsList().stream()
            .distinct()
            .sorted()
            .toList();
    return ShareYears.choose(which, known, "t")
        .table(deaths.sparkSession())
        .join(deaths, "share_year")
        .select("year", "sex", "age", "probability");
  }

  private static List<Integer> last(List<Integer> years, int most) {
    return years.subList(Math.max(0, years.size() - most), years.size());
  }
}
