package no.stedsvekst.indicator;

import java.util.Arrays;

/** B4. Places among others: 1 is the highest, those as good as equal share the better place. */
public final class SharedRanks {
  private static final double EQUAL = 1e-9;

  /** The rank of what has no score. */
  public static final int NONE = 0;

  private SharedRanks() {}

  /** The rank of each score; NaN has none. */
  public static int[] of(double[] scores) {
    double[] sorted =
        Arrays.stream(scores).filter(score -> !Double.isNaN(score)).sorted().toArray();
    int[] ranks = new int[scores.length];
    for (int unit = 0; unit < ranks.length; unit++) {
      ranks[unit] = Double.isNaN(scores[unit]) ? NONE : 1 + above(sorted, scores[unit] + EQUAL);
    }
    return ranks;
  }

  /** How many are above a limit. */
  private static int above(double[] sorted, double limit) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] > limit) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return sorted.length - low;
  }
}
