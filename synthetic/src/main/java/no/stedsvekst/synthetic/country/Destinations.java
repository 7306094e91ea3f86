package no.stedsvekst.synthetic.country;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Where the residents of a place may work, and how much each draws them.
 *
 * @param places in ascending order
 * @param pulls of each place, adding up to 1
 */
// Handed on, never compared.
@SuppressWarnings("ArrayRecordComponent")
public record Destinations(int[] places, double[] pulls) implements Serializable {
  private static final double HOME_BIAS = 3;

  /** Share of the employed who work on the shelf, abroad or nobody knows where. */
  private static final double OUTSIDE = 0.02;

  /** Share of the employed of whom the register does not know where they work. */
  private static final double UNREGISTERED = 0.01;

  /** Fewer people than this for each destination, and a place has fewer destinations. */
  private static final int PEOPLE_A_DESTINATION = 10;

  static Destinations of(Parameters parameters, int home) {
    Geography map = Geography.of(parameters);
    int most = Math.min(parameters.destinations(), map.people(home) / PEOPLE_A_DESTINATION);
    int[] around = map.around(home, most);
    double[] weights = new double[around.length];
    for (int index = 0; index < around.length; index++) {
      weights[index] = map.jobs(around[index]) * map.nearness(home, around[index]);
      weights[index] *= around[index] == home ? HOME_BIAS : 1;
    }
    int[] chosen =
        IntStream.range(0, around.length)
            .boxed()
            // Those who live there are never left out, however few jobs there are.
            .sorted(
                Comparator.comparing((Integer index) -> around[index] != home)
                    .thenComparingDouble(index -> -weights[index]))
            .limit(Math.max(1, most))
            .mapToInt(Integer::intValue)
            .sorted()
            .toArray();
    double sum = Arrays.stream(chosen).mapToDouble(index -> weights[index]).sum();
    return new Destinations(
        Arrays.stream(chosen).map(index -> around[index]).toArray(),
        Arrays.stream(chosen).mapToDouble(index -> weights[index] / sum).toArray());
  }

  /** How many of the employed work outside the map. */
  public static int outside(int employed) {
    return (int) Math.rint(OUTSIDE * employed);
  }

  /**
   * How many of the employed of a year work in each place: one at least where there are enough, and
   * the others by what draws them, which changes a little from year to year.
   */
  public int[] counts(Parameters parameters, int home, int year, int employed) {
    int[] counts = new int[places.length];
    int left = employed - outside(employed) - (int) Math.rint(UNREGISTERED * employed);
    if (left >= places.length) {
      Arrays.fill(counts, 1);
      left -= places.length;
    }
    HashedRandom dice =
        HashedRandom.of(parameters.seed(), HashedRandom.Throw.COMMUTING, home, year);
    double[] weights = new double[places.length];
    for (int index = 0; index < weights.length; index++) {
      weights[index] = pulls[index] * (0.95 + 0.1 * dice.uniform(1 + index));
    }
    Shares.add(left, weights, 0, weights.length, dice.uniform(0), counts);
    return counts;
  }
}
