package no.stedsvekst.jobs.fetch.map;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.stedsvekst.jobs.fetch.plan.Role;
import no.stedsvekst.jobs.fetch.plan.Source;

/** The people of municipalities, and what changed their number. */
public final class PeopleFiles {
  /** The sexes, in the order of arrays by sex. */
  static final List<String> SEXES = List.of("M", "F");

  /** The oldest age, which is open. */
  static final int OLDEST = 105;

  private static final int AGES = OLDEST + 1;

  private final Landing landing;
  private final Map<UnitYear, Double> totals = new HashMap<>();
  private final Map<Integer, double[]> nation = new TreeMap<>();

  /** Of that folder. */
  public PeopleFiles(Landing landing) {
    this.landing = landing;
  }

  /** Writes {@code population}: a municipality and year is whole, or missing and told. */
  public void population() {
    landing.write(
        "population",
        List.of("municipality", "year", "sex", "age", "persons"),
        file -> {
          for (Source source : landing.sources("population")) {
            landing.eachAnswer(
                source,
                reading -> {
                  Map<UnitYear, double[]> units = new TreeMap<>();
                  reading.each(
                      cell ->
                          units.computeIfAbsent(unit(cell), key -> unknown())[place(cell)] =
                              cell.value());
                  units.forEach((unit, people) -> write(file, source, unit, people));
                });
          }
        });
  }

  private static UnitYear unit(Cell cell) {
    return new UnitYear(cell.get(Role.MUNICIPALITY), cell.year());
  }

  private static int place(Cell cell) {
    int sex = SEXES.indexOf(cell.get(Role.SEX));
    return sex * AGES + Math.min(OLDEST, Integer.parseInt(cell.get(Role.AGE)));
  }

  private static double[] unknown() {
    double[] people = new double[2 * AGES];
    Arrays.fill(people, Double.NaN);
    return people;
  }

  private void write(CsvFile file, Source source, UnitYear unit, double[] people) {
    double sum = Arrays.stream(people).sum();
    if (Double.isNaN(sum) || sum == 0) {
      landing
          .findings()
          .leftOut(
              source, unit, sum == 0 ? "nobody lives there" : "not every age and sex is known");
      return;
    }
    if (totals.putIfAbsent(unit, sum) != null) {
      return;
    }
    double[] all = nation.computeIfAbsent(unit.year(), year -> new double[2 * AGES]);
    for (int place = 0; place < people.length; place++) {
      all[place] += people[place];
      file.row(unit.unit(), unit.year(), SEXES.get(place / AGES), place % AGES, people[place]);
    }
  }

  /** Everybody in a municipality on 1 January, where it is known. */
  Map<UnitYear, Double> totals() {
    return totals;
  }

  /** The nation's people of a sex by age on 1 January; nothing where they are not known. */
  double[] nation(int year, String sex) {
    double[] all = nation.get(year);
    int from = SEXES.indexOf(sex) * AGES;
    return all == null ? new double[0] : Arrays.copyOfRange(all, from, from + AGES);
  }

  /** Writes {@code vital}; a year that is not there yet has no row. */
  public void vital() {
    landing.write(
        "vital",
        List.of("municipality", "year", "births", "deaths", "net_migration"),
        file -> {
          for (Source source : landing.sources("vital")) {
            Map<UnitYear, Map<String, Double>> units = new TreeMap<>();
            landing.each(
                source,
                cell -> {
                  if (cell.isThere()) {
                    units
                        .computeIfAbsent(unit(cell), key -> new TreeMap<>())
                        .put(cell.get(Role.MEASURE), cell.value());
                  }
                });
            units.forEach((unit, measures) -> write(file, source, unit, measures));
          }
        });
  }

  private void write(CsvFile file, Source source, UnitYear unit, Map<String, Double> measures) {
    Double births = measures.get("births");
    Double deaths = measures.get("deaths");
    Double net = measures.get("net_migration");
    if (net == null || measures.values().stream().allMatch(value -> value == 0)) {
      landing
          .findings()
          .leftOut(source, unit, net == null ? "net migration is not known" : "all flows are 0");
      return;
    }
    boolean isWhole = births != null && deaths != null;
    file.row(unit.unit(), unit.year(), isWhole ? births : null, isWhole ? deaths : null, net);
  }
}
