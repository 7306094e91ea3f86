package no.stedsvekst.jobs.project;

import java.util.List;

/**
 * Where a sex and an age stand in the arrays of the plain projection. A stock has ages 0 to 105 on
 * 1 January; what moves or dies in a year has those and the newborn besides, who are of age -1.
 */
final class PlainCells {
  static final List<String> SEXES = List.of("M", "F");

  /** The sex of a row that men and women share. */
  static final String ALL = "all";

  static final int MEN = 0;
  static final int WOMEN = 1;
  static final int NEWBORN = -1;
  static final int OLDEST = 105;
  static final int STOCK = 2 * (OLDEST + 1);
  static final int MOVING = 2 * (OLDEST + 2);

  private static final double BOYS = 0.5141;

  private PlainCells() {}

  /** The place of an age on 1 January. */
  static int stock(int sex, int age) {
    return sex * (OLDEST + 1) + age;
  }

  /** The place of an age on 1 January, or of the newborn, among those who move. */
  static int moving(int sex, int age) {
    return sex * (OLDEST + 2) + age + 1;
  }

  /** The share of the newborn. */
  static double birthShare(int sex) {
    return sex == MEN ? BOYS : 1 - BOYS;
  }

  /** Who can move away in a year: a stock, and newborn of both sexes. */
  static double[] exposed(double[] stock, double newborn) {
    double[] exposed = new double[MOVING];
    for (int sex = MEN; sex <= WOMEN; sex++) {
      exposed[moving(sex, NEWBORN)] = newborn * birthShare(sex);
      for (int age = 0; age <= OLDEST; age++) {
        exposed[moving(sex, age)] = stock[stock(sex, age)];
      }
    }
    return exposed;
  }

  /** A year older: the newborn come to age 0, the last two ages together. */
  static double[] aged(double[] moving) {
    double[] stock = new double[STOCK];
    for (int sex = MEN; sex <= WOMEN; sex++) {
      for (int age = NEWBORN; age <= OLDEST; age++) {
        stock[stock(sex, Math.min(OLDEST, age + 1))] += moving[moving(sex, age)];
      }
    }
    return stock;
  }

  static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  /** The sum of the products. */
  static double sum(double[] values, double[] factors) {
    double sum = 0;
    for (int cell = 0; cell < values.length; cell++) {
      sum += values[cell] * factors[cell];
    }
    return sum;
  }

  /** Births by the rates among the women of a stock. */
  static double births(double[] fertility, double[] stock) {
    double births = 0;
    for (int age = 0; age <= OLDEST; age++) {
      births += fertility[age] * stock[stock(WOMEN, age)];
    }
    return births;
  }

  static void add(double[] to, double[] values) {
    for (int cell = 0; cell < to.length; cell++) {
      to[cell] += values[cell];
    }
  }
}
