package no.stedsvekst.supply;

/**
 * A4. Rates of single ages out of those of age groups: the cumulated employed are a monotone curve
 * over the cumulated people, through what is known at the ends of the groups. Each group keeps its
 * rate, whatever the people of its ages.
 */
public final class RatesBySingleAge {
  private RatesBySingleAge() {}

  /**
   * The rates of all ages of the groups, which follow one another.
   *
   * @param sizes how many ages each group has
   * @param rates of the groups, 0 to 1
   * @param people of each age; what they are in all does not matter
   */
  public static double[] of(int[] sizes, double[] rates, double[] people) {
    int groups = sizes.length;
    double[] widths = new double[groups];
    int age = 0;
    for (int group = 0; group < groups; group++) {
      for (int index = 0; index < sizes[group]; index++) {
        widths[group] += people[age];
        age++;
      }
    }
    double[] slopes = slopes(widths, rates);
    double[] single = new double[people.length];
    int first = 0;
    for (int group = 0; group < groups; group++) {
      fill(single, first, sizes[group], people, widths[group], rates[group], slopes, group);
      first += sizes[group];
    }
    return single;
  }

  /**
   * The rate at the ends of the groups: between those of the two that meet there, and nearer to
   * that of the smaller one; at the outer ends a line is drawn on.
   */
  private static double[] slopes(double[] widths, double[] rates) {
    int groups = rates.length;
    double[] slopes = new double[groups + 1];
    for (int end = 1; end < groups; end++) {
      double both = widths[end - 1] + widths[end];
      slopes[end] =
          both > 0
              ? (rates[end - 1] * widths[end] + rates[end] * widths[end - 1]) / both
              : (rates[end - 1] + rates[end]) / 2;
    }
    slopes[0] = groups == 1 ? rates[0] : within(2 * rates[0] - slopes[1]);
    slopes[groups] = groups == 1 ? rates[0] : within(2 * rates[groups - 1] - slopes[groups - 1]);
    return slopes;
  }

  private static double within(double rate) {
    return Math.min(1, Math.max(0, rate));
  }

  private static void fill(
      double[] single,
      int first,
      int size,
      double[] people,
      double width,
      double rate,
      double[] slopes,
      int group) {
    boolean isWithin = width > 0;
    double below = 0;
    double until = 0;
    for (int age = first; age < first + size && isWithin; age++) {
      until += people[age];
      double above = cumulated(until / width, rate, slopes[group], slopes[group + 1]);
      single[age] = people[age] > 0 ? (above - below) * width / people[age] : rate;
      isWithin = single[age] >= 0 && single[age] <= 1;
      below = above;
    }
    for (int age = first; age < first + size && !isWithin; age++) {
      // A curve that leaves 0 to 1 says nothing: all ages have the rate of the group.
      single[age] = rate;
    }
  }

  /** The part of a group's employed among its youngest, over all of the group: a cubic. */
  private static double cumulated(double share, double rate, double from, double to) {
    double square = share * share;
    double cube = square * share;
    return (cube - 2 * square + share) * from
        + (3 * square - 2 * cube) * rate
        + (cube - square) * to;
  }
}
