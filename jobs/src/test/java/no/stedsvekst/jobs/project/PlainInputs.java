package no.stedsvekst.jobs.project;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** What the plain projection is made of, from a lake. Spark only hands the rows over. */
final class PlainInputs {
  private static final String PAST = "";
  private static final int FIRST_MOTHER = 15;
  private static final int LAST_MOTHER = 49;
  private static final int FIRST_WORKER = 15;
  private static final int LAST_WORKER = 74;

  private final SparkSession spark;
  private final String lake;
  private final String preset;
  private final String alternative;
  private final int lastJobs;
  private final int baseYear;
  private final int horizon;
  private final Map<String, Dataset<Row>> tables = new HashMap<>();

  private PlainInputs(
      SparkSession spark,
      String lake,
      String preset,
      int baseYear,
      String alternative,
      int horizon) {
    this.spark = spark;
    this.lake = lake;
    this.preset = preset;
    this.alternative = alternative;
    this.horizon = horizon;
    lastJobs = rows("silver/jobs", "max(year)").get(0).getInt(0);
    this.baseYear = baseYear == 0 ? lastJobs + 1 : baseYear;
  }

  /**
   * Reads a lake.
   *
   * @param preset whose rows of gold are read
   * @param baseYear of the first 1 January; 0 for the one after the last jobs
   * @param alternative of the frame and its rates
   * @param horizon of the last 1 January
   */
  static PlainProjection.Inputs of(
      SparkSession spark,
      String lake,
      String preset,
      int baseYear,
      String alternative,
      int horizon) {
    return new PlainInputs(spark, lake, preset, baseYear, alternative, horizon).read();
  }

  private PlainProjection.Inputs read() {
    int origin = baseYear - 1;
    Map<Integer, Map<String, double[]>> people = new TreeMap<>();
    Map<Integer, Map<String, Double>> totals = new TreeMap<>();
    readPeople(people, totals);
    Map<Integer, Map<String, Double>> births = new TreeMap<>();
    Map<Integer, Double> netMigration = new TreeMap<>();
    for (Row row : rows("silver/vital", "year", "municipality", "births", "net_migration")) {
      if (row.getInt(0) <= origin) {
        if (!row.isNullAt(2)) {
          PlainResult.put(births, row.getInt(0), row.getString(1), row.getDouble(2));
        }
        netMigration.merge(row.getInt(0), row.getDouble(3), Double::sum);
      }
    }
    PlainFrame frame = frame();
    // A frame made from the past keeps the rates of the past.
    String future = frame == null ? PAST : alternative;
    int first = people.keySet().iterator().next();
    int shareYear =
        rows("silver/commuting", "year").stream()
            .mapToInt(row -> row.getInt(0))
            .filter(year -> year <= origin)
            .max()
            .orElse(origin);
    return new PlainProjection.Inputs(
        baseYear,
        horizon,
        preset.startsWith("recommended")
            ? PlainProjection.Parameters.recommended()
            : PlainProjection.Parameters.book2022(),
        rows("silver/municipality", "code").stream().map(row -> row.getString(0)).sorted().toList(),
        people,
        totals,
        births,
        netMigration,
        moves(),
        jobs(),
        employed(origin),
        commuters(shareYear),
        employed(shareYear),
        vra(),
        employmentRates(),
        deathRates(future, first),
        fertilityRates(future, first),
        frame,
        industries(),
        coefficients(),
        centrality(),
        annual("attractiveness_rate"),
        annual("business_attractiveness_rate"),
        ratios("fertility_ratio"),
        ratios("mortality_ratio"));
  }

  private void readPeople(
      Map<Integer, Map<String, double[]>> people, Map<Integer, Map<String, Double>> totals) {
    for (Row row : rows("silver/population", "year", "municipality", "sex", "age", "persons")) {
      int year = row.getInt(0);
      String code = row.getString(1);
      if (year > baseYear) {
        continue;
      }
      totals.computeIfAbsent(year, y -> new HashMap<>()).merge(code, row.getDouble(4), Double::sum);
      int sex = PlainCells.SEXES.indexOf(row.getString(2));
      if (sex >= 0 && !row.getString(3).equals(PlainProjection.ALL)) {
        int age = Math.min(PlainCells.OLDEST, Integer.parseInt(row.getString(3)));
        people.computeIfAbsent(year, y -> new HashMap<>())
                .computeIfAbsent(code, c -> new double[PlainCells.STOCK])[
                PlainCells.stock(sex, age)] +=
            row.getDouble(4);
      }
    }
  }

  private List<PlainProjection.Move> moves() {
    List<PlainProjection.Move> moves = new ArrayList<>();
    if (has("silver/migration_age")) {
      for (Row row :
          rows(
              "silver/migration_age",
              "year",
              "municipality",
              "sex",
              "age",
              "in_migrants",
              "out_migrants")) {
        moves.add(
            new PlainProjection.Move(
                row.getInt(0),
                row.getString(1),
                row.getString(2),
                row.getInt(3),
                row.getDouble(4),
                row.getDouble(5)));
      }
    }
    return moves;
  }

