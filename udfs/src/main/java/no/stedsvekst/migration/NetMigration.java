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

  /** The response of the regressions: that rate less the nation's; {@code null} where unknown. */
  public static Double excess(Double netMigration, Double population, Double nationalRate) {
    Double rate = rate(netMigration, population);
    return rate == null || nationalRate == null ? null : Double.valueOf(rate - nationalRate);
  }
}
