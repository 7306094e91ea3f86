package no.stedsvekst.jobs.fetch.map;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import no.stedsvekst.jobs.fetch.plan.Role;
import no.stedsvekst.jobs.fetch.plan.Source;

/** Who works where, and how many work and live in each municipality. */
public final class WorkFiles {
  private static final int REGISTER_BREAK = 2015;

  private final Landing landing;
  private final Map<UnitYear, Double> byHome = new TreeMap<>();
  private final Map<UnitYear, Double> byWork = new TreeMap<>();
  private long unknownPairs;

  /** Of that folder. */
  public WorkFiles(Landing landing) {
    this.landing = landing;
  }

  /** Writes {@code commuting}, and keeps its sums. */
  public void commuting() {
    landing.write(
        "commuting",
        List.of("year", "home", "work", "employed"),
        file -> {
          for (Source source : landing.sources("commuting")) {
            Map<UnitYear, Double> outside = new TreeMap<>();
            landing.each(source, cell -> pair(cell, file, outside));
            outside.forEach(
                (home, employed) -> {
                  if (employed > 0) {
                    file.row(home.year(), home.unit(), Reading.OUTSIDE, employed);
                  }
                });
          }
        });
    if (unknownPairs > 0) {
      landing.findings().add("commuting: %d pairs are not known".formatted(unknownPairs));
    }
    byHome.forEach(
        (home, employed) -> {
          if (employed == 0) {
            landing.findings().add("commuting, %s: nobody who lives there works".formatted(home));
          }
        });
  }

  private void pair(Cell cell, CsvFile file, Map<UnitYear, Double> outside) {
    UnitYear home = new UnitYear(cell.get(Role.HOME), cell.year());
    String work = cell.get(Role.WORK);
    if (!cell.isThere()) {
      unknownPairs++;
      return;
    }
    byHome.merge(home, cell.value(), Double::sum);
    if (work.equals(Reading.OUTSIDE)) {
      outside.merge(home, cell.value(), Double::sum);
      return;
    }
    byWork.merge(new UnitYear(work, cell.year()), cell.value(), Double::sum);
    if (cell.value() > 0) {
      file.row(cell.year(), home.unit(), work, cell.value());
    }
  }

  /** Writes {@code employment}: as counted, else the rows of the commuting matrix. */
  public void employment() {
    Map<UnitYear, Double> counted = counted("employment");
    Set<Integer> years = years(counted);
    landing.write(
        "employment",
        List.of("municipality", "year", "employed_residents"),
        file -> {
          Set<Integer> summed = new TreeSet<>();
          byHome.forEach(
              (home, employed) -> {
                if (!years.contains(home.year()) && employed > 0) {
                  summed.add(home.year());
                  file.row(home.unit(), home.year(), employed);
                }
              });
          counted.forEach((unit, employed) -> file.row(unit.unit(), unit.year(), employed));
          if (!summed.isEmpty()) {
            landing.standIn(
                "employment of %s: row sums of the commuting matrix".formatted(span(summed)));
          }
        });
  }

  /** Writes {@code jobs}, by industry where that is known, and the industries. */
  public void jobs(List<Map<String, String>> industries) {
    Map<UnitYear, Double> total = counted("jobs_total");
    IndustryJobs byIndustry = new IndustryJobs(landing, total);
    Set<Integer> detailed = byIndustry.years();
    Set<Integer> counted = years(total);
    landing.write(
        "jobs",
        List.of("municipality", "year", "industry", "jobs"),
        file -> {
          Set<Integer> summed = new TreeSet<>();
          byWork.forEach(
              (work, jobs) -> {
                if (!counted.contains(work.year()) && jobs > 0) {
                  summed.add(work.year());
                  file.row(work.unit(), work.year(), "total", jobs);
                }
              });
          total.forEach(
              (unit, jobs) -> {
                if (!detailed.contains(unit.year())) {
                  file.row(unit.unit(), unit.year(), "total", jobs);
                }
              });
          byIndustry.write(file);
          if (!summed.isEmpty()) {
            landing.standIn(
                "jobs of %s: column sums of the commuting matrix".formatted(span(summed)));
          }
        });
    byIndustry.writeIndustries(industries);
    compare(total);
    Set<Integer> all = new TreeSet<>(counted);
    all.addAll(years(byWork));
    if (all.contains(REGISTER_BREAK) && all.contains(REGISTER_BREAK - 1)) {
      landing.standIn(
          "jobs are employed persons by place of work; the register changed between the fourth"
              + " quarters of 2014 and 2015: growth across it is not growth"
              + " (model.break_years = \"2015\" leaves it out of fits)");
    }
  }

  /** The jobs that are counted beside the columns of the matrix: the two are one register. */
  private void compare(Map<UnitYear, Double> total) {
    Map<Integer, int[]> different = new TreeMap<>();
    Map<Integer, Double> missing = new TreeMap<>();
    total.forEach(
        (unit, jobs) -> {
          Double columns = byWork.get(unit);
          if (columns != null && columns.doubleValue() != jobs) {
            different.computeIfAbsent(unit.year(), year -> new int[1])[0]++;
            missing.merge(unit.year(), jobs - columns, Double::sum);
          }
        });
    different.forEach(
        (year, units) ->
            landing
                .findings()
                .add(
                    "jobs of %d differ from the columns of the commuting matrix in %d municipalities, by %.0f in all"
                        .formatted(year, units[0], missing.get(year))));
  }

  /** One number of each municipality and year; 0 of a municipality that there is, is none. */
  private Map<UnitYear, Double> counted(String fills) {
    Map<UnitYear, Double> counted = new TreeMap<>();
    for (Source source : landing.sources(fills)) {
      Map<UnitYear, Double> here = new HashMap<>();
      landing.each(
          source,
          cell -> {
            UnitYear unit = new UnitYear(cell.get(Role.MUNICIPALITY), cell.year());
            if (cell.isThere() && cell.value() != 0) {
              here.put(unit, cell.value());
            } else {
              landing
                  .findings()
                  .add(
                      "table %s, %s: %s is %s, left out"
                          .formatted(
                              source.table(),
                              unit,
                              cell.get(Role.MEASURE),
                              cell.isThere() ? "0" : "\"" + cell.symbol() + "\""));
            }
          });
      here.forEach(counted::putIfAbsent);
    }
    return counted;
  }

  private static Set<Integer> years(Map<UnitYear, Double> units) {
    Set<Integer> years = new TreeSet<>();
    units.keySet().forEach(unit -> years.add(unit.year()));
    return years;
  }

  static String span(Set<Integer> years) {
    TreeSet<Integer> sorted = new TreeSet<>(years);
    return sorted.first().equals(sorted.last())
        ? sorted.first().toString()
        : sorted.first() + "-" + sorted.last();
  }
}
