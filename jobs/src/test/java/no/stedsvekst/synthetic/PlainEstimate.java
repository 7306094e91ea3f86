package no.stedsvekst.synthetic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Least squares by hand on the landed files alone; errors of a municipality belong together. */
public final class PlainEstimate {
  public static final List<String> TERMS =
      List.of("(Intercept)", "vra", "vra_1", "vra_2", "centrality_jobs", "ds");

  private final Made made;
  private final int first;
  private final int last;
  private final Map<String, Long> people;
  private final Map<String, Long> jobs;
  private final Map<String, Long> employed;
  private final Map<String, Map<String, Double>> commuting = new HashMap<>();
  private final List<Observation> observations;
  private final double[] estimate;
  private final double[][] covariance;

  /** A unit in a year: what is to be explained, and what explains it. */
  @SuppressWarnings("ArrayRecordComponent")
  public record Observation(String unit, int year, double y, double[] x) {}

  public PlainEstimate(Made made, int first, int last) {
    this.made = made;
    this.first = first;
    this.last = last;
    this.people = made.sums("population", 4, 0, 1);
    this.jobs = made.sums("jobs", 3, 0, 1);
    this.employed = made.sums("employment", 2, 0, 1);
    for (String[] row : made.rows("commuting")) {
      commuting
          .computeIfAbsent(row[1] + " " + row[0], key -> new HashMap<>())
          .put(row[2], Double.valueOf(row[3]));
    }
    this.observations = observed();
    double[][] inverse = inverse(gram(observations));
    this.estimate = times(inverse, moments(observations));
    this.covariance = clustered(observations, estimate, inverse);
  }

  int count() {
    return observations.size();
  }

  /** What was estimated from. */
  public List<Observation> observations() {
    return observations;
  }

  /** Who lives in a place on 1 January. */
  public double people(String unit, int year) {
    return people.get(unit + " " + year);
  }

  /** Who works of those who live in a place. */
  double employed(String unit, int year) {
    return employed.get(unit + " " + year);
  }

  public double estimate(String term) {
    return estimate[TERMS.indexOf(term)];
  }

  double error(String term) {
    int index = TERMS.indexOf(term);
    return Math.sqrt(covariance[index][index]);
  }

  private List<Observation> observed() {
    Map<String, Long> migrants = made.sums("vital", 4, 0, 1);
    Map<String, Double> supply = supply();
    Map<String, Double> vra = new HashMap<>();
    List<Observation> rows = new ArrayList<>();
    List<String[]> municipalities = made.rows("municipality");
    for (int year = first + 1; year <= last; year++) {
      double growth = sum(jobs, year) / sum(jobs, year - 1) - 1;
      double nation = sum(migrants, year) / sum(people, year);
      double mean = 0;
      double working = sum(employed, year - 1);
      for (String[] row : municipalities) {
        mean += supply.get(row[0] + " " + year) / working;
      }
      for (String[] row : municipalities) {
        String key = row[0] + " " + year;
        vra.put(key, met(row[0], year, growth));
        if (year >= first + 3) {
          double[] x = {
            1,
            vra.get(key),
            vra.get(row[0] + " " + (year - 1)),
            vra.get(row[0] + " " + (year - 2)),
            Double.parseDouble(row[7]) / 1000,
            supply.get(key) / employed.get(row[0] + " " + (year - 1)) - mean
          };
          double y = migrants.get(key) / (double) people.get(key) - nation;
          rows.add(new Observation(row[0], year, y, x));
        }
      }
    }
    return rows;
  }

  private double met(String home, int year, double nation) {
    String before = home + " " + (year - 1);
    double met = 0;
    for (Map.Entry<String, Double> flow : commuting.get(before).entrySet()) {
      long base = jobs.getOrDefault(flow.getKey() + " " + (year - 1), 0L);
      if (base > 0) {
        double there = jobs.get(flow.getKey() + " " + year) / (double) base - 1;
        met += flow.getValue() / employed.get(before) * (there - nation);
      }
    }
    return met;
  }

