package no.stedsvekst.jobs.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The panel computed again from the landing files with loops and maps, for complete data. It knows
 * nothing of the product: what both say is right unless both are wrong in the same way.
 */
public final class PlainPanel {
  /** Of a unit in a year: the numbers of the panel that have a value. */
  public record Cell(
      double relativeGrowth, double own, double neighbour, double rate, double excess) {}

  private final Map<String, String> regionOf = new HashMap<>();
  private final Map<String, Map<Integer, Double>> population = new HashMap<>();
  private final Map<String, Map<Integer, Double>> jobs = new HashMap<>();
  private final Map<String, Map<Integer, Double>> migration = new HashMap<>();
  private final Map<String, Map<Integer, Double>> employed = new HashMap<>();
  private final Map<Integer, Map<String, Map<String, Double>>> flows = new HashMap<>();

  /** Reads the files of a landing folder. */
  public static PlainPanel of(Path landing) {
    PlainPanel panel = new PlainPanel();
    for (Map<String, String> row : rows(landing, "municipality")) {
      panel.regionOf.put(row.get("code"), row.get("region"));
    }
    for (Map<String, String> row : rows(landing, "population")) {
      add(panel.population, row, "persons");
    }
    for (Map<String, String> row : rows(landing, "jobs")) {
      add(panel.jobs, row, "jobs");
    }
    for (Map<String, String> row : rows(landing, "vital")) {
      add(panel.migration, row, "net_migration");
    }
    for (Map<String, String> row : rows(landing, "commuting")) {
      panel
          .flows
          .computeIfAbsent(Integer.valueOf(row.get("year")), year -> new TreeMap<>())
          .computeIfAbsent(row.get("home"), home -> new TreeMap<>())
          .put(row.get("work"), Double.valueOf(row.get("employed")));
    }
    if (Files.exists(landing.resolve("employment.csv"))) {
      rows(landing, "employment").forEach(row -> add(panel.employed, row, "employed_residents"));
    } else {
      panel.flows.forEach(
          (year, homes) ->
              homes.forEach(
                  (home, works) ->
                      addAll(
                          panel.employed,
                          home,
                          Map.of(
                              year,
                              works.values().stream().mapToDouble(Double::doubleValue).sum()))));
    }
    return panel;
  }

  /** The same country with its municipalities added up to regions. */
  public PlainPanel ofRegions() {
    PlainPanel regions = new PlainPanel();
    for (String code : regionOf.keySet()) {
      String region = regionOf.get(code);
      regions.regionOf.put(region, region);
      addAll(regions.population, region, population.get(code));
      addAll(regions.jobs, region, jobs.get(code));
      addAll(regions.migration, region, migration.get(code));
      addAll(regions.employed, region, employed.get(code));
    }
    flows.forEach(
        (year, homes) ->
            homes.forEach(
                (home, works) ->
                    works.forEach(
                        (work, employed) ->
                            regions
                                .flows
                                .computeIfAbsent(year, y -> new TreeMap<>())
                                .computeIfAbsent(regionOf.get(home), h -> new TreeMap<>())
                                .merge(regionOf.getOrDefault(work, work), employed, Double::sum))));
    return regions;
  }

  public Set<String> units() {
    return new TreeSet<>(regionOf.keySet());
  }

  public String regionOf(String code) {
    return regionOf.get(code);
  }

  public double population(String unit, int year) {
    return population.get(unit).get(year);
  }

  /** Who works in a place. */
  public double jobs(String unit, int year) {
    return jobs.get(unit).get(year);
  }

  /** Who lives in a place and works, wherever that is. */
  public double employed(String unit, int year) {
    return employed.get(unit).get(year);
  }

  /** The flows from a place in a year, by where they lead. */
  public Map<String, Double> flowsFrom(String home, int year) {
    return flows.get(year).get(home);
  }

  /** The years in which jobs can have grown. */
  public List<Integer> years() {
    TreeSet<Integer> years = new TreeSet<>(jobs.values().iterator().next().keySet());
    return years.stream().filter(year -> years.contains(year - 1)).toList();
  }

  /** Growth of a place beyond all places together. */
  public double relativeGrowth(String unit, int year) {
    double now = 0;
    double before = 0;
    for (Map<Integer, Double> series : jobs.values()) {
      now += series.get(year);
      before += series.get(year - 1);
    }
    double here = jobs.get(unit).get(year - 1);
    return here == 0 ? 0 : jobs.get(unit).get(year) / here - now / before;
  }

  /** A unit in a year, its growth weighted with the commuting of a year. */
  public Cell cell(String unit, int year, int commutingYear) {
    double residents = employed.get(unit).get(commutingYear);
    double own = 0;
    double neighbour = 0;
    for (Map.Entry<String, Double> flow : flowsFrom(unit, commutingYear).entrySet()) {
      if (flow.getKey().equals(unit)) {
        own += flow.getValue() * relativeGrowth(unit, year);
      } else if (!flow.getKey().equals("outside")) {
        neighbour += flow.getValue() * relativeGrowth(flow.getKey(), year);
      }
    }
    double movers = 0;
    double people = 0;
    for (String each : regionOf.keySet()) {
      movers += migration.get(each).get(year);
      people += population.get(each).get(year);
    }
    double rate = migration.get(unit).get(year) / population(unit, year);
    return new Cell(
        relativeGrowth(unit, year),
        own / residents,
        neighbour / residents,
        rate,
        rate - movers / people);
  }

  private static void add(
      Map<String, Map<Integer, Double>> series, Map<String, String> row, String measure) {
    series
        .computeIfAbsent(row.get("municipality"), code -> new TreeMap<>())
        .merge(Integer.valueOf(row.get("year")), Double.valueOf(row.get(measure)), Double::sum);
  }

  private static void addAll(
      Map<String, Map<Integer, Double>> series, String unit, Map<Integer, Double> values) {
    Map<Integer, Double> sums = series.computeIfAbsent(unit, code -> new TreeMap<>());
    values.forEach((year, value) -> sums.merge(year, value, Double::sum));
  }

  /** The rows of a landing file, by column. */
  public static List<Map<String, String>> rows(Path landing, String table) {
    try {
      List<String> lines = Files.readAllLines(landing.resolve(table + ".csv"));
      List<String> header = Arrays.asList(lines.get(0).split(",", -1));
      return lines.stream()
          .skip(1)
          .map(
              line -> {
                String[] cells = line.split(",", -1);
                Map<String, String> row = new HashMap<>();
                for (int index = 0; index < cells.length; index++) {
                  row.put(header.get(index), cells[index]);
                }
                return row;
              })
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
