package no.stedsvekst.scenario;

import static no.stedsvekst.scenario.Cohorts.AGES;
import static no.stedsvekst.scenario.Cohorts.CELLS;
import static no.stedsvekst.scenario.Cohorts.SEXES;

/**
 * A12. Moves the people of places so that sexes and ages add up to the nation's frame while every
 * place keeps its number of people, by as little as possible: each cell changes by (ρ of the cell +
 * θ of the place) times its weight, and none falls below nobody.
 *
 * <p>One is made a thread: it keeps room to work in.
 */
public final class FrameFit {
  private static final double[] NOBODY = new double[CELLS];

  /** How near the frame is near enough, of a cell's people. */
  private static final double TOLERANCE = 1e-11;

  private final double[] weights = new double[CELLS];
  private final double[] moved = new double[CELLS];

  /**
   * The weights of a place's cells: who was there a year ago, a year younger; births for age 0.
   *
   * @param people by cell a year ago, from {@code at} on
   * @param isEven cells in which all people of a place weigh instead: nobody of the nation was a
   *     year younger, or too few were where there is somebody now
   * @param isNobody cells in which the frame has nobody: nothing is moved there
   */
  public double[] weights(
      double[] people, int at, double births, boolean[] isEven, boolean[] isNobody) {
    double all = Cohorts.sum(people, at, CELLS);
    for (int sex = 0; sex < SEXES; sex++) {
      int first = Cohorts.cell(sex, 0);
      weights[first] = births * Cohorts.shareOfBirths(sex);
      System.arraycopy(people, at + first, weights, first + 1, AGES - 1);
      weights[first + AGES - 1] += people[at + first + AGES - 1];
    }
    for (int cell = 0; cell < CELLS; cell++) {
      if (isNobody[cell]) {
        weights[cell] = 0;
      } else if (isEven[cell]) {
        weights[cell] = all;
      }
    }
    return weights;
  }

  /**
   * Moves a place's cells and keeps their sum.
   *
   * @param cells of the place, from {@code at} on
   * @param weights of its cells
   * @param shift ρ by cell
   * @param isNobody cells in which the frame has nobody: they become empty
   * @param into where the moved cells are written, from {@code intoAt} on
   * @return θ, 0 where the place has no weight
   */
  public double place(
      double[] cells,
      int at,
      double[] weights,
      double[] shift,
      boolean[] isNobody,
      double[] into,
      int intoAt) {
    double total = 0;
    for (int cell = 0; cell < CELLS; cell++) {
      total += cells[at + cell];
      moved[cell] = isNobody[cell] ? 0 : cells[at + cell] + shift[cell] * weights[cell];
    }
    double step = FlooredSpread.step(moved, 0, weights, NOBODY, total);
    if (Double.isNaN(step)) {
      System.arraycopy(cells, at, into, intoAt, CELLS);
      return 0;
    }
    FlooredSpread.move(moved, 0, weights, NOBODY, step);
    System.arraycopy(moved, 0, into, intoAt, CELLS);
    return step;
  }

  /**
   * Brings ρ nearer to what the frame wants, each cell by itself.
   *
   * @param reached sum over places by cell
   * @param weight sum of the weights by cell of places that still have people in it; where there is
   *     none, of all places
   * @return whether the frame was met already
   */
  public static boolean improve(
      double[] shift, double[] target, double[] reached, double[] weight) {
    return improve(shift, target, reached, weight, FrameCoupling.NONE);
  }

  /**
   * The same for all cells together.
   *
   * @param coupling of the cells
   */
  public static boolean improve(
      double[] shift, double[] target, double[] reached, double[] weight, FrameCoupling coupling) {
    boolean isMet = missed(target, reached) <= TOLERANCE;
    if (!isMet) {
      double[] missing = new double[CELLS];
      for (int cell = 0; cell < CELLS; cell++) {
        missing[cell] = target[cell] - reached[cell];
      }
      double[] shifts = coupling.shifts(missing, weight);
      for (int cell = 0; cell < CELLS; cell++) {
        shift[cell] += shifts[cell];
      }
    }
    return isMet;
  }

  /** The largest that a cell misses the frame by, as a share of its people. */
  public static double missed(double[] target, double[] reached) {
    double missed = 0;
    for (int cell = 0; cell < CELLS; cell++) {
      missed = Math.max(missed, Math.abs(target[cell] - reached[cell]) / Math.max(1, target[cell]));
    }
    return missed;
  }
}
