package no.stedsvekst.synthetic.economy;

import no.stedsvekst.synthetic.country.HashedRandom;
import no.stedsvekst.synthetic.country.Parameters;
import no.stedsvekst.synthetic.country.Traits;

/** Dwellings: more are built for each thousand people where a place draws them. */
public final class Housing {
  /** Completed for a thousand people in a place that draws nobody beyond the model. */
  private static final double USUAL = 6;

  /** How many more for each thousandth that it draws a year. */
  private static final double FOR_ATTRACTIVENESS = 1;

  private static final double SPREAD_OF_PLACES = 1;
  private static final double SPREAD_OF_YEARS = 0.5;
  private static final double PEOPLE_A_DWELLING = 2.1;

  private Housing() {}

  /** The dwellings of a place before the first year. */
  public static int start(int people) {
    return (int) Math.rint(people / PEOPLE_A_DWELLING);
  }

  /** How many are completed in a year, of so many people. */
  public static int completed(Parameters parameters, int place, int year, int people) {
    HashedRandom lasting =
        HashedRandom.of(parameters.seed(), HashedRandom.Throw.DWELLING, place, 0);
    HashedRandom passing =
        HashedRandom.of(parameters.seed(), HashedRandom.Throw.DWELLING, place, year);
    double rate =
        USUAL
            + FOR_ATTRACTIVENESS * 1000 * Traits.of(parameters, place).attractiveness()
            + SPREAD_OF_PLACES * lasting.normal(0)
            + SPREAD_OF_YEARS * passing.normal(0);
    return passing.whole(Math.max(0, rate) * people / 1000, 10);
  }
}
