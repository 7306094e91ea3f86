package no.stedsvekst.jobs.tools;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import no.stedsvekst.attractiveness.Impulse;
import no.stedsvekst.jobs.attract.AppliedCoefficients;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.engine.Console;
import no.stedsvekst.jobs.engine.Listing;
import no.stedsvekst.jobs.lake.PlainRow;
import no.stedsvekst.jobs.refusal.Refusals;
import no.stedsvekst.jobs.ripple.RippleTables;

/** Who moves where when the jobs of a change of export come: impulses added up over the places. */
final class ShockImpulse {
  private final PresetTables tables;
  private final Console console;
  private final Map<String, TreeMap<Integer, Double>> persons = new TreeMap<>();

  ShockImpulse(PresetTables tables, Console console) {
    this.tables = tables;
    this.console = console;
  }

  void answer(String shock) {
    NavigableMap<Integer, Map<String, Double>> jobs = jobs(shock);
    AppliedCoefficients coefficients = tables.coefficients();
    console.progress("impulse: coefficients " + coefficients.id());
    Impulse impulse =
        new Impulse(Stream.of(ImpulseTool.TERMS).mapToDouble(coefficients::estimate).toArray());
    jobs.forEach((year, changes) -> add(impulse, year, changes));
    list(jobs.firstKey(), jobs.lastKey() + ImpulseTool.TERMS.length - 1);
  }

  /** By year and place, all industries together. */
  private NavigableMap<Integer, Map<String, Double>> jobs(String shock) {
    NavigableMap<Integer, Map<String, Double>> jobs = new TreeMap<>();
    tables
        .ofPreset(RippleTables.SHOCK_JOBS)
        .where("shock", shock)
        .select("year", "municipality", "jobs")
        .forEach(
            row -> {
              jobs.computeIfAbsent(row.integer("year"), year -> new HashMap<>())
                  .merge(row.text("municipality"), row.number("jobs"), Double::sum);
              return true;
            });
    if (jobs.isEmpty()) {
      throw Refusals.noSlice(RippleTables.SHOCK_JOBS.fullName(), "shock = '%s'".formatted(shock));
    }
    return jobs;
  }

  private void add(Impulse impulse, int year, Map<String, Double> changes) {
    List<PlainRow> panel = tables.municipalities();
    int now = PresetTables.lastYear(panel, "population", year);
    int before = PresetTables.lastYear(panel, "jobs", year - 1);
    int shareYear = tables.shareYear(now, tables.read(SilverTables.COMMUTING));
    Map<String, Double> population = ImpulseTool.known(panel, now, "population");
    Map<String, Double> base = ImpulseTool.known(panel, before, "jobs");
    Map<String, Double> employed = ImpulseTool.known(panel, shareYear, "employed");
    console.progress(
        "impulse: %.1f jobs in %d, residents of 1 January %d, commuting of %d, jobs of %d"
            .formatted(
                changes.values().stream().mapToDouble(Double::doubleValue).sum(),
                year,
                now,
                shareYear,
                before));
    tables
        .read(SilverTables.COMMUTING)
        .where("year", shareYear)
        .select("home", "work", "employed")
        .forEach(
            row -> {
              String home = row.text("home");
              Double change = changes.get(row.text("work"));
              double there = base.getOrDefault(row.text("work"), 0.0);
              if (change != null
                  && there > 0
                  && population.containsKey(home)
                  && employed.containsKey(home)) {
                double share = ImpulseTool.share(row.number("employed"), employed.get(home));
                add(home, year, impulse.persons(population.get(home), share, change, there));
              }
              return true;
            });
  }

  private void add(String home, int year, double[] moving) {
    TreeMap<Integer, Double> years = persons.computeIfAbsent(home, code -> new TreeMap<>());
    for (int lag = 0; lag < moving.length; lag++) {
      years.merge(year + lag, moving[lag], Double::sum);
    }
  }

  private void list(int first, int last) {
    List<String> columns = new ArrayList<>(List.of("municipality"));
    for (int year = first; year <= last; year++) {
      columns.add(String.valueOf(year));
    }
    columns.add("all");
    Listing listing = new Listing(columns.toArray(String[]::new));
    double[] sums = new double[last - first + 2];
    persons.entrySet().stream()
        .sorted(Comparator.comparingDouble(home -> -Math.abs(sum(home.getValue()))))
        .forEach(home -> listing.add(cells(home.getKey(), home.getValue(), first, sums)));
    List<Object> all = new ArrayList<>(List.of("all"));
    for (double sum : sums) {
      all.add(sum);
    }
    listing.add(all.toArray());
    console.list(listing);
  }

  private static Object[] cells(String home, Map<Integer, Double> years, int first, double[] sums) {
    List<Object> cells = new ArrayList<>(List.of(home));
    for (int place = 0; place < sums.length; place++) {
      boolean isSum = place == sums.length - 1;
      double number = isSum ? sum(years) : years.getOrDefault(first + place, 0.0);
      sums[place] += number;
      cells.add(number);
    }
    return cells.toArray();
  }

  private static double sum(Map<Integer, Double> years) {
    return years.values().stream().mapToDouble(Double::doubleValue).sum();
  }
}
