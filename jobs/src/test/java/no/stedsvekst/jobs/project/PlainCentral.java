package no.stedsvekst.jobs.project;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/**
 * What the scenario central leans on, by loops over rows: how much of the expected migration has
 * come in the past, and of the line through ten years.
 *
 * @param migration share of the migration expected beyond the nation's
 * @param growth share of the growth of ten years beyond the nation's
 * @param steps how many more people there were each year, as a share of those on the jump-off
 * @param nationStep the same of all
 */
record PlainCentral(double migration, double growth, Map<String, Double> steps, double nationStep) {
  static final double BY_PAST = 0.5;

  /** A place in a year. */
  private record Place(String unit, int year, double rate, double index, double people) {}

  /** Weighted pairs of one year foretold from another. */
  private static final class Pairs {
    private final List<double[]> rows = new ArrayList<>();

    void add(double weight, double foretold, double came) {
      rows.add(new double[] {weight, foretold, came});
    }

    /** Adds the sums of squares and of products about the weighted means. */
    void addTo(double[] sums) {
      double weight = 0;
      double foretold = 0;
      double came = 0;
      for (double[] row : rows) {
        weight += row[0];
        foretold += row[0] * row[1];
        came += row[0] * row[2];
      }
      for (double[] row : rows) {
        double x = row[1] - foretold / weight;
        sums[0] += row[0] * x * x;
        sums[1] += row[0] * x * (row[2] - came / weight);
      }
    }
  }

  static PlainCentral of(PlainLake lake, PlainInputs inputs, double fallback) {
    Map<String, Double> steps = new HashMap<>();
    double all = 0;
    double now = 0;
    for (String code : inputs.municipalities()) {
      Double step = step(inputs, code, inputs.baseYear());
      if (step != null) {
        double people = inputs.totals().get(inputs.baseYear()).get(code);
        steps.put(code, step);
        all += step * people;
        now += people;
      }
    }
    return new PlainCentral(
        migration(lake, inputs, fallback), growth(inputs, fallback), steps, all / now);
  }

  /** What a place grows beyond the nation in one of the years ahead. */
  double ahead(String code, int yearsOn) {
    return growth * (inYear(steps.get(code), yearsOn) - inYear(nationStep, yearsOn));
  }

  private static double inYear(double step, int yearsOn) {
    return Math.log(Math.max(0.05, 1 + step * yearsOn))
        - Math.log(Math.max(0.05, 1 + step * (yearsOn - 1)));
  }

  private static Double step(PlainInputs inputs, String code, int year) {
    int first = inputs.totals().keySet().stream().min(Integer::compare).orElseThrow();
    int begun = Math.max(first, year - 10);
    Double now = inputs.totals().getOrDefault(year, Map.of()).get(code);
    Double then = inputs.totals().getOrDefault(begun, Map.of()).get(code);
    return now == null || then == null || year < first + 3
        ? null
        : (now - then) / (year - begun) / now;
  }

  private static double growth(PlainInputs inputs, double fallback) {
    double[] sums = new double[2];
    int first = inputs.totals().keySet().stream().min(Integer::compare).orElseThrow();
    for (int from = first + 3; from < inputs.baseYear(); from++) {
      for (int years = 1; years <= 10 && from + years <= inputs.baseYear(); years++) {
        Pairs pairs = new Pairs();
        for (Map.Entry<String, Double> place : inputs.totals().get(from).entrySet()) {
          Double later = inputs.totals().get(from + years).get(place.getKey());
          Double step = step(inputs, place.getKey(), from);
          if (step != null && later != null) {
            pairs.add(
                Math.sqrt(place.getValue()),
                Math.log(Math.max(0.05, 1 + step * years)) / years,
                Math.log(later / place.getValue()) / years);
          }
        }
        pairs.addTo(sums);
      }
    }
    return inputs.baseYear() - first < 5 ? fallback : clipped(sums);
  }

  /** The share that lasts of the migration by which places are expected to differ. */
  static double migration(PlainLake lake, PlainInputs inputs, double fallback) {
    List<Place> regions = places(lake, "region", inputs.baseYear());
    Map<Integer, Map<String, Place>> places = new TreeMap<>();
    for (Place place : places(lake, "municipality", inputs.baseYear())) {
      places.computeIfAbsent(place.year(), year -> new HashMap<>()).put(place.unit(), place);
    }
    double lasting = PlainScenario.lambda(inputs, inputs.residential(), fallback);
    double[] sums = new double[2];
    for (int from : places.keySet()) {
      double[] line = line(regions, from);
      if (line != null) {
        Map<String, Double> foretold = foretold(places, from, line, lasting);
        for (int year = from; year < from + 10 && places.containsKey(year); year++) {
          Pairs pairs = new Pairs();
          places
              .get(year)
              .forEach(
                  (unit, place) -> {
                    if (foretold.containsKey(unit)) {
                      pairs.add(Math.sqrt(place.people()), foretold.get(unit), place.rate());
                    }
                  });
          pairs.addTo(sums);
        }
      }
    }
    return sums[0] > 0 ? clipped(sums) : fallback;
  }

  private static Map<String, Double> foretold(
      Map<Integer, Map<String, Place>> places, int from, double[] line, double lasting) {
    Map<String, List<Place>> before = new HashMap<>();
    for (int year = from - 10; year < from; year++) {
      places
          .getOrDefault(year, Map.of())
          .forEach(
              (unit, place) -> before.computeIfAbsent(unit, u -> new ArrayList<>()).add(place));
    }
    Map<String, Double> foretold = new HashMap<>();
    before.forEach(
        (unit, years) -> {
          double rate = years.stream().mapToDouble(Place::rate).average().orElseThrow();
          double index = years.stream().mapToDouble(Place::index).average().orElseThrow();
          double expected = line[0] + line[1] * index;
          foretold.put(unit, expected + lasting * (rate - expected));
        });
    return foretold;
  }

  /** Least squares of migration on centrality over all regions and years before one. */
  private static double[] line(List<Place> regions, int from) {
    List<Place> known = regions.stream().filter(place -> place.year() < from).toList();
    double index = known.stream().mapToDouble(Place::index).average().orElse(0);
    double rate = known.stream().mapToDouble(Place::rate).average().orElse(0);
    double square = 0;
    double product = 0;
    for (Place place : known) {
      square += (place.index() - index) * (place.index() - index);
      product += (place.index() - index) * (place.rate() - rate);
    }
    double slope = product / square;
    return known.size() <= 6 ? null : new double[] {rate - slope * index, slope};
  }

  private static List<Place> places(PlainLake lake, String level, int baseYear) {
    List<Place> places = new ArrayList<>();
    for (Row row :
        lake.ofLevel(
            level,
            "gold/panel",
            "unit",
            "year",
            "net_migration_excess",
            "centrality_jobs",
            "population")) {
      if (!row.isNullAt(2) && !row.isNullAt(3) && row.getInt(1) < baseYear) {
        places.add(
            new Place(
                row.getString(0),
                row.getInt(1),
                row.getDouble(2),
                row.getDouble(3),
                row.getDouble(4)));
      }
    }
    return places;
  }

  private static double clipped(double[] sums) {
    return Math.max(0, Math.min(1, sums[1] / sums[0]));
  }
}
