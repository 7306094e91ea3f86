package no.stedsvekst.jobs.project;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/** What a lake tells of every municipality up to the base year. */
final class PlainPlaceRows {
  /** Persons by year, municipality and place in {@link PlainCells}. */
  final SortedMap<Integer, Map<String, double[]>> people = new TreeMap<>();

  /** Persons of all ages, also where ages are not known. */
  final Map<Integer, Map<String, Double>> totals = new TreeMap<>();

  final Map<Integer, Map<String, Double>> births = new TreeMap<>();

  /** The sum over municipalities by year. */
  final Map<Integer, Double> netMigration = new TreeMap<>();

  private final PlainLake lake;
  private final int baseYear;

  PlainPlaceRows(PlainLake lake, int baseYear) {
    this.lake = lake;
    this.baseYear = baseYear;
    readPeople();
    readVital();
  }

  private void readPeople() {
    for (Row row :
        lake.rows("silver/population", "year", "municipality", "sex", "age", "persons")) {
      int year = row.getInt(0);
      String code = row.getString(1);
      if (year > baseYear) {
        continue;
      }
      totals.computeIfAbsent(year, y -> new HashMap<>()).merge(code, row.getDouble(4), Double::sum);
      int sex = PlainCells.SEXES.indexOf(row.getString(2));
      if (sex >= 0 && !row.getString(3).equals(PlainCells.ALL)) {
        int age = Math.min(PlainCells.OLDEST, Integer.parseInt(row.getString(3)));
        people.computeIfAbsent(year, y -> new HashMap<>())
                .computeIfAbsent(code, c -> new double[PlainCells.STOCK])[
                PlainCells.stock(sex, age)] +=
            row.getDouble(4);
      }
    }
  }

  private void readVital() {
    for (Row row : lake.rows("silver/vital", "year", "municipality", "births", "net_migration")) {
      if (row.getInt(0) < baseYear) {
        if (!row.isNullAt(2)) {
          PlainResult.put(births, row.getInt(0), row.getString(1), row.getDouble(2));
        }
        netMigration.merge(row.getInt(0), row.getDouble(3), Double::sum);
      }
    }
  }

  List<String> municipalities() {
    return lake.rows("silver/municipality", "code").stream()
        .map(row -> row.getString(0))
        .sorted()
        .toList();
  }

  /** Of the year before the base year, by municipality and industry. */
  Map<String, Map<String, Double>> jobs() {
    Map<String, Map<String, Double>> jobs = new HashMap<>();
    for (Row row : lake.rows("silver/jobs", "year", "municipality", "industry", "jobs")) {
      if (row.getInt(0) == baseYear - 1) {
        jobs.computeIfAbsent(row.getString(1), code -> new HashMap<>())
            .merge(row.getString(2), row.getDouble(3), Double::sum);
      }
    }
    return jobs;
  }

  /** Residents who work. */
  Map<String, Double> employed(int year) {
    Map<String, Double> employed = new HashMap<>();
    for (Row row : lake.rows("silver/employment", "year", "municipality", "employed_residents")) {
      if (row.getInt(0) == year) {
        employed.put(row.getString(1), row.getDouble(2));
      }
    }
    return employed;
  }

  /** The last year whose commuting is known. */
  int commutingYear() {
    return lake.rows("silver/commuting", "year").stream()
        .mapToInt(row -> row.getInt(0))
        .filter(year -> year < baseYear)
        .max()
        .orElse(baseYear - 1);
  }

  /** By home and work. */
  Map<String, Map<String, Double>> commuters(int year) {
    Map<String, Map<String, Double>> commuters = new HashMap<>();
    for (Row row : lake.rows("silver/commuting", "year", "home", "work", "employed")) {
      if (row.getInt(0) == year) {
        commuters
            .computeIfAbsent(row.getString(1), home -> new HashMap<>())
            .put(row.getString(2), row.getDouble(3));
      }
    }
    return commuters;
  }

  /** Of the two years before the base year. */
  Map<Integer, Map<String, Double>> vra() {
    Map<Integer, Map<String, Double>> vra = new TreeMap<>();
    for (Row row : lake.ofPreset("gold/panel", "year", "unit", "vra")) {
      int year = row.getInt(0);
      if (year < baseYear && year >= baseYear - 2 && !row.isNullAt(2)) {
        PlainResult.put(vra, year, row.getString(1), row.getDouble(2));
      }
    }
    return vra;
  }

  /** {@code centrality_jobs} as a fraction. */
  Map<String, Double> centrality() {
    Map<String, Double> centrality = new HashMap<>();
    for (Row row : lake.rows("silver/municipality", "code", "centrality_jobs")) {
      if (!row.isNullAt(1)) {
        centrality.put(row.getString(0), row.getDouble(1) / 1000);
      }
    }
    return centrality;
  }

  /** A rate of attractiveness by year. */
  Map<Integer, Map<String, Double>> annual(String rate) {
    Map<Integer, Map<String, Double>> annual = new TreeMap<>();
    for (Row row : lake.ofPreset("gold/attractiveness", "period", "unit", rate)) {
      if (row.getString(0).matches("[0-9]{4}") && !row.isNullAt(2)) {
        int year = Integer.parseInt(row.getString(0));
        if (year < baseYear) {
          PlainResult.put(annual, year, row.getString(1), row.getDouble(2));
        }
      }
    }
    return annual;
  }

  /** What centrality leaves of net migration beyond the nation's, by year. */
  Map<Integer, Map<String, Double>> left(Map<String, PlainTerm> coefficients) {
    PlainTerm slope = coefficients.get("centrality_jobs");
    Map<Integer, Map<String, Double>> left = new TreeMap<>();
    for (Row row :
        lake.ofPreset("gold/panel", "year", "unit", "centrality_jobs", "net_migration_excess")) {
      if (row.getInt(0) < baseYear && !row.isNullAt(3)) {
        double expected =
            coefficients.get("(Intercept)").estimate()
                + slope.estimate() * (row.getDouble(2) - slope.center());
        PlainResult.put(left, row.getInt(0), row.getString(1), row.getDouble(3) - expected);
      }
    }
    return left;
  }

  /** Those of the last ten years; of an earlier base year they would tell of its future. */
  Map<String, Double> ratios(String name) {
    Map<String, Double> ratios = new HashMap<>();
    if (baseYear != lake.lastJobs() + 1) {
      return ratios;
    }
    String column = lake.isRecommended() ? name + "_shrunken" : name;
    for (Row row : lake.ofPreset("gold/vital_ratio", "unit", column)) {
      if (!row.isNullAt(1)) {
        ratios.put(row.getString(0), row.getDouble(1));
      }
    }
    return ratios;
  }
}
