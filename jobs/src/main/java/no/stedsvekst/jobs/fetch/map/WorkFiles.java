package no.stedsvekst.jobs.fetch.map;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import no.stedsvekst.jobs.fetch.plan.Role;
import no.stedsvekst.jobs.fetch.plan.Source;

/** How many work, and live, in each municipality. */
public final class WorkFiles {
  private static final int REGISTER_BREAK = 2015;

  private final Landing landing;
  private final CommutingMatrix matrix;

  /**
   * Of that folder.
   *
   * @param matrix whose sums stand in where nothing is counted
   */
  public WorkFiles(Landing landing, CommutingMatrix matrix) {
    this.landing = landing;
    this.matrix = matrix;
  }

  /** Writes {@code employment}: as counted, else the rows of the commuting matrix. */
  public void employment() {
    Map<UnitYear, Double> counted = counted("employment");
    Set<Integer> years = UnitYear.years(counted.keySet());
    Set<Integer> summed = new TreeSet<>();
    Set<UnitYear> exceeded = new TreeSet<>();
    landing.write(
        "employment",
        List.of("municipality", "year", "employed_residents"),
        file -> {
          matrix
              .byHome()
              .forEach(
                  (home, employed) -> {
                    if (!years.contains(home.year()) && employed > 0) {
                      summed.add(home.year());
                      file.row(home.unit(), home.year(), employed);
                    }
                  });
          counted.forEach(
              (unit, employed) -> {
                double commuters = matrix.byHome().getOrDefault(unit, 0.0);
                // Of a rounded matrix the shares of its sum add up to all, those of the count to
                // more.
                boolean isExceeded = commuters > employed && matrix.isRounded(unit.year());
                if (isExceeded) {
                  exceeded.add(unit);
                }
                file.row(unit.unit(), unit.year(), isExceeded ? commuters : employed);
              });
        });
    if (!summed.isEmpty()) {
      landing.standIn(
          "employment of %s: row sums of the commuting matrix".formatted(UnitYear.span(summed)));
    }
    if (!exceeded.isEmpty()) {
      landing.standIn(
          "employment of %d municipalities and years: row sums of the commuting matrix, which is"
                  .formatted(exceeded.size())
              + " rounded and adds up to more than are counted");
    }
  }

  /** Writes {@code jobs}, by industry where that is known, and the industries. */
  public void jobs(List<Map<String, String>> industries) {
    Map<UnitYear, Double> total = counted("jobs_total");
    IndustryJobs byIndustry = new IndustryJobs(landing, total);
    Set<Integer> detailed = byIndustry.years();
    Set<Integer> counted = UnitYear.years(total.keySet());
    landing.write(
        "jobs",
        List.of("municipality", "year", "industry", "jobs"),
        file -> {
          Set<Integer> summed = new TreeSet<>();
          matrix
              .byWork()
              .forEach(
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
                "jobs of %s: column sums of the commuting matrix".formatted(UnitYear.span(summed)));
          }
        });
    byIndustry.writeIndustries(industries);
    compare(total);
    Set<Integer> all = new TreeSet<>(counted);
    all.addAll(UnitYear.years(matrix.byWork().keySet()));
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
          Double columns = matrix.byWork().get(unit);
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
                  .leftOut(
                      source,
                      unit,
                      "%s is %s"
                          .formatted(
                              cell.get(Role.MEASURE),
                              cell.isThere() ? "0" : "\"" + cell.symbol() + "\""));
            }
          });
      here.forEach(counted::putIfAbsent);
    }
    return counted;
  }
}
