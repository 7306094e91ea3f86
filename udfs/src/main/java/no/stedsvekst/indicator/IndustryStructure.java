package no.stedsvekst.indicator;

/** B1. How one-sided the industries of a place are, and how unlike the nation's. */
public final class IndustryStructure {
  private IndustryStructure() {}

  /** What an industry adds to the Herfindahl-Hirschman index. */
  public static double concentration(double jobs, double all) {
    double share = jobs / all;
    return share * share;
  }

  /** What an industry adds to Krugman's index of specialisation. */
  public static double distance(double share, double nationalShare) {
    return Math.abs(share - nationalShare);
  }

  /** How many times the nation's share; null where the nation has none. */
  public static Double quotient(Double share, Double nationalShare) {
    return share == null || nationalShare == null || nationalShare == 0
        ? null
        : Double.valueOf(share / nationalShare);
  }
}
