package no.stedsvekst.scenario;

import static no.stedsvekst.scenario.Cohorts.FLOWS;

import java.util.Arrays;

/**
 * A12. Spreads a place's net migration over sexes and cohorts. Under {@code gross_flow} as many
 * leave as usual, and whoever is wanted comes in the usual composition; under {@code net_shape} the
 * usual net migration of each cohort is moved in proportion to its size.
 *
 * <p>One is made a thread: it keeps room to work in.
 */
public final class MigrationProfile {
  private final double[] weights = new double[FLOWS];
  private final double[] floors = new double[FLOWS];

  /**
   * By those who leave and those who come.
   *
   * @param net migrants wanted
   * @param exposed persons of each cohort who could leave, the newborn as expected
   * @param outRates share of each cohort that leaves, from {@code at} on
   * @param inShares composition of those who come, from {@code at} on
   * @param into where net migration by cohort is written, from {@code intoAt} on
   */
  public void grossFlow(
      double net,
      double[] exposed,
      double[] outRates,
      double[] inShares,
      int at,
      double[] into,
      int intoAt) {
    double leaving = 0;
    for (int flow = 0; flow < FLOWS; flow++) {
      double out = outRates[at + flow] * exposed[flow];
      weights[flow] = out;
      leaving += out;
    }
    double coming = net + leaving;
    if (coming >= 0) {
      for (int flow = 0; flow < FLOWS; flow++) {
        into[intoAt + flow] = coming * inShares[at + flow] - weights[flow];
      }
    } else {
      Arrays.fill(into, intoAt, intoAt + FLOWS, 0);
      fit(net, exposed, leaving > 0, into, intoAt);
    }
  }

  /**
   * By the usual net migration.
   *
   * @param usual net migration of each cohort per resident, from {@code at} on
   * @param people residents
   */
  public void netShape(
      double net,
      double[] exposed,
      double people,
      double[] usual,
      int at,
      double[] into,
      int intoAt) {
    double size = 0;
    for (int flow = 0; flow < FLOWS; flow++) {
      double moved = usual[at + flow] * people;
      into[intoAt + flow] = moved;
      weights[flow] = Math.abs(moved);
      size += weights[flow];
    }
    fit(net, exposed, size > 0, into, intoAt);
  }

  /** Moves cohorts in proportion to the weights, or else to their persons; none loses more. */
  private void fit(double net, double[] exposed, boolean hasWeights, double[] into, int intoAt) {
    for (int flow = 0; flow < FLOWS; flow++) {
      floors[flow] = -exposed[flow];
    }
    double[] by = hasWeights ? weights : exposed;
    double step = FlooredSpread.step(into, intoAt, by, floors, net);
    if (!Double.isNaN(step)) {
      FlooredSpread.move(into, intoAt, by, floors, step);
    }
  }
}
