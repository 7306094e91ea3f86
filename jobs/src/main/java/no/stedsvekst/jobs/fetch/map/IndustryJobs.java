package no.stedsvekst.jobs.fetch.map;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import no.stedsvekst.jobs.fetch.plan.Role;
import no.stedsvekst.jobs.fetch.plan.Source;

/**
 * Jobs by group of industries: those of private employers by group, those of municipality, county
 * and state apart; what no group has is {@code unknown}. Where sectors are not to be had the groups
 * hold all. Years of two kinds are not put into one series: a year has both, or its total alone.
 */
final class IndustryJobs {
  private static final String UNKNOWN = "unknown";

  private final Landing landing;
  private final Map<UnitYear, Double> total;
  private final Map<UnitYear, Map<String, Double>> groups = new TreeMap<>();
  private final Map<UnitYear, Map<String, Double>> sectors = new TreeMap<>();

  IndustryJobs(Landing landing, Map<UnitYear, Double> total) {
    this.landing = landing;
    this.total = total;
    for (Source source : landing.sources("jobs_industry")) {
      landing.each(source, cell -> add(groups, cell, cell.get(Role.INDUSTRY), 1));
    }
    for (Source source : landing.sources("jobs_sector")) {
      landing.each(
          source,
          cell -> {
            add(sectors, cell, cell.get(Role.SECTOR), 1);
            if (groups.containsKey(unit(cell))) {
              add(groups, cell, cell.get(Role.INDUSTRY), -1);
            }
          });
    }
    if (!sectors.isEmpty()) {
      Set<Integer> before = UnitYear.years(groups.keySet());
      groups.keySet().removeIf(unit -> !sectors.containsKey(unit));
      before.removeAll(UnitYear.years(groups.keySet()));
      if (!before.isEmpty()) {
        landing.standIn(
            "jobs of %s: their total alone, industries without sectors are another series"
                .formatted(UnitYear.span(before)));
      }
    } else if (!groups.isEmpty()) {
      landing.standIn(
          "industries hold the jobs of all employers: there is no table of sectors, so that nothing"
              + " is kommune, fylke or stat");
    }
    if (!groups.isEmpty()) {
      landing.standIn(
          "industries are 16 groups of NACE 2007 and what is unknown, not the book's 25: growth_outlook"
              + " is empty");
    }
  }

  private static UnitYear unit(Cell cell) {
    return new UnitYear(cell.get(Role.MUNICIPALITY), cell.year());
  }

  private static void add(Map<UnitYear, Map<String, Double>> to, Cell cell, String name, int sign) {
    if (cell.isThere()) {
      to.computeIfAbsent(unit(cell), key -> new TreeMap<>())
          .merge(name, sign * cell.value(), Double::sum);
    }
  }

  /** The years that have industries in place of their total. */
  Set<Integer> years() {
    return UnitYear.years(groups.keySet());
  }

  void write(CsvFile file) {
    groups.forEach(
        (unit, jobs) -> {
          Map<String, Double> all = new TreeMap<>(jobs);
          sectors.getOrDefault(unit, Map.of()).forEach(all::put);
          double rest =
              total.getOrDefault(unit, Double.NaN)
                  - all.values().stream().mapToDouble(Double::doubleValue).sum();
          if (Double.isNaN(rest)) {
            landing
                .findings()
                .add("jobs, %s: industries are known, their total is not".formatted(unit));
            return;
          }
          all.put(UNKNOWN, rest);
          all.forEach(
              (industry, count) -> {
                if (count < 0) {
                  landing
                      .findings()
                      .add(
                          "jobs, %s: %s comes out as %.0f and is landed as 0"
                              .formatted(unit, industry, count));
                }
                file.row(unit.unit(), unit.year(), industry, Math.max(0, count));
              });
        });
  }

  void writeIndustries(List<Map<String, String>> industries) {
    if (groups.isEmpty()) {
      return;
    }
    List<String> columns = List.copyOf(industries.get(0).keySet());
    landing.write(
        "industry",
        columns,
        file -> industries.forEach(line -> file.row(columns.stream().map(line::get).toArray())));
  }
}
