package no.stedsvekst.scenario;

/** A12. The straight line through the people of the past, carried on. */
public final class Trend {
  /** No line goes on to fewer than this share of those who were there. */
  private static final double FLOOR = 0.05;

  private Trend() {}

  /**
   * Growth over the first so many years, as the logarithm of later over now.
   *
   * @param step how many come a year, as a share of the people now
   */
  public static double growth(double step, int years) {
    return Math.log(Math.max(FLOOR, 1 + step * years));
  }

  /**
   * Growth in one year alone, likewise.
   *
   * @param yearsOn 1 in the first year
   */
  public static double growthInYear(double step, int yearsOn) {
    return growth(step, yearsOn) - growth(step, yearsOn - 1);
  }
}
