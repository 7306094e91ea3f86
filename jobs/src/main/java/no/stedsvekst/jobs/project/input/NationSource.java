package no.stedsvekst.jobs.project.input;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import no.stedsvekst.jobs.panel.NationalRates;
import no.stedsvekst.scenario.Cohorts;
import no.stedsvekst.scenario.NationPath;
import no.stedsvekst.scenario.NationalFrame;
import no.stedsvekst.supply.EmploymentSupply;
import no.stedsvekst.supply.EmploymentSupply.DeathTerm;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The nation's rates and its official projection, from the tables: whatever the map, they are
 * small.
 */
final class NationSource {
  private static final List<String> SEXES = List.of("M", "F");
  private static final int YOUNGEST_MOTHER = 15;
  private static final int OLDEST_MOTHER = 49;

  private final Origin origin;
  private final NationalRates deaths;
  private final NationalRates births;
  private final boolean isProjectedDeaths;
  private final boolean isProjectedBirths;

  /**
   * Takes the rates in.
   *
   * @param alternative of the official projection; empty: as last observed
   * @param mortality year, sex, age and probability, by alternative
   * @param fertility year, age and rate, by alternative
   */
  NationSource(Origin origin, String alternative, Dataset<Row> mortality, Dataset<Row> fertility) {
    this.origin = origin;
    Dataset<Row> dying = mortality.select("alternative", "year", "sex", "age", "probability");
    Dataset<Row> bearing =
        fertility.select(
            col("alternative"), col("year"), lit("all").as("sex"), col("age"), col("rate"));
    isProjectedDeaths = hasAlternative(dying, alternative);
    isProjectedBirths = hasAlternative(bearing, alternative);
    deaths = rates(dying, alternative, isProjectedDeaths);
    births = rates(bearing, alternative, isProjectedBirths);
  }

  private static boolean hasAlternative(Dataset<Row> rows, String alternative) {
    return !alternative.isEmpty()
        && !rows.filter(col("alternative").equalTo(alternative)).isEmpty();
  }

  private NationalRates rates(Dataset<Row> rows, String alternative, boolean isProjected) {
    Dataset<Row> used =
        isProjected
            ? rows.filter(col("alternative").equalTo(alternative))
            : rows.filter(col("alternative").equalTo("").and(col("year").leq(origin.lastYear())));
    return new NationalRates(used.drop("alternative"));
  }

  /** Whether people can be projected at all. */
  boolean isWhole() {
    return !deaths.isEmpty() && !births.isEmpty();
  }

  /** Where the rates are from, as a sentence. */
  String told() {
    return "deaths %s, births %s"
        .formatted(
            isProjectedDeaths ? "as projected" : "as in " + deaths.nearest(origin.lastYear()),
            isProjectedBirths ? "as projected" : "as in " + births.nearest(origin.lastYear()));
  }

  /** Probability of dying by projected year and cell. */
  double[][] mortality() {
    double[][] mortality = new double[origin.years()][Cohorts.CELLS];
    for (int index = 0; index < mortality.length; index++) {
      int year = deaths.nearest(origin.baseYear() + index);
      for (int sex = 0; sex < Cohorts.SEXES; sex++) {
        // The oldest die as those of the last age for which a probability is known.
        double[] byAge = deaths.byAge(year, SEXES.get(sex), Cohorts.AGES);
        System.arraycopy(byAge, 0, mortality[index], Cohorts.cell(sex, 0), Cohorts.AGES);
      }
    }
    return mortality;
  }

  /** Children by projected year and age of the woman. */
  double[][] fertility() {
    double[][] fertility = new double[origin.years()][Cohorts.AGES];
    for (int index = 0; index < fertility.length; index++) {
      int year = births.nearest(origin.baseYear() + index);
      for (int age = 0; age < Cohorts.AGES; age++) {
        Double known = births.of(year, "all", age);
        int at = Math.max(YOUNGEST_MOTHER, Math.min(OLDEST_MOTHER, age));
        fertility[index][at] += known == null ? 0 : known;
      }
    }
    return fertility;
  }

  /**
   * Share who work by cell, of the year before the jump-off or the nearest; zeros without rates.
   */
  double[] employment(Optional<Dataset<Row>> rates) {
    double[] employment = new double[Cohorts.CELLS];
    if (rates.isPresent()) {
      NationalRates working = new NationalRates(rates.get().select("year", "sex", "age", "rate"));
      int year = working.nearest(origin.lastYear());
      for (int sex = 0; sex < Cohorts.SEXES; sex++) {
        for (int age = EmploymentSupply.FIRST_AGE + 1; age <= EmploymentSupply.LAST_AGE; age++) {
          Double known = working.of(year, SEXES.get(sex), age);
          employment[Cohorts.cell(sex, age)] = known == null ? 0 : known;
        }
      }
    }
    return employment;
  }

  /** What one person adds to those who work. */
  static NationPath.Supply supply(double[] employment, DeathTerm deathTerm) {
    return (cell, death) -> {
      int age = cell % Cohorts.AGES;
      double next = age + 1 < Cohorts.AGES ? employment[cell + 1] : 0;
      return EmploymentSupply.ofPerson(age, employment[cell], next, death, deathTerm);
    };
  }

  /** The official projection from the jump-off to the horizon; empty where a year is missing. */
  static Optional<NationalFrame> frame(
      Origin origin, Dataset<Row> people, Dataset<Row> flows, String alternative) {
    double[][] cells = new double[origin.years() + 1][Cohorts.CELLS];
    double[] born = new double[origin.years()];
    double[] dead = new double[origin.years()];
    SortedSet<Integer> seen = new TreeSet<>();
    for (Row row :
        people
            .filter(col("alternative").equalTo(alternative))
            .filter(col("year").between(origin.baseYear(), origin.horizon()))
            .select("year", "sex", "age", "persons")
            .collectAsList()) {
      seen.add(row.getInt(0));
      cells[row.getInt(0) - origin.baseYear()][
              Cohorts.cell(SEXES.indexOf(row.getString(1)), row.getInt(2))] =
          row.getDouble(3);
    }
    int flowYears = 0;
    for (Row row :
        flows
            .filter(col("alternative").equalTo(alternative))
            .filter(col("year").between(origin.baseYear(), origin.horizon() - 1))
            .select("year", "births", "deaths")
            .collectAsList()) {
      born[row.getInt(0) - origin.baseYear()] = row.getDouble(1);
      dead[row.getInt(0) - origin.baseYear()] = row.getDouble(2);
      flowYears++;
    }
    return seen.size() == cells.length && flowYears == born.length
        ? Optional.of(new NationalFrame(cells, born, dead))
        : Optional.empty();
  }

  /** The last 1 January of an alternative of the nation's projection. */
  static OptionalInt lastYear(Dataset<Row> people, String alternative) {
    Row last = people.filter(col("alternative").equalTo(alternative)).agg(max("year")).head();
    return last.isNullAt(0) ? OptionalInt.empty() : OptionalInt.of(last.getInt(0));
  }
}
