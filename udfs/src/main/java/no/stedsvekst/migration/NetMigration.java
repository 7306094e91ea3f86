package no.stedsvekst.migration;

/** A2. Net migration as a rate, and as what it exceeds the nation's by. */
public final class NetMigration {
  private NetMigration() {}

  /** Net migration over the population on 1 January; {@code null} where that is 0 or missing. */
  public static Double rate(Double netMigration, Double population) {
    if (netMigration == null || population == null || population == 0) {
      return null;
    }
    return netMigration / population;
  }

  /** The response of the regressions: a place's rate less the nation's. */
  public static Double excess(Double rate, Double nationalRate) {
    return rate == null || nationalRate == null ? null : Double.valueOf(rate - nationalRate);
  }
}
