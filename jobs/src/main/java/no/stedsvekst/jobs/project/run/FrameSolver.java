package no.stedsvekst.jobs.project.run;

import java.io.Serializable;
import no.stedsvekst.scenario.Cohorts;
import no.stedsvekst.scenario.FrameCoupling;
import no.stedsvekst.scenario.FrameFit;

/**
 * A12. How a scenario's shifts of cells come to meet the frame of a year: by Newton's steps. What a
 * cell gains its place takes from the others, and where people are counted as not below nobody this
 * is all that bends; so the coupling of cells is added up once, and again only if it has changed.
 */
final class FrameSolver {
  /** A round that brings the frame less than so much nearer has the coupling added up anew. */
  private static final double NEARER = 0.1;

  /** So often; where even that does not help each cell goes its own way, slowly but surely. */
  private static final int MOST_COUPLINGS = 8;

  /** Where the weights of places with people in a cell begin, of all places, and the coupling. */
  private static final int HELD = Cohorts.CELLS;

  private static final int ALL = 2 * Cohorts.CELLS;
  private static final int COUPLING = 3 * Cohorts.CELLS;

  /**
   * What is added up in a round.
   *
   * @param scenarios that are not met yet
   * @param isCoupled those of which the coupling is wanted too
   */
  record Asked(boolean[] scenarios, boolean[] isCoupled) implements Serializable {

    /** Whether a scenario is asked for. */
    boolean isAsked(int scenario) {
      return scenarios[scenario];
    }

    /**
     * An array for a scenario's sums: by cell the people that are reached, the weights of places
     * that have people in it, and of all places; then the coupling.
     */
    double[] room(int scenario) {
      if (!scenarios[scenario]) {
        return new double[0];
      }
      return new double[COUPLING + (isCoupled[scenario] ? FrameCoupling.LENGTH : 0)];
    }

    /** Adds a place. */
    void add(int scenario, double[] people, double[] weights, double[] sums) {
      for (int cell = 0; cell < Cohorts.CELLS; cell++) {
        sums[cell] += people[cell];
        sums[HELD + cell] += people[cell] > 0 ? weights[cell] : 0;
        sums[ALL + cell] += weights[cell];
      }
      if (isCoupled[scenario]) {
        FrameCoupling.add(people, weights, sums, COUPLING);
      }
    }
  }

  private final ConstraintFactors closure;
  private final double[] target;
  private FrameCoupling coupling = FrameCoupling.NONE;
  private double[] free = {};
  private double[] first;
  private boolean isWanted = true;
  private boolean isAlone;
  private int couplings;

  /**
   * Of a year.
   *
   * @param closure whose shifts are moved
   * @param target people of the frame by cell
   */
  FrameSolver(ConstraintFactors closure, double[] target) {
    this.closure = closure;
    this.target = target;
    closure.missed = Double.POSITIVE_INFINITY;
  }

  /** Whether the next round is to add the coupling up. */
  boolean wantsCoupling() {
    return isWanted;
  }

  /**
   * Moves the shifts nearer to what the frame wants.
   *
   * @param sums as {@link Asked#room} has them
   * @return whether the frame was met already
   */
  boolean isMet(double[] sums) {
    if (first == null) {
      first = sums;
    }
    double before = closure.missed;
    closure.missed = FrameFit.missed(target, sums);
    if (isWanted) {
      coupling = FrameCoupling.of(sums, COUPLING);
      free = free(sums);
      couplings++;
    }
    boolean isSlow = closure.missed > NEARER * before;
    isAlone |= couplings >= MOST_COUPLINGS && isSlow;
    isWanted = isSlow && !isAlone;
    boolean isMet =
        isAlone
            ? FrameFit.improve(closure.shift, target, sums, free(sums))
            : FrameFit.improve(closure.shift, target, sums, free, coupling);
    if (isMet) {
      center(free(first), free(sums));
    }
    return isMet;
  }

  /**
   * The same number more in all cells is taken back by every place: it tells nothing. All cells are
   * moved so that they weigh together what the first step of each cell by itself would.
   */
  private void center(double[] weights, double[] now) {
    double wanted = 0;
    double found = 0;
    double all = 0;
    for (int cell = 0; cell < Cohorts.CELLS; cell++) {
      wanted += weights[cell] > 0 ? now[cell] * (target[cell] - first[cell]) / weights[cell] : 0;
      found += now[cell] * closure.shift[cell];
      all += now[cell];
    }
    for (int cell = 0; cell < Cohorts.CELLS && all > 0; cell++) {
      closure.shift[cell] += weights[cell] > 0 ? (wanted - found) / all : 0;
    }
  }

  /** By cell, the weights of places with people in it; of all places where there are none. */
  private static double[] free(double[] sums) {
    double[] free = new double[Cohorts.CELLS];
    for (int cell = 0; cell < Cohorts.CELLS; cell++) {
      double held = sums[HELD + cell];
      free[cell] = held > 0 ? held : sums[ALL + cell];
    }
    return free;
  }
}
