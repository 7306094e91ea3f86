package no.stedsvekst.scenario;

/**
 * A12. Moves numbers in proportion to weights until they have a wanted sum, none of them below its
 * floor: what a floor holds back is shared by those that still have room.
 */
public final class FlooredSpread {
  private static final int MOST_ROUNDS = 200;

  private FlooredSpread() {}

  /**
   * The step c for which the sum of max(floor, base + c·weight) is the total. Starting where no
   * floor holds anything back, each round finds the step for the numbers that are still free; fewer
   * are from round to round, so it ends.
   *
   * @param base the numbers, from {@code at} on
   * @param weights not negative, from 0 on
   * @param floors from 0 on
   * @return not a number where nothing can move
   */
  public static double step(
      double[] base, int at, double[] weights, double[] floors, double total) {
    double weight = 0;
    double sum = 0;
    for (int index = 0; index < weights.length; index++) {
      weight += weights[index];
      sum += base[at + index];
    }
    if (weight == 0) {
      return Double.NaN;
    }
    double step = (total - sum) / weight;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      double free = 0;
      double reached = 0;
      boolean isHeld = false;
      for (int index = 0; index < weights.length; index++) {
        double moved = base[at + index] + step * weights[index];
        if (moved >= floors[index]) {
          reached += moved;
          free += weights[index];
        } else {
          reached += floors[index];
          isHeld = true;
        }
      }
      if (!isHeld || free == 0) {
        return step;
      }
      double next = step + (total - reached) / free;
      // Rounding is all that is left when the step no longer gets smaller.
      if (!(next < step)) {
        return step;
      }
      step = next;
    }
    return step;
  }

  /** Writes the moved numbers over the base. */
  public static void move(double[] base, int at, double[] weights, double[] floors, double step) {
    for (int index = 0; index < weights.length; index++) {
      base[at + index] = Math.max(floors[index], base[at + index] + step * weights[index]);
    }
  }
}
