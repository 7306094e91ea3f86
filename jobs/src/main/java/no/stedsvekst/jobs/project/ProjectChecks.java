package no.stedsvekst.jobs.project;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The gate of a projection: what must hold of every year and scenario. */
final class ProjectChecks {
  /** Of the people of a cell, or of a place. */
  private static final double TOLERANCE = 1e-9;

  private ProjectChecks() {}

  /** What does not hold, a sentence each. */
  static List<String> complaints(Projection projection, List<List<Closures>> closures) {
    List<Plan> plans = projection.plans();
    List<String> complaints = new ArrayList<>();
    for (int year = 0; year < closures.size(); year++) {
      for (int scenario = 0; scenario < plans.size(); scenario++) {
        String where =
            "%s %d".formatted(plans.get(scenario).name(), projection.nation().get(year).year());
        complaints.addAll(complaints(where, plans.get(scenario), closures.get(year).get(scenario)));
      }
    }
    return complaints;
  }

  /** Of one scenario and year. */
  static List<String> complaints(String where, Plan plan, Closures closures) {
    List<String> complaints = new ArrayList<>();
    Balance balance = closures.balances.get(plan.name());
    if (!(balance.places() <= TOLERANCE)) {
      complaints.add(
          "%s: start + births - deaths + migration misses the end of a place by %.3g of its people"
              .formatted(where, balance.places()));
    }
    if (!(balance.cells() <= TOLERANCE)) {
      complaints.add(
          "%s: start - deaths + migration misses the end of a sex and age by %.3g of the people"
              .formatted(where, balance.cells()));
    }
    if (!(balance.least() >= 0)) {
      complaints.add("%s: a cell has %.3g persons".formatted(where, balance.least()));
    }
    if (plan.closure() == Scenario.Closure.OWN && !(closures.missed <= TOLERANCE)) {
      complaints.add(
          "%s: a sex and age misses the nation's projection by %.3g of its people"
              .formatted(where, closures.missed));
    }
    if (plan.closure() == Scenario.Closure.OWN && !(closures.missedDeaths <= TOLERANCE)) {
      complaints.add(
          "%s: deaths miss the nation's by %.3g of them".formatted(where, closures.missedDeaths));
    }
    return complaints;
  }

  /** How much was moved to meet the frame, as the largest share of the people in any year. */
  static Map<String, Double> metrics(Projection projection, List<List<Closures>> closures) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    List<Plan> plans = projection.plans();
    for (List<Closures> year : closures) {
      for (int scenario = 0; scenario < plans.size(); scenario++) {
        String name = plans.get(scenario).name();
        Closures closure = year.get(scenario);
        double moved = closure.balances.get(name).moved() / closure.people;
        metrics.merge("moved_by_frame " + name, moved, Math::max);
        metrics.merge("kappa " + name, Math.abs(closure.migration), Math::max);
      }
    }
    return metrics;
  }
}
