package no.stedsvekst.synthetic.country;

/** Whole things handed out by weights, so that the handed out add up. */
public final class Shares {
  private Shares() {}

  /**
   * Adds {@code total} to the cells of a stretch by their weights: a cell gets its share rounded up
   * or down.
   *
   * @param start from 0 to below 1: where the rounding begins
   */
  public static void add(int total, double[] weights, int from, int to, double start, int[] cells) {
    double sum = 0;
    for (int cell = from; cell < to; cell++) {
      sum += weights[cell];
    }
    if (total <= 0 || sum <= 0) {
      return;
    }
    double reached = 0;
    int given = 0;
    for (int cell = from; cell < to; cell++) {
      reached += weights[cell];
      int due = (int) Math.floor(total * (reached / sum) + start);
      cells[cell] += due - given;
      given = due;
    }
  }
}
