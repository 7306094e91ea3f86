package no.stedsvekst.jobs.tools;

import java.util.Map;
import no.stedsvekst.jobs.attract.AppliedCoefficients;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.ml.PanelFit;

/** Net migration beyond the nation's, and beyond what is expected. */
final class ExplainedMigration {
  private final CalculationTrace paper;
  private final int year;

  ExplainedMigration(CalculationTrace paper) {
    this.paper = paper;
    this.year = paper.year();
  }

  double excess() {
    Map<String, double[]> both =
        CalculationTrace.pairs(
            paper.totals(SilverTables.VITAL, "net_migration", year),
            paper.totals(SilverTables.POPULATION, "persons", year));
    double[] own = paper.known(both, paper.place());
    double[] nation = CalculationTrace.sums(both);
    paper.say("net migration", "silver.vital of " + year, own[0]);
    paper.say("residents", "silver.population, 1 January " + year, own[1]);
    double rate = own[0] / own[1];
    paper.say("rate", "net migration / residents", rate);
    paper.say("net migration of the nation", "Σ silver.vital", nation[0]);
    paper.say("residents of the nation", "Σ silver.population", nation[1]);
    double ofNation = nation[0] / nation[1];
    paper.say("rate of the nation", "net migration / residents", ofNation);
    return rate - ofNation;
  }

  double attractiveness() {
    double excess = excess();
    paper.say("net_migration_excess", "rate − rate of the nation", excess);
    AppliedCoefficients coefficients = paper.tables().coefficients();
    double expected = coefficients.estimate(PanelFit.INTERCEPT);
    paper.say(PanelFit.INTERCEPT, coefficients.id(), expected);
    for (String term : coefficients.terms().keySet().stream().sorted().toList()) {
      if (!term.equals(PanelFit.INTERCEPT)) {
        AppliedCoefficients.Term of = coefficients.terms().get(term);
        double value = paper.inPanel(term);
        double effect = of.estimate() * (value - of.center());
        expected += effect;
        paper.say(
            term, "%.7f × (%.7f − %.7f)".formatted(of.estimate(), value, of.center()), effect);
      }
    }
    paper.say("expected beyond the nation's", "Σ of the terms", expected);
    double rate = excess - expected;
    paper.say("attractiveness rate", "net_migration_excess − expected", rate);
    double people = paper.inPanel("population");
    paper.say("residents", "silver.population, 1 January " + year, people);
    return rate * people;
  }
}