  private Map<String, Map<String, Double>> jobs() {
    Map<String, Map<String, Double>> jobs = new HashMap<>();
    for (Row row : rows("silver/jobs", "year", "municipality", "industry", "jobs")) {
      if (row.getInt(0) == baseYear - 1) {
        jobs.computeIfAbsent(row.getString(1), code -> new HashMap<>())
            .merge(row.getString(2), row.getDouble(3), Double::sum);
      }
    }
    return jobs;
  }

  private Map<String, Double> employed(int year) {
    Map<String, Double> employed = new HashMap<>();
    for (Row row : rows("silver/employment", "year", "municipality", "employed_residents")) {
      if (row.getInt(0) == year) {
        employed.put(row.getString(1), row.getDouble(2));
      }
    }
    return employed;
  }

  private Map<String, Map<String, Double>> commuters(int year) {
    Map<String, Map<String, Double>> commuters = new HashMap<>();
    for (Row row : rows("silver/commuting", "year", "home", "work", "employed")) {
      if (row.getInt(0) == year) {
        commuters
            .computeIfAbsent(row.getString(1), home -> new HashMap<>())
            .put(row.getString(2), row.getDouble(3));
      }
    }
    return commuters;
  }

  private Map<Integer, Map<String, Double>> vra() {
    Map<Integer, Map<String, Double>> vra = new TreeMap<>();
    for (Row row : rows("gold/panel", "preset", "level", "year", "unit", "vra")) {
      int year = row.getInt(2);
      if (isOfPreset(row) && year < baseYear && year >= baseYear - 2 && !row.isNullAt(4)) {
        PlainResult.put(vra, year, row.getString(3), row.getDouble(4));
      }
    }
    return vra;
  }

  private double[] employmentRates() {
    Map<Integer, double[]> byYear = new TreeMap<>();
    for (int sex = PlainCells.MEN; sex <= PlainCells.WOMEN; sex++) {
      for (Row row : ofSex("silver/employment_rate", sex, "year", "age", "rate")) {
        int age = row.getInt(1);
        if (age >= FIRST_WORKER && age <= LAST_WORKER) {
          byYear
                  .computeIfAbsent(row.getInt(0), year -> new double[PlainCells.STOCK])[
                  PlainCells.stock(sex, age)] =
              row.getDouble(2);
        }
      }
    }
    return byYear.get(nearest(new TreeSet<>(byYear.keySet()), baseYear - 1));
  }

  private Map<Integer, double[]> deathRates(String future, int first) {
    Map<String, Map<Integer, double[]>> byAlternative = new HashMap<>();
    for (int sex = PlainCells.MEN; sex <= PlainCells.WOMEN; sex++) {
      for (Row row :
          ofSex("silver/death_probability", sex, "year", "age", "probability", "alternative")) {
        if (row.getInt(1) <= PlainCells.OLDEST) {
          byAlternative.computeIfAbsent(row.getString(3), name -> new TreeMap<>())
                  .computeIfAbsent(row.getInt(0), year -> new double[PlainCells.STOCK])[
                  PlainCells.stock(sex, row.getInt(1))] =
              row.getDouble(2);
        }
      }
    }
    return ofYears(byAlternative, future, first);
  }

  private Map<Integer, double[]> fertilityRates(String future, int first) {
    Map<String, Map<Integer, double[]>> byAlternative = new HashMap<>();
    for (Row row : rows("silver/fertility_rate", "year", "age", "rate", "alternative")) {
      int age = Math.max(FIRST_MOTHER, Math.min(LAST_MOTHER, row.getInt(1)));
      byAlternative.computeIfAbsent(row.getString(3), name -> new TreeMap<>())
              .computeIfAbsent(row.getInt(0), year -> new double[PlainCells.OLDEST + 1])[age] +=
          row.getDouble(2);
    }
    return ofYears(byAlternative, future, first);
  }

  /** Rates of every year: of the past as observed, of the future by the alternative if landed. */
  private Map<Integer, double[]> ofYears(
      Map<String, Map<Integer, double[]>> byAlternative, String future, int first) {
    Map<Integer, double[]> past = byAlternative.getOrDefault(PAST, Map.of());
    TreeSet<Integer> observed = new TreeSet<>(past.keySet());
    NavigableSet<Integer> known = observed.headSet(baseYear, false);
    Map<Integer, double[]> expected = byAlternative.getOrDefault(future, Map.of());
    boolean isForetold = !future.equals(PAST) && !expected.isEmpty();
    Map<Integer, double[]> rates = new TreeMap<>();
    for (int year = first; year < horizon; year++) {
      if (year >= baseYear && isForetold) {
        rates.put(year, expected.get(nearest(new TreeSet<>(expected.keySet()), year)));
      } else if (!known.isEmpty()) {
        rates.put(year, past.get(nearest(known, year)));
      }
    }
    return rates;
  }

