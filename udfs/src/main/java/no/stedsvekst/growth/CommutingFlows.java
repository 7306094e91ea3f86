package no.stedsvekst.growth;

import no.stedsvekst.trace.CalculationTrace;

/**
 * A1. Commuting-weighted relative growth (VRA) of one place, flow by flow, from the jobs at the far
 * ends: what {@link CommutingSums} adds up, each flow told with its part of the whole.
 */
public final class CommutingFlows {
  private final String home;
  private final double residents;
  private final double nationalGrowth;
  private final CalculationTrace trace;
  private CommutingSums sums = CommutingSums.NONE;

  /**
   * Without any flow yet.
   *
   * @param home the place where those who go live
   * @param residents of it who are employed anywhere
   * @param nationalGrowth of jobs
   */
  public CommutingFlows(
      String home, double residents, double nationalGrowth, CalculationTrace trace) {
    this.home = home;
    this.residents = residents;
    this.nationalGrowth = nationalGrowth;
    this.trace = trace;
  }

  /** A flow to a workplace on the map, with the jobs there; {@code null} where not known. */
  public void add(String work, double going, Double jobs, Double jobsBefore) {
    Double growth = RelativeGrowth.of(jobs, jobsBefore, nationalGrowth);
    sums = sums.plus(work.equals(home), going, growth);
    if (growth != null && jobsBefore == 0) {
      trace.step(work, 0, "%.0f work where there were no jobs before", going);
    } else if (growth != null) {
      trace.step(
          work,
          part(CommutingSums.effect(going, growth)),
          "%.0f / %.0f × (" + RelativeGrowth.HOW + ")",
          going,
          residents,
          jobs,
          jobsBefore,
          nationalGrowth);
    }
  }

  /** A flow that leaves the map, where growth is the nation's. */
  public void addOutside(String work, double going) {
    sums = sums.plus(false, going, 0.0);
    trace.step(work, 0, "%.0f work off the map", going);
  }

  /** VRA over the flows so far; {@code null} where a growth is unknown or nobody is employed. */
  public Double total() {
    Double own = sums.ownPart(residents);
    Double neighbour = sums.neighbourPart(residents);
    if (own != null && neighbour != null) {
      trace.step("own", own, "the line of %s", home);
      trace.step("neighbour", neighbour, "Σ of the other lines");
    }
    return sums.total(residents);
  }

  private double part(double effect) {
    Double part = CommutingSums.perResident(effect, 0, residents);
    return part == null ? 0 : part;
  }
}
