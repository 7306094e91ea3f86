package no.stedsvekst.attractiveness;

/**
 * A11. The population that a place would have had without what set it apart, driver after driver,
 * and what each driver's share is whatever the order.
 */
public final class HypotheticalPath {
  private final double[] ends;
  private final double[] shapley;

  private HypotheticalPath(double[] ends, double[] shapley) {
    this.ends = ends;
    this.shapley = shapley;
  }

  /**
   * Follows the years.
   *
   * @param start residents at the start
   * @param rates growth of each year, births, deaths and all else included
   * @param drivers by driver and year, what it added to growth beyond the nation's
   */
  public static HypotheticalPath of(double start, double[] rates, double[][] drivers) {
    int count = drivers.length;
    double[] without = new double[1 << count];
    for (int removed = 0; removed < without.length; removed++) {
      without[removed] = end(start, rates, drivers, removed);
    }
    double[] ends = new double[count + 1];
    for (int driver = 0; driver <= count; driver++) {
      ends[driver] = without[(1 << driver) - 1];
    }
    double[] shapley = new double[count];
    for (int removed = 0; removed < without.length; removed++) {
      double weight = weight(Integer.bitCount(removed), count);
      for (int driver = 0; driver < count; driver++) {
        if (!isIn(removed, driver)) {
          shapley[driver] += weight * (without[removed | (1 << driver)] - without[removed]);
        }
      }
    }
    return new HypotheticalPath(ends, shapley);
  }

  private static double end(double start, double[] rates, double[][] drivers, int removed) {
    double population = start;
    for (int year = 0; year < rates.length; year++) {
      double rate = rates[year];
      for (int driver = 0; driver < drivers.length; driver++) {
        rate -= isIn(removed, driver) ? drivers[driver][year] : 0;
      }
      population *= 1 + rate;
    }
    return population;
  }

  private static boolean isIn(int set, int driver) {
    return ((set >> driver) & 1) == 1;
  }

  /** How many of all orders have these before a driver, as a share. */
  private static double weight(int before, int count) {
    double orders = 1;
    for (int factor = 1; factor <= before; factor++) {
      orders *= factor / (double) (count - factor);
    }
    return orders / count;
  }

  /** The population at the end with the first so many drivers removed; none for 0. */
  public double end(int removed) {
    return ends[removed];
  }

  /** What all drivers together have cost. */
  public double gap() {
    return ends[ends.length - 1] - ends[0];
  }

  /** A driver's part of the gap in the order given. */
  public double share(int driver) {
    return (ends[driver + 1] - ends[driver]) / gap();
  }

  /** A driver's part of the gap in the mean over all orders. */
  public double shapleyShare(int driver) {
    return shapley[driver] / gap();
  }
}