  private PlainFrame frame() {
    if (!has("silver/national_projection") || !has("silver/national_flow")) {
      return null;
    }
    PlainFrame frame = new PlainFrame(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    for (Row row :
        rows("silver/national_projection", "alternative", "year", "sex", "age", "persons")) {
      if (row.getString(0).equals(alternative)) {
        frame.people()
                .computeIfAbsent(row.getInt(1), year -> new double[PlainCells.STOCK])[
                PlainCells.stock(
                    PlainCells.SEXES.indexOf(row.getString(2)),
                    Math.min(PlainCells.OLDEST, row.getInt(3)))] +=
            row.getDouble(4);
      }
    }
    for (Row row : rows("silver/national_flow", "alternative", "year", "births", "deaths")) {
      if (row.getString(0).equals(alternative)) {
        frame.births().put(row.getInt(1), row.getDouble(2));
        frame.deaths().put(row.getInt(1), row.getDouble(3));
      }
    }
    boolean isWhole = true;
    for (int year = baseYear; year < horizon; year++) {
      isWhole &=
          frame.people().containsKey(year)
              && frame.people().containsKey(year + 1)
              && frame.births().containsKey(year);
    }
    return isWhole ? frame : null;
  }

  private Map<String, PlainProjection.Industry> industries() {
    Map<String, PlainProjection.Industry> industries = new HashMap<>();
    for (Row row :
        rows("silver/industry", "code", "sector", "population_sensitive", "growth_outlook")) {
      industries.put(
          row.getString(0),
          new PlainProjection.Industry(
              row.getString(1).equals("private"),
              row.getBoolean(2),
              row.isNullAt(3) ? null : row.getDouble(3)));
    }
    return industries;
  }

  private Map<String, PlainProjection.Term> coefficients() {
    String set =
        rows("gold/attractiveness", "preset", "level", "coef_set_id").stream()
            .filter(this::isOfPreset)
            .findFirst()
            .orElseThrow()
            .getString(2);
    Map<String, PlainProjection.Term> terms = new HashMap<>();
    for (Row row : rows("gold/coefficient_set", "coef_set_id", "term", "estimate", "center")) {
      if (row.getString(0).equals(set)) {
        terms.put(
            row.getString(1),
            new PlainProjection.Term(row.getDouble(2), row.isNullAt(3) ? 0 : row.getDouble(3)));
      }
    }
    return terms;
  }

  private Map<String, Double> centrality() {
    Map<String, Double> centrality = new HashMap<>();
    for (Row row : rows("silver/municipality", "code", "centrality_jobs")) {
      if (!row.isNullAt(1)) {
        centrality.put(row.getString(0), row.getDouble(1) / 1000);
      }
    }
    return centrality;
  }

  private Map<Integer, Map<String, Double>> annual(String rate) {
    Map<Integer, Map<String, Double>> annual = new TreeMap<>();
    for (Row row : rows("gold/attractiveness", "preset", "level", "period", "unit", rate)) {
      if (isOfPreset(row) && row.getString(2).matches("[0-9]{4}") && !row.isNullAt(4)) {
        int year = Integer.parseInt(row.getString(2));
        if (year < baseYear) {
          PlainResult.put(annual, year, row.getString(3), row.getDouble(4));
        }
      }
    }
    return annual;
  }

  /** Those of the last ten years; of an earlier base year they would tell of its future. */
  private Map<String, Double> ratios(String name) {
    Map<String, Double> ratios = new HashMap<>();
    if (baseYear != lastJobs + 1) {
      return ratios;
    }
    String column = preset.startsWith("recommended") ? name + "_shrunken" : name;
    for (Row row : rows("gold/vital_ratio", "preset", "level", "unit", column)) {
      if (isOfPreset(row) && !row.isNullAt(3)) {
        ratios.put(row.getString(2), row.getDouble(3));
      }
    }
    return ratios;
  }

  private boolean isOfPreset(Row row) {
    return row.getString(0).equals(preset) && row.getString(1).equals("municipality");
  }

  /**
   * The rows that hold for a sex; its own come last, so that they take the place of shared ones.
   */
  private List<Row> ofSex(String table, int sex, String... columns) {
    List<Row> rows = new ArrayList<>();
    for (String of : List.of(PlainProjection.ALL, PlainCells.SEXES.get(sex))) {
      rows.addAll(table(table).filter("sex = '" + of + "'").selectExpr(columns).collectAsList());
    }
    return rows;
  }

  /** The year itself or the nearest; of two equally near the earlier. */
  private static int nearest(NavigableSet<Integer> years, int year) {
    Integer before = years.floor(year);
    Integer after = years.ceiling(year);
    return after == null || (before != null && year - before <= after - year) ? before : after;
  }

  private List<Row> rows(String table, String... columns) {
    return table(table).selectExpr(columns).collectAsList();
  }

  private Dataset<Row> table(String table) {
    return tables.computeIfAbsent(
        table, name -> spark.read().format("delta").load(lake + "/" + name));
  }

  private boolean has(String table) {
    return Files.exists(Path.of(lake, table));
  }
}
