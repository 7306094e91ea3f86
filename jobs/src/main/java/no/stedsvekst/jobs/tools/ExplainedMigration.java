package no.stedsvekst.jobs.tools;

import java.util.Map;
import no.stedsvekst.jobs.attract.AppliedCoefficients;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.migration.ExpectedExcess;
import no.stedsvekst.migration.NetMigration;
import no.stedsvekst.ml.PanelFit;

/** Net migration beyond the nation's, and beyond what is expected. */
final class ExplainedMigration {
  private final PlaceNumbers numbers;
  private final ListedTrace trace;
  private final int year;
  private final double[] here;
  private final double rateOfNation;

  /** Reads net migration and residents of place and nation, and lists them. */
  ExplainedMigration(PlaceNumbers numbers, ListedTrace trace) {
    this.numbers = numbers;
    this.trace = trace;
    this.year = numbers.year();
    Map<String, double[]> both =
        PlaceNumbers.pairs(
            numbers.totals(SilverTables.VITAL, "net_migration", year),
            numbers.totals(SilverTables.POPULATION, "persons", year));
    this.here = numbers.known(both, numbers.place());
    trace.landed("net migration", here[0], "silver.vital of " + year);
    trace.landed("residents", here[1], "silver.population, 1 January " + year);
    double[] nation = PlaceNumbers.sums(both);
    trace.landed("net migration of the nation", nation[0], "Σ silver.vital");
    trace.landed("residents of the nation", nation[1], "Σ silver.population");
    this.rateOfNation =
        numbers.known(
            "rate of the nation",
            NetMigration.rate(nation[0], nation[1], trace.named("rate of the nation")));
  }

  double excess() {
    return numbers.known(
        "net_migration_excess", NetMigration.excess(here[0], here[1], rateOfNation, trace));
  }

  double attractiveness() {
    excess();
    AppliedCoefficients coefficients = numbers.tables().coefficients();
    ExpectedExcess expected = new ExpectedExcess(trace);
    expected.addIntercept(
        PanelFit.INTERCEPT, coefficients.estimate(PanelFit.INTERCEPT), coefficients.id());
    for (String term : coefficients.terms().keySet().stream().sorted().toList()) {
      if (!term.equals(PanelFit.INTERCEPT)) {
        AppliedCoefficients.Term of = coefficients.terms().get(term);
        expected.add(term, of.estimate(), numbers.inPanel(term), of.center());
      }
    }
    return expected.attractiveness(here[0], here[1], rateOfNation);
  }
}
