package no.stedsvekst.stats;

/** A12. Quantiles of a sample as R's type 7 has them. */
public final class SampleQuantile {
  private SampleQuantile() {}

  /**
   * A quantile.
   *
   * @param sorted the sample, ascending
   * @param share from 0 to 1
   */
  public static double of(double[] sorted, double share) {
    double rank = share * (sorted.length - 1);
    int below = (int) Math.floor(rank);
    int above = Math.min(sorted.length - 1, below + 1);
    return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
  }
}
