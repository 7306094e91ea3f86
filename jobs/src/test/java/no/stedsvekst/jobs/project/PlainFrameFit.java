package no.stedsvekst.jobs.project;

/**
 * A12, step 6: the least weighted change that makes every cell of every municipality meet both the
 * nation's cell and the municipality's total, without a negative cell.
 *
 * @param people by municipality and cell, after the change
 * @param rho by cell
 * @param theta by municipality
 * @param gap of the worst cell, over the larger of its target and one person
 */
record PlainFrameFit(double[][] people, double[] rho, double[] theta, double gap) {
  private static final int ROUNDS = 20_000;
  private static final int STEPS = 1_000;
  private static final double CLOSE = 1e-13;

  /**
   * Alternates until both hold.
   *
   * @param before by municipality and cell
   * @param weights likewise
   * @param totals by municipality
   * @param cells the nation's by cell; their sum is that of the totals
   */
  static PlainFrameFit alternating(
      double[][] before, double[][] weights, double[] totals, double[] cells) {
    double[] rho = new double[cells.length];
    double[] theta = new double[totals.length];
    double gap = Double.POSITIVE_INFINITY;
    double best = Double.POSITIVE_INFINITY;
    int stuck = 0;
    for (int round = 0; round < ROUNDS && gap > CLOSE && stuck < 200; round++) {
      for (int cell = 0; cell < cells.length; cell++) {
        rho[cell] =
            multiplier(column(before, cell), column(weights, cell), theta, rho[cell], cells[cell]);
      }
      for (int unit = 0; unit < totals.length; unit++) {
        theta[unit] = multiplier(before[unit], weights[unit], rho, theta[unit], totals[unit]);
      }
      gap = gap(changed(before, weights, rho, theta), cells);
      // In the end only rounding moves, which no further round makes smaller.
      stuck = gap < 1e-9 && gap >= best ? stuck + 1 : 0;
      best = Math.min(best, gap);
    }
    double[][] after = changed(before, weights, rho, theta);
    for (int cell = 0; cell < cells.length; cell++) {
      for (int unit = 0; cells[cell] == 0 && unit < totals.length; unit++) {
        // What rounding leaves would be the only weight of those who are a year older next year.
        after[unit][cell] = 0;
      }
    }
    return new PlainFrameFit(after, rho, theta, gap);
  }

  /** The cells' multipliers are given, those of the municipalities follow in one pass. */
  static PlainFrameFit frozen(
      double[][] before, double[][] weights, double[] totals, double[] rho) {
    double[] theta = new double[totals.length];
    for (int unit = 0; unit < totals.length; unit++) {
      theta[unit] = multiplier(before[unit], weights[unit], rho, 0, totals[unit]);
    }
    return new PlainFrameFit(changed(before, weights, rho, theta), rho, theta, 0);
  }

  /** The same change, told so that the municipalities' part is 0 on average. */
  PlainFrameFit centered(double[] weights) {
    double mean = PlainCells.sum(theta, weights) / PlainCells.sum(weights);
    double[] cells = rho.clone();
    double[] units = theta.clone();
    for (int cell = 0; cell < cells.length; cell++) {
      cells[cell] += mean;
    }
    for (int unit = 0; unit < units.length; unit++) {
      units[unit] -= mean;
    }
    return new PlainFrameFit(people, cells, units, gap);
  }

  private static double[][] changed(
      double[][] before, double[][] weights, double[] rho, double[] theta) {
    double[][] after = new double[before.length][rho.length];
    for (int unit = 0; unit < before.length; unit++) {
      for (int cell = 0; cell < rho.length; cell++) {
        after[unit][cell] =
            Math.max(0, before[unit][cell] + (rho[cell] + theta[unit]) * weights[unit][cell]);
      }
    }
    return after;
  }

  private static double gap(double[][] people, double[] cells) {
    double worst = 0;
    for (int cell = 0; cell < cells.length; cell++) {
      double sum = PlainCells.sum(column(people, cell));
      worst = Math.max(worst, Math.abs(sum - cells[cell]) / Math.max(1, cells[cell]));
    }
    return worst;
  }

  private static double[] column(double[][] matrix, int cell) {
    double[] column = new double[matrix.length];
    for (int unit = 0; unit < matrix.length; unit++) {
      column[unit] = matrix[unit][cell];
    }
    return column;
  }

  /**
   * The multiplier with which a line comes to its sum. The sum is convex in it, so that Newton's
   * steps come down on it from above and end after as many as there are bends. Where the sum cannot
   * be so small, the largest multiplier with which all that can be empty is empty.
   */
  private static double multiplier(
      double[] before, double[] weights, double[] others, double start, double sum) {
    double immovable = 0;
    double first = Double.POSITIVE_INFINITY;
    double last = Double.NEGATIVE_INFINITY;
    for (int at = 0; at < before.length; at++) {
      if (weights[at] > 0) {
        double bend = -before[at] / weights[at] - others[at];
        first = Math.min(first, bend);
        last = Math.max(last, bend);
      } else {
        immovable += Math.max(0, before[at]);
      }
    }
    if (first == Double.POSITIVE_INFINITY) {
      return start;
    }
    if (sum <= immovable) {
      return first;
    }
    double multiplier = start > first ? start : last + 1;
    double slopeBefore = 0;
    for (int step = 0; step < STEPS; step++) {
      double room = sum - immovable;
      double slope = 0;
      for (int at = 0; at < before.length; at++) {
        double shifted = before[at] + (others[at] + multiplier) * weights[at];
        if (weights[at] > 0 && shifted > 0) {
          room -= shifted;
          slope += weights[at];
        }
      }
      if (slope == 0) {
        // Rounding has thrown the step below the first bend.
        return first;
      }
      multiplier += room / slope;
      if (slope == slopeBefore) {
        // No bend between this step and the one before: it was the last but for rounding.
        return multiplier;
      }
      slopeBefore = slope;
    }
    return multiplier;
  }
}
