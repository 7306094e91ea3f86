package no.stedsvekst.scenario;

import java.util.SplittableRandom;

/**
 * A12. How far a place's lasting attractiveness may be from what it is taken to be: a number of the
 * standard normal distribution a draw, each place its own.
 */
public final class LevelDraws {

  private LevelDraws() {}

  /**
   * Numbers of a place.
   *
   * @param code of the place
   * @param seed the same seed draws the same, whatever other places there are
   */
  public static double[] of(String code, int draws, long seed) {
    SplittableRandom random = new SplittableRandom(seed * 1_000_003L + code.hashCode());
    double[] numbers = new double[draws];
    for (int draw = 0; draw < draws; draw++) {
      numbers[draw] = random.nextGaussian();
    }
    return numbers;
  }
}