  private Map<String, Double> supply() {
    Map<String, Double> rates = new HashMap<>();
    made.rows("employment_rate")
        .forEach(row -> rates.put(Made.key(row, 0, 1, 2), Double.valueOf(row[3])));
    Map<String, Double> deaths = new HashMap<>();
    made.rows("death_probability").stream()
        .filter(row -> row[0].isEmpty())
        .forEach(row -> deaths.put(Made.key(row, 1, 2, 3), Double.valueOf(row[4])));
    Map<String, Double> supply = new HashMap<>();
    for (String[] row : made.rows("population")) {
      int age = Integer.parseInt(row[3]);
      int year = Integer.parseInt(row[1]);
      if (age >= 14 && age <= 74 && year > first && year <= last) {
        double now = rates.getOrDefault(year - 1 + " " + row[2] + " " + age, 0.0);
        double next = rates.getOrDefault(year - 1 + " " + row[2] + " " + (age + 1), 0.0);
        double died = deaths.get(year + " " + row[2] + " " + age) * next;
        supply.merge(
            row[0] + " " + year, Long.parseLong(row[4]) * (next - now - died), Double::sum);
      }
    }
    return supply;
  }

  private static double sum(Map<String, Long> values, int year) {
    return values.entrySet().stream()
        .filter(entry -> entry.getKey().endsWith(" " + year))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private static double[][] gram(List<Observation> observations) {
    double[][] gram = new double[6][6];
    for (Observation each : observations) {
      for (int row = 0; row < 6; row++) {
        for (int column = 0; column < 6; column++) {
          gram[row][column] += each.x()[row] * each.x()[column];
        }
      }
    }
    return gram;
  }

  private static double[] moments(List<Observation> observations) {
    double[] moments = new double[6];
    for (Observation each : observations) {
      for (int row = 0; row < 6; row++) {
        moments[row] += each.x()[row] * each.y();
      }
    }
    return moments;
  }

  /** Errors of one municipality belong together. */
  private static double[][] clustered(
      List<Observation> observations, double[] estimate, double[][] inverse) {
    Map<String, double[]> scores = new HashMap<>();
    for (Observation each : observations) {
      double residual = each.y();
      for (int term = 0; term < 6; term++) {
        residual -= estimate[term] * each.x()[term];
      }
      double[] score = scores.computeIfAbsent(each.unit(), unit -> new double[6]);
      for (int term = 0; term < 6; term++) {
        score[term] += residual * each.x()[term];
      }
    }
    double[][] covariance = new double[6][6];
    for (double[] score : scores.values()) {
      double[] influence = times(inverse, score);
      for (int row = 0; row < 6; row++) {
        for (int column = 0; column < 6; column++) {
          covariance[row][column] += influence[row] * influence[column];
        }
      }
    }
    return covariance;
  }

  private static double[] times(double[][] matrix, double[] vector) {
    double[] product = new double[vector.length];
    for (int row = 0; row < vector.length; row++) {
      for (int column = 0; column < vector.length; column++) {
        product[row] += matrix[row][column] * vector[column];
      }
    }
    return product;
  }

  /** Gauss and Jordan. */
  private static double[][] inverse(double[][] matrix) {
    int size = matrix.length;
    double[][] inverse = new double[size][size];
    for (int pivot = 0; pivot < size; pivot++) {
      inverse[pivot][pivot] = 1;
    }
    for (int pivot = 0; pivot < size; pivot++) {
      double divisor = matrix[pivot][pivot];
      for (int column = 0; column < size; column++) {
        matrix[pivot][column] /= divisor;
        inverse[pivot][column] /= divisor;
      }
      for (int row = 0; row < size; row++) {
        double factor = row == pivot ? 0 : matrix[row][pivot];
        for (int column = 0; column < size; column++) {
          matrix[row][column] -= factor * matrix[pivot][column];
          inverse[row][column] -= factor * inverse[pivot][column];
        }
      }
    }
    return inverse;
  }
}
