package no.stedsvekst.scenario;

/** A12. How much of an attractiveness is left after some years. */
public final class Decay {
  private Decay() {}

  /**
   * The share that is left.
   *
   * @param yearsOn 1 in the first projected year
   * @param halfLife years until half is left; not a number where it stays for all future
   */
  public static double left(int yearsOn, double halfLife) {
    return Double.isNaN(halfLife) ? 1 : Math.pow(0.5, (yearsOn - 1) / halfLife);
  }
}
