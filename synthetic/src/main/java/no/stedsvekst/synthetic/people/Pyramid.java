package no.stedsvekst.synthetic.people;

import no.stedsvekst.synthetic.country.Geography;
import no.stedsvekst.synthetic.country.HashedRandom;
import no.stedsvekst.synthetic.country.Parameters;
import no.stedsvekst.synthetic.country.PlaceKind;
import no.stedsvekst.synthetic.country.Shares;

/** The first residents by sex and age: a mixture of a young place and an old one. */
public final class Pyramid {
  private static final double[] YOUNG = {1.30, 1.25, 1.00, 1.25, 1.25, 1.00, 0.80, 0.60};
  private static final double[] OLD = {0.75, 0.85, 0.80, 0.65, 0.85, 1.15, 1.45, 1.40};

  private Pyramid() {}

  public static int[] of(Parameters parameters, int place, PlaceKind kind) {
    HashedRandom dice = HashedRandom.of(parameters.seed(), HashedRandom.Throw.PYRAMID, place, 0);
    double usual = kind == PlaceKind.CITY ? 0.75 : kind == PlaceKind.TOWN ? 0.55 : 0.30;
    double young = Math.max(0, Math.min(1, usual + 0.15 * dice.normal(0)));
    double[] weights = new double[Cells.COUNT];
    for (int cell = 0; cell < Cells.COUNT; cell++) {
      int age = cell % Cells.AGES;
      int decade = Math.min(7, age / 10);
      double alive =
          age < 60
              ? 1
              : StrictMath.exp(-StrictMath.pow((age - 60) / (cell < Cells.AGES ? 20.0 : 23.0), 2));
      weights[cell] = alive * (young * YOUNG[decade] + (1 - young) * OLD[decade]);
    }
    int[] people = new int[Cells.COUNT];
    int total = Geography.of(parameters).people(place);
    Shares.add(total, weights, 0, Cells.COUNT, dice.uniform(7), people);
    return people;
  }
}
