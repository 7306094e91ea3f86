package no.stedsvekst.scenario;

import java.util.SplittableRandom;

/**
 * A12. Years of the past drawn for years of the future, three in a row at a time and with
 * replacement, so that good and bad years follow each other as they did.
 */
public final class YearBlocks {
  /** Years in a row. */
  public static final int LENGTH = 3;

  private YearBlocks() {}

  /**
   * The past year of each future year, by draw.
   *
   * @param past years there are
   * @param future years wanted
   * @param seed the same seed draws the same
   */
  public static int[][] draw(int past, int future, int draws, long seed) {
    int length = Math.min(LENGTH, past);
    SplittableRandom random = new SplittableRandom(seed);
    int[][] sequences = new int[draws][future];
    for (int[] sequence : sequences) {
      for (int year = 0; year < future; year += length) {
        int first = random.nextInt(past - length + 1);
        for (int on = 0; on < length && year + on < future; on++) {
          sequence[year + on] = first + on;
        }
      }
    }
    return sequences;
  }

  /** How often each past year is drawn beside the others; they add up to 1. Inner years most. */
  public static double[] weights(int past) {
    int length = Math.min(LENGTH, past);
    int blocks = past - length + 1;
    double[] weights = new double[past];
    for (int first = 0; first < blocks; first++) {
      for (int on = 0; on < length; on++) {
        weights[first + on] += 1.0 / (blocks * length);
      }
    }
    return weights;
  }
}
