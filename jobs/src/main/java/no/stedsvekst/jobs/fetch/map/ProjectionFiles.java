package no.stedsvekst.jobs.fetch.map;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.stedsvekst.jobs.fetch.plan.Role;
import no.stedsvekst.jobs.fetch.plan.Source;
import no.stedsvekst.scenario.FlowsOfStocks;
import no.stedsvekst.supply.DeathsByExactAge;

/** Statistics Norway's own projections: of the nation, and of municipalities to compare with. */
public final class ProjectionFiles {
  private static final String SOURCE = "ssb";

  private final Landing landing;
  private final NationFiles nation;

  /**
   * Of that folder.
   *
   * @param nation which knows how many die
   */
  public ProjectionFiles(Landing landing, NationFiles nation) {
    this.landing = landing;
    this.nation = nation;
  }

  /** Writes {@code national_projection}, and {@code national_flow} that is derived from it. */
  public void ofTheNation() {
    Map<String, Map<Integer, double[][]>> alternatives = new TreeMap<>();
    for (Source source : landing.sources("national_projection")) {
      landing.each(source, cell -> add(alternatives, cell));
    }
    alternatives.values().forEach(years -> years.values().removeIf(ProjectionFiles::isIncomplete));
    landing.write(
        "national_projection",
        List.of("alternative", "year", "sex", "age", "persons"),
        file ->
            alternatives.forEach(
                (alternative, years) ->
                    years.forEach(
                        (year, people) -> {
                          for (int sex = 0; sex < people.length; sex++) {
                            for (int age = 0; age < people[sex].length; age++) {
                              file.row(
                                  alternative,
                                  year,
                                  PeopleFiles.SEXES.get(sex),
                                  age,
                                  people[sex][age]);
                            }
                          }
                        })));
    flows(alternatives);
  }

  private static void add(Map<String, Map<Integer, double[][]>> alternatives, Cell cell) {
    double[][] people =
        alternatives
            .computeIfAbsent(cell.get(Role.ALTERNATIVE), key -> new TreeMap<>())
            .computeIfAbsent(cell.year(), key -> unknown());
    int age = Math.min(PeopleFiles.OLDEST, Integer.parseInt(cell.get(Role.AGE)));
    people[PeopleFiles.SEXES.indexOf(cell.get(Role.SEX))][age] = cell.value();
  }

  private static double[][] unknown() {
    double[][] people = new double[PeopleFiles.SEXES.size()][PeopleFiles.OLDEST + 1];
    Arrays.stream(people).forEach(ages -> Arrays.fill(ages, Double.NaN));
    return people;
  }

  private static boolean isIncomplete(double[][] people) {
    return Arrays.stream(people).flatMapToDouble(Arrays::stream).anyMatch(Double::isNaN);
  }

  private void flows(Map<String, Map<Integer, double[][]>> alternatives) {
    Map<String, double[]> exact = nation.lastDeaths();
    if (exact.isEmpty() || alternatives.isEmpty()) {
      return;
    }
    double[][] probability = new double[PeopleFiles.SEXES.size()][];
    double[] newborn = new double[probability.length];
    for (int sex = 0; sex < probability.length; sex++) {
      double[] ofSex = exact.get(PeopleFiles.SEXES.get(sex));
      probability[sex] = DeathsByExactAge.byAgeOnJanuaryFirst(ofSex, PeopleFiles.OLDEST);
      newborn[sex] = ofSex[0];
    }
    landing.write(
        "national_flow",
        List.of("alternative", "year", "births", "deaths", "net_migration"),
        file ->
            alternatives.forEach(
                (alternative, years) ->
                    years.forEach(
                        (year, people) -> {
                          double[][] next = years.get(year + 1);
                          if (next != null) {
                            FlowsOfStocks flows =
                                FlowsOfStocks.between(people, next, probability, newborn);
                            file.row(
                                alternative,
                                year,
                                flows.births(),
                                flows.deaths(),
                                flows.netMigration());
                          }
                        })));
    landing.standIn(
        "national_flow is derived from national_projection: births from those who are 0 a year later,"
            + " deaths by the last death probabilities, which are held, net migration the rest");
  }

  /** Writes {@code reference_projection}: each edition in the codes of its year. */
  public void ofMunicipalities() {
    landing.write(
        "reference_projection",
        List.of("source", "edition", "alternative", "municipality", "year", "population"),
        file -> {
          for (Source source : landing.sources("reference_projection")) {
            Map<String, Map<UnitYear, Double>> sums = new TreeMap<>();
            landing.each(
                source,
                cell ->
                    sums.computeIfAbsent(cell.get(Role.ALTERNATIVE), key -> new TreeMap<>())
                        .merge(
                            new UnitYear(cell.get(Role.MUNICIPALITY), cell.year()),
                            cell.value(),
                            Double::sum));
            sums.forEach(
                (alternative, units) ->
                    units.forEach(
                        (unit, people) -> {
                          if (!Double.isNaN(people) && people > 0) {
                            file.row(
                                SOURCE,
                                source.edition(),
                                alternative,
                                unit.unit(),
                                unit.year(),
                                people);
                          }
                        }));
          }
        });
  }
}
