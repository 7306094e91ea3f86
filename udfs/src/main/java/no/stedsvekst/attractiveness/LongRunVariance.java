package no.stedsvekst.attractiveness;

/**
 * A5. The variance of a mean over years, times how many they are, as far as one series of years can
 * tell: from how far the first half of the years lies from the last. Good and bad years that follow
 * each other, over as long as half of the series, are part of it; an autocorrelation of
 * neighbouring years sees only those that follow directly.
 */
public final class LongRunVariance {
  private LongRunVariance() {}

  /**
   * Of a series; where the number of years is odd the middle one counts in neither half.
   *
   * @param rates in the order of the years
   * @return not a number for fewer than two years
   */
  public static double of(double[] rates) {
    int half = rates.length / 2;
    double difference = 0;
    for (int year = 0; year < half; year++) {
      difference += rates[rates.length - 1 - year] - rates[year];
    }
    return difference * difference / 2 / half;
  }
}
