package no.stedsvekst.jobs.project;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.project.run.AccountingChecks;
import no.stedsvekst.jobs.project.run.ConstraintFactors;
import no.stedsvekst.jobs.project.scenario.Scenario;
import no.stedsvekst.jobs.project.scenario.ScenarioRun;

/** The gate of a projection: what must hold of every year and scenario. */
final class ProjectChecks {
  /** Of the people of a cell, or of a place. */
  private static final double TOLERANCE = 1e-9;

  private ProjectChecks() {}

  /** What does not hold, a sentence each. */
  static List<String> complaints(
      Projection projection, List<List<ConstraintFactors>> constraintFactors) {
    List<ScenarioRun> scenarioRuns = projection.scenarioRuns();
    List<String> complaints = new ArrayList<>();
    for (int year = 0; year < constraintFactors.size(); year++) {
      for (int scenario = 0; scenario < scenarioRuns.size(); scenario++) {
        String where =
            "%s %d"
                .formatted(scenarioRuns.get(scenario).name(), projection.nation().get(year).year());
        complaints.addAll(
            complaints(
                where, scenarioRuns.get(scenario), constraintFactors.get(year).get(scenario)));
      }
    }
    return complaints;
  }

  /** Of one scenario and year. */
  static List<String> complaints(
      String where, ScenarioRun scenarioRun, ConstraintFactors constraintFactors) {
    List<String> complaints = new ArrayList<>();
    AccountingChecks balance = constraintFactors.balances.get(scenarioRun.name());
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
    if (scenarioRun.closure() == Scenario.Closure.OWN && !(constraintFactors.missed <= TOLERANCE)) {
      complaints.add(
          "%s: a sex and age misses the nation's projection by %.3g of its people"
              .formatted(where, constraintFactors.missed));
    }
    if (scenarioRun.closure() == Scenario.Closure.OWN
        && !(constraintFactors.missedDeaths <= TOLERANCE)) {
      complaints.add(
          "%s: deaths miss the nation's by %.3g of them"
              .formatted(where, constraintFactors.missedDeaths));
    }
    return complaints;
  }

  /** How much was moved to meet the frame, as the largest share of the people in any year. */
  static Map<String, Double> metrics(
      Projection projection, List<List<ConstraintFactors>> constraintFactors) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    List<ScenarioRun> scenarioRuns = projection.scenarioRuns();
    for (List<ConstraintFactors> year : constraintFactors) {
      for (int scenario = 0; scenario < scenarioRuns.size(); scenario++) {
        String name = scenarioRuns.get(scenario).name();
        ConstraintFactors closure = year.get(scenario);
        double movedByFrame = closure.balances.get(name).movedByFrame() / closure.people;
        metrics.merge("moved_by_frame " + name, movedByFrame, Math::max);
        metrics.merge("kappa " + name, Math.abs(closure.migration), Math::max);
      }
    }
    return metrics;
  }
}
