package no.stedsvekst.access;

/** B8. How much of what can be reached counts, and what that is worth to those who live there. */
public final class Reach {
  /** What lies farther than this does not count. */
  public static final double LIMIT = 90;

  /** The way to what lies in one's own area, where no time was landed. */
  public static final double OWN_MINUTES = 5;

  private Reach() {}

  /** How much of a thing counts that lies so many minutes away: f(t) = exp(−βt). */
  public static double decay(double beta, double minutes) {
    return minutes <= LIMIT ? Math.exp(-beta * minutes) : 0;
  }

  /** What so many jobs count that lie so many minutes away. */
  public static double counted(double jobs, double beta, double minutes) {
    return jobs * decay(beta, minutes);
  }

  /** What a sum within reach is worth: T(x) = x^γ, and ln(1 + x) where γ is 0. */
  public static double worth(double sum, double gamma) {
    return gamma == 0 ? Math.log1p(sum) : Math.pow(sum, gamma);
  }

  /** Minutes over a new link: to its near end, along it, and from its far end. */
  public static double overLink(double toNear, double along, double fromFar) {
    return toNear + along + fromFar;
  }
}
