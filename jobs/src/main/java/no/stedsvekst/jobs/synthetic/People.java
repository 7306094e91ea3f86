package no.stedsvekst.jobs.synthetic;

import java.util.Random;

/** The residents of a place by sex and age, and how a year changes them, in whole persons. */
final class People {
  static final int AGES = 106;
  static final String[] SEXES = {"M", "F"};

  private static final double BOYS = 0.514;

  private final Random random;
  private long[][] persons = new long[2][AGES];

  People(double total, Random random) {
    this.random = random;
    double[] pyramid = new double[AGES];
    double sum = 0;
    for (int age = 0; age < AGES; age++) {
      pyramid[age] = age < 60 ? 1 : Math.exp(-Math.pow((age - 60) / 22.0, 2));
      sum += pyramid[age];
    }
    for (int sex = 0; sex < 2; sex++) {
      for (int age = 0; age < AGES; age++) {
        persons[sex][age] = whole(total / 2 * pyramid[age] / sum);
      }
    }
  }

  long of(int sex, int age) {
    return persons[sex][age];
  }

  long total() {
    long total = 0;
    for (long[] ages : persons) {
      for (long count : ages) {
        total += count;
      }
    }
    return total;
  }

  /** Probability that someone of an age dies within the year. */
  private static double mortality(int sex, int age) {
    return Math.min(1, 0.0003 + (sex == 0 ? 2.6e-5 : 1.6e-5) * Math.exp(0.1 * age));
  }

  /** Children a year of a woman of an age. */
  private static double fertility(int age) {
    return age < 15 || age > 49 ? 0 : 0.125 * Math.exp(-Math.pow((age - 31) / 7.0, 2));
  }

  /** How likely a migrant is of an age: young adults, and the children they bring. */
  private static double mobility(int age) {
    return 0.15 * Math.exp(-age / 20.0) + Math.exp(-Math.pow((age - 25) / 7.0, 2));
  }

  /**
   * Lets a year pass.
   *
   * @param wanted net migration; as much of it happens as there are people
   * @return births, deaths and net migration
   */
  long[] live(long wanted) {
    long[][] migrants = migrants(wanted);
    long births = 0;
    long deaths = 0;
    long migration = 0;
    long[][] older = new long[2][AGES];
    for (int sex = 0; sex < 2; sex++) {
      for (int age = 0; age < AGES; age++) {
        long here = persons[sex][age];
        births += sex == 1 ? whole(here * fertility(age)) : 0;
        long died = Math.min(here, whole(here * mortality(sex, age)));
        long moved = Math.max(migrants[sex][age], died - here);
        deaths += died;
        migration += moved;
        older[sex][Math.min(age + 1, AGES - 1)] += here - died + moved;
      }
    }
    long boys = whole(births * BOYS);
    older[0][0] = boys;
    older[1][0] = births - boys;
    persons = older;
    return new long[] {births, deaths, migration};
  }

  private long[][] migrants(long wanted) {
    double sum = 0;
    for (int age = 0; age < AGES; age++) {
      sum += 2 * mobility(age);
    }
    long[][] migrants = new long[2][AGES];
    double due = 0;
    long placed = 0;
    for (int age = 0; age < AGES; age++) {
      for (int sex = 0; sex < 2; sex++) {
        due += wanted * mobility(age) / sum;
        migrants[sex][age] = Math.round(due) - placed;
        placed += migrants[sex][age];
      }
    }
    return migrants;
  }

  /** Rounded up or down by chance, so that on average nothing is lost. */
  private long whole(double expected) {
    long floor = (long) Math.floor(expected);
    return floor + (random.nextDouble() < expected - floor ? 1 : 0);
  }
}
