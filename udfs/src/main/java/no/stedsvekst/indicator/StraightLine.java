package no.stedsvekst.indicator;

/** B7. How sure the slope of a straight line through places is. */
public final class StraightLine {
  private StraightLine() {}

  /**
   * The standard error of the slope, alike for all places.
   *
   * @param count of places
   * @param spread sum of squares of the explaining number around its mean
   * @param response that of the explained number
   * @param rSquared the share that the line explains
   * @return no number where there are fewer than three places, or all are alike
   */
  public static double slopeError(double count, double spread, double response, double rSquared) {
    return count < 3 || spread <= 0
        ? Double.NaN
        : Math.sqrt(Math.max(0, response * (1 - rSquared)) / (count - 2) / spread);
  }
}
