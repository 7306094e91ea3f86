package no.stedsvekst.indicator;

/** B7. Jobs that moved, against those that were there. */
public final class Relocation {
  private Relocation() {}

  /** Jobs that came less those that went, over private jobs before the year. */
  public static Double rate(Double net, Double privateJobs) {
    return Ratio.of(net, privateJobs, 1.0);
  }

  /** Jobs of a move: those before it, else those after. */
  public static Double jobs(Double before, Double after) {
    return before == null ? after : before;
  }
}
