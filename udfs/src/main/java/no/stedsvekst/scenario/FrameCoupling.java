package no.stedsvekst.scenario;

import static no.stedsvekst.scenario.Cohorts.CELLS;

import java.util.Arrays;

/**
 * A12. How the cells of the frame are coupled by places that keep their number of people: what one
 * cell of a place gains, its others give in proportion to their weights. With it a shift of all
 * cells is found at once, where each cell by itself would need ten rounds.
 */
public final class FrameCoupling {
  /** How many numbers it is: a cell beside itself and those before it. */
  public static final int LENGTH = CELLS * (CELLS + 1) / 2;

  /** Of cells that are taken one by one. */
  public static final FrameCoupling NONE = new FrameCoupling(new double[0], 0);

  /** What is left of a residual when it is but rounding. */
  private static final double ROUNDING = 1e-14;

  private static final int MOST_STEPS = 2 * CELLS;

  private final double[] numbers;
  private final int at;

  private FrameCoupling(double[] numbers, int at) {
    this.numbers = numbers;
    this.at = at;
  }

  /** Of sums over places, from {@code at} on. */
  public static FrameCoupling of(double[] sums, int at) {
    return new FrameCoupling(sums, at);
  }

  /**
   * Adds a place.
   *
   * @param people by cell; cells without people are held by their floor and give nothing
   * @param weights by cell
   * @param into from {@code intoAt} on
   */
  public static void add(double[] people, double[] weights, double[] into, int intoAt) {
    double[] free = new double[CELLS];
    double all = 0;
    for (int cell = 0; cell < CELLS; cell++) {
      free[cell] = people[cell] > 0 ? weights[cell] : 0;
      all += free[cell];
    }
    int row = intoAt;
    for (int cell = 0; cell < CELLS; cell++) {
      if (free[cell] > 0) {
        double share = free[cell] / all;
        for (int other = 0; other <= cell; other++) {
          into[row + other] += share * free[other];
        }
      }
      row += cell + 1;
    }
  }

  /**
   * The shifts that bring the missing people, where no other floor comes to hold or lets go: by
   * conjugate gradients, as cells are coupled weakly. Of shifts that differ by the same number in
   * all cells, which places take back, it is the one that weighs nothing.
   *
   * @param missing people by cell
   * @param weight of places with people in the cell, by cell
   */
  double[] shifts(double[] missing, double[] weight) {
    double[] shifts = new double[CELLS];
    double[] left = new double[CELLS];
    boolean[] isCoupled = new boolean[CELLS];
    for (int cell = 0; cell < CELLS; cell++) {
      isCoupled[cell] = weight[cell] > 0 && diagonal(cell) > 0;
      if (isCoupled[cell]) {
        left[cell] = missing[cell];
      } else if (weight[cell] > 0) {
        shifts[cell] = missing[cell] / weight[cell];
      }
    }
    balance(left, weight, isCoupled);
    double[] direction = new double[CELLS];
    double[] answer = new double[CELLS];
    double size = scaled(left, weight, isCoupled, direction);
    double enough = size * ROUNDING * ROUNDING;
    for (int step = 0; step < MOST_STEPS && size > enough; step++) {
      apply(direction, weight, isCoupled, answer);
      double bent = product(direction, answer);
      if (!(bent > 0)) {
        break;
      }
      double length = size / bent;
      for (int cell = 0; cell < CELLS; cell++) {
        shifts[cell] += length * direction[cell];
        left[cell] -= length * answer[cell];
      }
      double[] next = new double[CELLS];
      double now = scaled(left, weight, isCoupled, next);
      for (int cell = 0; cell < CELLS; cell++) {
        direction[cell] = next[cell] + now / size * direction[cell];
      }
      size = now;
    }
    return shifts;
  }

  private double diagonal(int cell) {
    return numbers.length == 0 ? 0 : numbers[at + cell * (cell + 1) / 2 + cell];
  }

  /** Places keep their people: what all cells together miss is rounding, or cannot be met. */
  private static void balance(double[] left, double[] weight, boolean[] isCoupled) {
    double missing = 0;
    double all = 0;
    for (int cell = 0; cell < CELLS; cell++) {
      missing += left[cell];
      all += isCoupled[cell] ? weight[cell] : 0;
    }
    for (int cell = 0; cell < CELLS; cell++) {
      left[cell] -= isCoupled[cell] ? missing * weight[cell] / all : 0;
    }
  }

  /** What each cell by itself would be shifted by; returns how much is missing. */
  private static double scaled(
      double[] left, double[] weight, boolean[] isCoupled, double[] shifts) {
    double size = 0;
    for (int cell = 0; cell < CELLS; cell++) {
      shifts[cell] = isCoupled[cell] ? left[cell] / weight[cell] : 0;
      size += shifts[cell] * left[cell];
    }
    return size;
  }

  /** The people that shifts bring. */
  private void apply(double[] shifts, double[] weight, boolean[] isCoupled, double[] people) {
    Arrays.fill(people, 0);
    int row = at;
    for (int cell = 0; cell < CELLS; cell++) {
      double sum = 0;
      for (int other = 0; other < cell; other++) {
        sum += numbers[row + other] * shifts[other];
        people[other] -= numbers[row + other] * shifts[cell];
      }
      people[cell] += (weight[cell] - numbers[row + cell]) * shifts[cell] - sum;
      row += cell + 1;
    }
    for (int cell = 0; cell < CELLS; cell++) {
      people[cell] = isCoupled[cell] ? people[cell] : 0;
    }
  }

  private static double product(double[] one, double[] other) {
    double sum = 0;
    for (int cell = 0; cell < CELLS; cell++) {
      sum += one[cell] * other[cell];
    }
    return sum;
  }
}
