package no.stedsvekst.jobs.project;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.spark.sql.Row;

/**
 * How far jobs that follow people have followed them, in plain loops over the rows of a lake. What
 * is a place's and what is a year's is taken off in turns until nothing of either is left.
 */
final class PlainElasticity {
  private static final int WINDOW = 3;
  private static final int FEWEST = 10;

  /** A place in a year. */
  private record Cell(String place, int year, double weight) {}

  private PlainElasticity() {}

  /**
   * Of a lake, as known on 1 January of a year; what is assumed where too few years are known.
   *
   * @param totals persons by year and municipality
   */
  static double of(
      PlainLake lake, Map<Integer, Map<String, Double>> totals, int baseYear, double assumed) {
    Map<String, PlainIndustry> industries = PlainIndustry.read(lake);
    Map<Integer, Map<String, Map<String, Double>>> jobs = new TreeMap<>();
    for (Row row : lake.rows("silver/jobs", "year", "municipality", "industry", "jobs")) {
      PlainIndustry industry = industries.get(row.getString(2));
      if (row.getInt(0) < baseYear && industry != null && industry.isSensitive()) {
        jobs.computeIfAbsent(row.getInt(0), year -> new TreeMap<>())
            .computeIfAbsent(row.getString(1), place -> new TreeMap<>())
            .merge(row.getString(2), row.getDouble(3), Double::sum);
      }
    }
    Map<String, Map<Integer, double[]>> known = new TreeMap<>();
    Set<Integer> years = new TreeSet<>();
    for (int year : jobs.keySet()) {
      if (jobs.containsKey(year - 1)) {
        grown(jobs.get(year - 1), jobs.get(year), totals, year)
            .forEach(
                (place, numbers) -> {
                  known.computeIfAbsent(place, one -> new TreeMap<>()).put(year, numbers);
                  years.add(year);
                });
      }
    }
    if (jobs.size() < FEWEST) {
      return assumed;
    }
    Map<Cell, double[]> numbers = new HashMap<>();
    known.forEach(
        (place, ofPlace) -> {
          if (ofPlace.size() == years.size()) {
            double base =
                ofPlace.values().stream().mapToDouble(each -> each[2]).average().orElse(0);
            ofPlace.forEach(
                (year, each) ->
                    numbers.put(
                        new Cell(place, year, Math.sqrt(base)), new double[] {each[0], each[1]}));
          }
        });
    for (int round = 0; round < 50; round++) {
      takeOff(numbers, Cell::place);
      takeOff(numbers, Cell::year);
    }
    double product = 0;
    double square = 0;
    for (Map.Entry<Cell, double[]> each : numbers.entrySet()) {
      double x = each.getValue()[0];
      product += each.getKey().weight() * x * each.getValue()[1];
      square += each.getKey().weight() * x * x;
    }
    double scale = product / square;
    Map<Object, Double> scores = new HashMap<>();
    for (Map.Entry<Cell, double[]> each : numbers.entrySet()) {
      double x = each.getValue()[0];
      double score = each.getKey().weight() * x * (each.getValue()[1] - scale * x);
      scores.merge(each.getKey().place(), score, Double::sum);
      scores.merge(each.getKey().year(), score, Double::sum);
      scores.merge(each.getKey(), score, Double::sum);
    }
    double places = squares(scores, String.class);
    double ofYears = squares(scores, Integer.class);
    double both = places + ofYears - squares(scores, Cell.class);
    double error = Math.sqrt(Math.max(both, Math.max(places, ofYears))) / square;
    return error > 0.5 ? assumed : Math.max(0, scale);
  }

  private static double squares(Map<Object, Double> scores, Class<?> whose) {
    double sum = 0;
    double clusters = 0;
    for (Map.Entry<Object, Double> each : scores.entrySet()) {
      if (whose.isInstance(each.getKey())) {
        sum += each.getValue() * each.getValue();
        clusters++;
      }
    }
    return sum * clusters / (clusters - 1);
  }

  /** By place: growth of people before, of jobs beyond their industries', jobs before. */
  private static Map<String, double[]> grown(
      Map<String, Map<String, Double>> before,
      Map<String, Map<String, Double>> now,
      Map<Integer, Map<String, Double>> totals,
      int year) {
    Map<String, Double> nationBefore = new HashMap<>();
    Map<String, Double> nation = new HashMap<>();
    for (String place : now.keySet()) {
      if (before.containsKey(place)) {
        before.get(place).forEach((code, count) -> nationBefore.merge(code, count, Double::sum));
        now.get(place).forEach((code, count) -> nation.merge(code, count, Double::sum));
      }
    }
    Map<String, double[]> grown = new HashMap<>();
    for (String place : now.keySet()) {
      Double people = people(totals, year, place);
      if (before.containsKey(place) && people != null) {
        double base = 0;
        double change = 0;
        for (double count : now.get(place).values()) {
          change += count;
        }
        for (Map.Entry<String, Double> industry : before.get(place).entrySet()) {
          double was = nationBefore.get(industry.getKey());
          base += industry.getValue();
          change -=
              was == 0
                  ? 0
                  : industry.getValue() * nation.getOrDefault(industry.getKey(), 0.0) / was;
        }
        if (base > 0) {
          grown.put(place, new double[] {people, change / base, base});
        }
      }
    }
    return grown;
  }

  private static Double people(Map<Integer, Map<String, Double>> totals, int year, String place) {
    double mean = 0;
    for (int before = year - WINDOW; before < year; before++) {
      Double was = totals.getOrDefault(before, Map.of()).get(place);
      Double is = totals.getOrDefault(before + 1, Map.of()).get(place);
      if (was == null || is == null) {
        return null;
      }
      double allWere = 0;
      double all = 0;
      for (String one : totals.get(before).keySet()) {
        Double later = totals.get(before + 1).get(one);
        if (later != null) {
          allWere += totals.get(before).get(one);
          all += later;
        }
      }
      mean += (is / was - all / allWere) / WINDOW;
    }
    return mean;
  }

  private static void takeOff(Map<Cell, double[]> numbers, Function<Cell, Object> whose) {
    Map<Object, List<Cell>> groups = new HashMap<>();
    numbers
        .keySet()
        .forEach(
            cell -> groups.computeIfAbsent(whose.apply(cell), k -> new ArrayList<>()).add(cell));
    for (List<Cell> group : groups.values()) {
      double[] sums = new double[3];
      for (Cell cell : group) {
        sums[0] += cell.weight();
        sums[1] += cell.weight() * numbers.get(cell)[0];
        sums[2] += cell.weight() * numbers.get(cell)[1];
      }
      for (Cell cell : group) {
        numbers.get(cell)[0] -= sums[1] / sums[0];
        numbers.get(cell)[1] -= sums[2] / sums[0];
      }
    }
  }
}
