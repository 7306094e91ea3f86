package no.stedsvekst.synthetic.people;

import no.stedsvekst.synthetic.country.Parameters;

/** The nation's rates of one year, worked out once for all places of a block. */
public final class YearRates {
  private final double[] death;
  private final double[] fertility;
  private final double[] employment;
  private final double[] supply;

  public YearRates(Parameters parameters, int year) {
    this.death = Rates.death(year);
    this.fertility = Rates.fertility(year);
    this.employment = Rates.employment(parameters.seed(), year);
    this.supply =
        supply(Rates.employment(parameters.seed(), year - 1), death, parameters.isOfBook());
  }

  double death(int cell) {
    return death[cell];
  }

  double fertility(int age) {
    return fertility[age];
  }

  /**
   * What the ages of the residents alone add to those who work: the young come in, the old go out,
   * some die.
   */
  public double supply(int[] people) {
    return sum(people, supply);
  }

  /** The residents who work, by the nation's rates. */
  public double employed(int[] people) {
    return sum(people, employment);
  }

  private static double sum(int[] people, double[] weights) {
    double sum = 0;
    for (int cell = 0; cell < Cells.COUNT; cell++) {
      sum += people[cell] * weights[cell];
    }
    return sum;
  }

  private static double[] supply(double[] employment, double[] death, boolean isOfBook) {
    double[] weights = new double[Cells.COUNT];
    for (int sex = 0; sex < 2; sex++) {
      for (int age = Rates.FIRST_WORKER - 1; age <= Rates.LAST_WORKER; age++) {
        int cell = Cells.of(sex, age);
        double dead = isOfBook ? death[cell] : death[cell] * employment[cell + 1];
        weights[cell] = employment[cell + 1] - employment[cell] - dead;
      }
    }
    return weights;
  }
}
