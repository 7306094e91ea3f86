package no.stedsvekst.jobs.publish;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import no.stedsvekst.jobs.attract.AttractTables;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.PlainRow;
import no.stedsvekst.jobs.lake.PlainRows;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.land.PeopleTables;
import no.stedsvekst.jobs.project.output.ProjectTables;

/**
 * What silver and gold say of the nation, by additive column of the marts and year: sums over
 * silver, and of gold the rows of the country.
 */
final class NationSums {
  private static final TableSpec MIGRANTS = SilverTables.of(PeopleTables.MIGRATION_AGE);

  private final Lake lake;
  private final String preset;
  private final Map<String, Map<Integer, Double>> sums = new HashMap<>();

  private NationSums(Lake lake, String preset) {
    this.lake = lake;
    this.preset = preset;
  }

  /**
   * By name of the column.
   *
   * @param decade the period of the marts that have no year
   */
  static Map<String, Map<Integer, Double>> of(Lake lake, String preset, String decade) {
    NationSums nation = new NationSums(lake, preset);
    nation.counted();
    nation.explained(decade);
    Mart.SCENARIOS.forEach(nation::projected);
    return nation.sums;
  }

  private static boolean isAny(PlainRow row) {
    return row != null;
  }

  private void counted() {
    Map<Integer, Double> people = yearly(SilverTables.POPULATION, "persons", NationSums::isAny);
    Map<Integer, Double> jobs = yearly(SilverTables.JOBS, "jobs", NationSums::isAny);
    Map<Integer, Double> in = yearly(MIGRANTS, "in_migrants", NationSums::isAny);
    Map<Integer, Double> out = yearly(MIGRANTS, "out_migrants", NationSums::isAny);
    Map<Integer, Double> employed = yearly(SilverTables.COMMUTING, "employed", NationSums::isAny);
    Predicate<PlainRow> isOut = row -> !row.text("home").equals(row.text("work"));
    Predicate<PlainRow> isHere = row -> !row.text("work").equals("outside");
    sums.put("mart_population.persons", people);
    sums.put("mart_jobs.jobs", jobs);
    sums.put("mart_jobs.expected_jobs", jobs);
    sums.put("mart_migration.in_migrants", in);
    sums.put("mart_migration.out_migrants", out);
    Map<Integer, Double> net = new TreeMap<>();
    in.forEach((year, moved) -> net.put(year, moved - out.get(year)));
    sums.put("mart_migration.net_migration", net);
    sums.put("mart_commuting.employed", employed);
    Map<Integer, Double> change = new TreeMap<>();
    people.forEach(
        (year, before) -> {
          if (people.containsKey(year + 1)) {
            change.put(year, people.get(year + 1) - before);
          }
        });
    String places = "mart_place_year.";
    sums.put(places + "population", people);
    sums.put(places + "population_change", change);
    for (String flow : new String[] {"births", "deaths", "net_migration"}) {
      sums.put(places + flow, yearly(SilverTables.VITAL, flow, NationSums::isAny));
    }
    sums.put(places + "jobs", jobs);
    sums.put(
        places + "employed_residents",
        yearly(SilverTables.EMPLOYMENT, "employed_residents", NationSums::isAny));
    sums.put(places + "commuting_residents", employed);
    sums.put(places + "commuters_out", yearly(SilverTables.COMMUTING, "employed", isOut));
    sums.put(
        places + "commuters_outside", yearly(SilverTables.COMMUTING, "employed", isHere.negate()));
    sums.put(places + "commuting_workers", yearly(SilverTables.COMMUTING, "employed", isHere));
    sums.put(
        places + "commuters_in", yearly(SilverTables.COMMUTING, "employed", isOut.and(isHere)));
  }

  private void explained(String decade) {
    Predicate<PlainRow> isNation =
        row -> row.text("preset").equals(preset) && row.text("level").equals("country");
    Predicate<PlainRow> isYear = isNation.and(row -> row.text("period").matches("\\d{4}"));
    Function<PlainRow, Integer> year = row -> Integer.valueOf(row.text("period"));
    sums.put(
        "mart_population_driver.persons",
        added(
            AttractTables.POPULATION_DECOMPOSITION,
            "persons",
            isYear.and(row -> !row.text("component").equals("aggregation_gap")),
            year));
    sums.put("mart_job_driver.jobs", added(AttractTables.JOB_DECOMPOSITION, "jobs", isYear, year));
    Map<Integer, Double> people = yearly(SilverTables.POPULATION, "persons", NationSums::isAny);
    people
        .keySet()
        .retainAll(
            added(
                    AttractTables.ATTRACTIVENESS,
                    "attractiveness",
                    isYear.and(row -> !row.isEmpty("attractiveness")),
                    year)
                .keySet());
    sums.put("mart_attractiveness_year.population", people);
    for (String measure : new String[] {"actual", "expected", "attractiveness"}) {
      for (String prefix : new String[] {"", "business_"}) {
        String column = prefix + measure;
        // What a country was expected to have is known of no year whose attractiveness is not.
        Predicate<PlainRow> isKnown = row -> !row.isEmpty(prefix + "attractiveness");
        sums.put(
            "mart_attractiveness_year." + column,
            added(AttractTables.ATTRACTIVENESS, column, isYear.and(isKnown), year));
        sums.put(
            "mart_attractiveness." + column,
            added(
                AttractTables.ATTRACTIVENESS,
                column,
                isNation.and(isKnown).and(row -> row.text("period").equals(decade)),
                row -> 0));
      }
    }
  }

  private void projected(String scenario) {
    Predicate<PlainRow> isIts =
        row -> row.text("preset").equals(preset) && row.text("scenario").equals(scenario);
    Predicate<PlainRow> isNation = isIts.and(row -> row.text("level").equals("country"));
    Map<Integer, Double> people = yearly(ProjectTables.TOTAL, "persons", isNation);
    Map<Integer, Double> jobs = yearly(ProjectTables.TOTAL, "jobs", isNation);
    sums.put("mart_projection.persons_" + scenario, people);
    for (String flow : new String[] {"deaths", "net_migration"}) {
      // A cell of 1 January has what happened in the year that ended then.
      sums.put(
          "mart_projection." + flow + "_before_" + scenario,
          added(ProjectTables.FLOW, flow, isIts, row -> row.integer("year") + 1));
    }
    sums.put("mart_projection_jobs.jobs_" + scenario, jobs);
    String years = "mart_projection_year.";
    sums.put(years + "persons_" + scenario, people);
    Map<Integer, Double> rounded = new TreeMap<>();
    people.forEach((year, persons) -> rounded.put(year, (double) Math.round(persons)));
    sums.put(years + "rounded_" + scenario, rounded);
    sums.put(years + "jobs_" + scenario, jobs);
    for (String flow : new String[] {"births", "deaths", "net_migration"}) {
      sums.put(years + flow + "_" + scenario, yearly(ProjectTables.FLOW, flow, isIts));
    }
  }

  private Map<Integer, Double> yearly(TableSpec table, String column, Predicate<PlainRow> isMeant) {
    return added(table, column, isMeant, row -> row.integer("year"));
  }

  private Map<Integer, Double> added(
      TableSpec table,
      String column,
      Predicate<PlainRow> isMeant,
      Function<PlainRow, Integer> year) {
    Map<Integer, Double> byYear = new TreeMap<>();
    PlainRows.of(lake, table)
        .forEach(
            row -> {
              if (isMeant.test(row) && !row.isEmpty(column)) {
                byYear.merge(year.apply(row), row.number(column), Double::sum);
              }
              return true;
            });
    return byYear;
  }
}
