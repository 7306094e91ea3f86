package no.stedsvekst.jobs.project;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a plain projection has found: stocks on 1 January, flows and closures of a year. */
final class PlainResult {
  /** Persons by year, municipality and place in {@link PlainCells}. */
  final Map<Integer, Map<String, double[]>> people = new TreeMap<>();

  /** Jobs in the fourth quarter by year, municipality and industry. */
  final Map<Integer, Map<String, Map<String, Double>>> jobs = new TreeMap<>();

  final Map<Integer, Map<String, Double>> births = new TreeMap<>();
  final Map<Integer, Map<String, Double>> deaths = new TreeMap<>();

  /** By the age that they would have reached at the year's end. */
  final Map<Integer, Map<String, double[]>> dead = new TreeMap<>();

  /** After the sums by sex and age have met the frame. */
  final Map<Integer, Map<String, Double>> netMigration = new TreeMap<>();

  /** The nation's rate and what the coefficients add, before attractiveness and closure. */
  final Map<Integer, Map<String, Double>> expectedRate = new TreeMap<>();

  final Map<Integer, Map<String, Double>> relativeGrowth = new TreeMap<>();
  final Map<Integer, Map<String, Double>> vra = new TreeMap<>();
  final Map<Integer, Map<String, Double>> supply = new TreeMap<>();

  final Map<Integer, Double> kappa = new TreeMap<>();
  final Map<Integer, Double> lambda = new TreeMap<>();
  final Map<Integer, Double> birthFactor = new TreeMap<>();
  final Map<Integer, Double> supplyMean = new TreeMap<>();
  final Map<Integer, Double> nationGrowth = new TreeMap<>();
  final Map<Integer, Map<String, Double>> jobFactor = new TreeMap<>();

  /** By year and place in {@link PlainCells}, of the age that is reached at the year's end. */
  final Map<Integer, double[]> rho = new TreeMap<>();

  /** Cells that move in proportion to all persons of a place, by year. */
  final Map<Integer, Set<Integer>> evenCells = new TreeMap<>();

  final Map<Integer, Map<String, Double>> theta = new TreeMap<>();

  /** By how much the worst cell misses its sum, over the larger of the sum and one person. */
  final Map<Integer, Double> gap = new TreeMap<>();

  /** Persons on 1 January by place in {@link PlainCells}. */
  double[] people(int year, String municipality) {
    return people.get(year).get(municipality);
  }

  /** Persons on 1 January. */
  double persons(int year, String municipality, String sex, int age) {
    return people.get(year).get(municipality)[PlainCells.stock(PlainCells.SEXES.indexOf(sex), age)];
  }

  /** Persons on 1 January, all ages. */
  double persons(int year, String municipality) {
    return PlainCells.sum(people.get(year).get(municipality));
  }

  double jobs(int year, String municipality, String industry) {
    return jobs.get(year).get(municipality).getOrDefault(industry, 0.0);
  }

  double births(int year, String municipality) {
    return births.get(year).get(municipality);
  }

  double deaths(int year, String municipality) {
    return deaths.get(year).get(municipality);
  }

  /** Who died of a sex, by the age that they would have had on the 1 January after. */
  double dead(int year, String municipality, String sex, int age) {
    return dead.get(year).get(municipality)[PlainCells.stock(PlainCells.SEXES.indexOf(sex), age)];
  }

  /** Who came less who left: what else has changed a cohort, of which a year's births are one. */
  double moved(int year, String municipality, String sex, int age) {
    double before =
        age == 0
            ? births(year, municipality) * PlainCells.birthShare(PlainCells.SEXES.indexOf(sex))
            : persons(year, municipality, sex, age - 1);
    if (age == PlainCells.OLDEST) {
      before += persons(year, municipality, sex, age);
    }
    return persons(year + 1, municipality, sex, age) + dead(year, municipality, sex, age) - before;
  }

  double netMigration(int year, String municipality) {
    return netMigration.get(year).get(municipality);
  }

  double rho(int year, String sex, int age) {
    return rho.get(year)[PlainCells.stock(PlainCells.SEXES.indexOf(sex), age)];
  }

  /** The sum over municipalities by cell. */
  double[] nation(int year) {
    double[] nation = new double[PlainCells.STOCK];
    people.get(year).values().forEach(cells -> PlainCells.add(nation, cells));
    return nation;
  }

  static void put(
      Map<Integer, Map<String, Double>> series, int year, String municipality, double value) {
    series.computeIfAbsent(year, y -> new HashMap<>()).put(municipality, value);
  }
}
