package no.stedsvekst.jobs.project;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Row;

/** The nation's rates by sex and age, from a lake. */
final class PlainRates {
  /** The alternative of what has been observed. */
  static final String PAST = "";

  private static final int FIRST_MOTHER = 15;
  private static final int LAST_MOTHER = 49;
  private static final int FIRST_WORKER = 15;
  private static final int LAST_WORKER = 74;

  private final PlainLake lake;
  private final String alternative;
  private final int first;
  private final int baseYear;
  private final int horizon;

  /**
   * Rates of years.
   *
   * @param alternative of the years from the base year on
   * @param first year
   * @param horizon the year after the last
   */
  PlainRates(PlainLake lake, String alternative, int first, int baseYear, int horizon) {
    this.lake = lake;
    this.alternative = alternative;
    this.first = first;
    this.baseYear = baseYear;
    this.horizon = horizon;
  }

  /** Who works, of the year before the base year; nobody where that was not landed. */
  double[] employment() {
    if (!lake.has("silver/employment_rate")) {
      return new double[PlainCells.STOCK];
    }
    Map<Integer, double[]> byYear = new TreeMap<>();
    for (int sex = PlainCells.MEN; sex <= PlainCells.WOMEN; sex++) {
      for (Row row : lake.ofSex("silver/employment_rate", sex, "year", "age", "rate")) {
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

  /** Who dies, by year. */
  Map<Integer, double[]> death() {
    Map<String, Map<Integer, double[]>> byAlternative = new HashMap<>();
    for (int sex = PlainCells.MEN; sex <= PlainCells.WOMEN; sex++) {
      for (Row row :
          lake.ofSex(
              "silver/death_probability", sex, "year", "age", "probability", "alternative")) {
        if (row.getInt(1) <= PlainCells.OLDEST) {
          byAlternative.computeIfAbsent(row.getString(3), name -> new TreeMap<>())
                  .computeIfAbsent(row.getInt(0), year -> new double[PlainCells.STOCK])[
                  PlainCells.stock(sex, row.getInt(1))] =
              row.getDouble(2);
        }
      }
    }
    return ofYears(byAlternative);
  }

  /** Births a woman, by year. */
  Map<Integer, double[]> fertility() {
    Map<String, Map<Integer, double[]>> byAlternative = new HashMap<>();
    for (Row row : lake.rows("silver/fertility_rate", "year", "age", "rate", "alternative")) {
      int age = Math.max(FIRST_MOTHER, Math.min(LAST_MOTHER, row.getInt(1)));
      byAlternative.computeIfAbsent(row.getString(3), name -> new TreeMap<>())
              .computeIfAbsent(row.getInt(0), year -> new double[PlainCells.OLDEST + 1])[age] +=
          row.getDouble(2);
    }
    return ofYears(byAlternative);
  }

  /** Rates of every year: of the past as observed, of the future by the alternative if landed. */
  private Map<Integer, double[]> ofYears(Map<String, Map<Integer, double[]>> byAlternative) {
    Map<Integer, double[]> past = byAlternative.getOrDefault(PAST, Map.of());
    TreeSet<Integer> observed = new TreeSet<>(past.keySet());
    NavigableSet<Integer> known = observed.headSet(baseYear, false);
    Map<Integer, double[]> expected = byAlternative.getOrDefault(alternative, Map.of());
    boolean isForetold = !alternative.equals(PAST) && !expected.isEmpty();
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

  /** The year itself or the nearest; of two equally near the earlier. */
  private static int nearest(NavigableSet<Integer> years, int year) {
    Integer before = years.floor(year);
    Integer after = years.ceiling(year);
    return after == null || (before != null && year - before <= after - year) ? before : after;
  }
}
