package no.stedsvekst.synthetic.people;

import no.stedsvekst.synthetic.country.HashedRandom;

/**
 * The nation's death probabilities, fertility and employment by sex and age, as they are landed.
 */
public final class Rates {
  /** The alternatives of the future, and how fast mortality falls and where fertility goes. */
  public enum Alternative {
    MMM(0.010, 1.65, 0.0045),
    LLL(0.005, 1.40, 0.0025),
    HHH(0.015, 1.90, 0.0075);

    private final double improvement;
    private final double children;
    private final double migration;

    Alternative(double improvement, double children, double migration) {
      this.improvement = improvement;
      this.children = children;
      this.migration = migration;
    }

    /** Net migration a year against the people of the first. */
    public double migration() {
      return migration;
    }
  }

  public static final int FIRST_MOTHER = 15;
  public static final int LAST_MOTHER = 49;
  public static final int FIRST_WORKER = 15;
  public static final int LAST_WORKER = 74;
  public static final double BOYS = 0.514;

  private static final double IMPROVEMENT = 0.01;
  private static final int MORTALITY_YEAR = 2000;
  private static final double[] MEN_AND_WOMEN = {2.6e-5, 1.6e-5};

  private Rates() {}

  /** The probability to die within a year of history, by sex and age on 1 January. */
  public static double[] death(int year) {
    return death(IMPROVEMENT * (year - MORTALITY_YEAR));
  }

  /** The same in an alternative of the future. */
  public static double[] death(Alternative alternative, int year, int lastYear) {
    return death(
        IMPROVEMENT * (lastYear - MORTALITY_YEAR) + alternative.improvement * (year - lastYear));
  }

  /** Gompertz and Makeham: some die at any age, and most of old age. */
  private static double[] death(double improved) {
    double[] rates = new double[Cells.COUNT];
    double better = StrictMath.exp(-improved);
    for (int sex = 0; sex < 2; sex++) {
      for (int age = 0; age < Cells.AGES; age++) {
        double rate = 0.0002 + MEN_AND_WOMEN[sex] * StrictMath.exp(0.1 * age);
        rate += age == 0 ? 0.0015 : 0;
        rates[Cells.of(sex, age)] = rounded(Math.min(0.6, rate * better), 1e7);
      }
    }
    return rates;
  }

  /** Births per woman and year of history, by the mother's age: from 1.98 children to 1.55. */
  public static double[] fertility(int year) {
    return fertility(1.98 - 0.43 * between(2009, year, 2022));
  }

  /** The same in an alternative of the future, reached within ten years. */
  public static double[] fertility(Alternative alternative, int year, int lastYear) {
    double last = 1.98 - 0.43 * between(2009, lastYear, 2022);
    double way = between(lastYear, year, lastYear + 10);
    return fertility(last + way * (alternative.children - last));
  }

  /** The ages of mothers follow a gamma distribution with its mean at 30.5. */
  private static double[] fertility(double children) {
    double[] rates = new double[Cells.AGES];
    double sum = 0;
    for (int age = FIRST_MOTHER; age <= LAST_MOTHER; age++) {
      rates[age] = StrictMath.pow(age - 14, 8.7) * StrictMath.exp(-(age - 14) / 1.7);
      sum += rates[age];
    }
    for (int age = FIRST_MOTHER; age <= LAST_MOTHER; age++) {
      rates[age] = rounded(children * rates[age] / sum, 1e6);
    }
    return rates;
  }

  /** The share of an age on 31 December that works: a ramp, a plateau, a decline. */
  public static double[] employment(int seed, int year) {
    double[] rates = new double[Cells.COUNT];
    double cycle =
        1 + 0.008 * HashedRandom.of(seed, HashedRandom.Throw.EMPLOYMENT, 0, year).normal(0);
    for (int sex = 0; sex < 2; sex++) {
      double plateau = sex == 0 ? 0.85 : 0.80;
      for (int age = FIRST_WORKER; age <= LAST_WORKER; age++) {
        double ramp = 0.25 + 0.75 * between(FIRST_WORKER, age, 30);
        double decline = 1 - 0.9 * between(62, age, LAST_WORKER + 1);
        rates[Cells.of(sex, age)] =
            rounded(Math.min(1, plateau * Math.min(ramp, decline) * cycle), 1e4);
      }
    }
    return rates;
  }

  /** How far along a way: 0 before its start, 1 after its end. */
  private static double between(int start, int at, int end) {
    return Math.max(0, Math.min(1, (at - start) / (double) (end - start)));
  }

  private static double rounded(double value, double digits) {
    return Math.rint(value * digits) / digits;
  }
}
