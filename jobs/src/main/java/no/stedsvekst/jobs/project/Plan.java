package no.stedsvekst.jobs.project;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.project.Assumption.Measure;
import no.stedsvekst.jobs.project.Scenario.Closure;

/**
 * How one scenario is run beside the others.
 *
 * @param name of the scenario
 * @param closure how it meets the nation's sums
 * @param leansOn which of the scenarios' sums it uses: its own number, or neutral's
 * @param strengths its assumptions
 */
record Plan(String name, Closure closure, int leansOn, Strengths strengths)
    implements Serializable {

  /**
   * Of scenarios, the first of which is neutral where any leans on it.
   *
   * @param isAlone whether what-ifs of each place leave its neighbours as they are
   * @param past what words for past attractiveness stand for
   */
  static List<Plan> of(
      List<Scenario> scenarios, boolean isAlone, Map<Measure, ? extends PastAttractiveness> past) {
    List<Plan> plans = new ArrayList<>();
    for (Scenario scenario : scenarios) {
      Closure closure = scenario.closure(isAlone);
      plans.add(
          new Plan(
              scenario.name(),
              closure,
              closure == Closure.OWN ? plans.size() : 0,
              new Strengths(scenario, past::get)));
    }
    return plans;
  }
}
