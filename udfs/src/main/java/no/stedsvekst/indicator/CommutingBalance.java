package no.stedsvekst.indicator;

/** B1. What a place sends to another and gets from it. */
public final class CommutingBalance {
  private CommutingBalance() {}

  /** The share of the jobs that a place lacks which another has; null where it lacks none. */
  public static Double shareOfDeficit(Double net, Double employed, Double jobs) {
    return net == null || employed == null || jobs == null || employed <= jobs
        ? null
        : Double.valueOf(net / (employed - jobs));
  }
}
