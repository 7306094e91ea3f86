package no.stedsvekst.migration;

import no.stedsvekst.trace.CalculationTrace;

/** A2. Net migration as a rate, and as what it exceeds the nation's by. */
public final class NetMigration {
  private NetMigration() {}

  /** Net migration over the population on 1 January; {@code null} where that is 0 or missing. */
  public static Double rate(Double netMigration, Double population) {
    return rate(netMigration, population, CalculationTrace.NONE);
  }

  /** The same, told. */
  public static Double rate(Double netMigration, Double population, CalculationTrace trace) {
    if (netMigration == null || population == null || population == 0) {
      return null;
    }
    double rate = netMigration / population;
    trace.step("rate", rate, "%.0f / %.0f", netMigration, population);
    return rate;
  }

  /** The response of the regressions: that rate less the nation's; {@code null} where unknown. */
  public static Double excess(Double netMigration, Double population, Double nationalRate) {
    return excess(netMigration, population, nationalRate, CalculationTrace.NONE);
  }

  /** The same, told. */
  public static Double excess(
      Double netMigration, Double population, Double nationalRate, CalculationTrace trace) {
    Double rate = rate(netMigration, population, trace);
    if (rate == null || nationalRate == null) {
      return null;
    }
    double excess = rate - nationalRate;
    trace.step("net_migration_excess", excess, "%.7f − %.7f", rate, nationalRate);
    return excess;
  }
}
