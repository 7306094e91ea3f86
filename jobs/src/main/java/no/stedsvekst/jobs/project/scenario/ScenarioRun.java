package no.stedsvekst.jobs.project.scenario;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import no.stedsvekst.jobs.project.scenario.Assumption.Measure;
import no.stedsvekst.jobs.project.scenario.Scenario.Closure;
import no.stedsvekst.jobs.project.scenario.ScenarioParameters.Lasting;

/**
 * How one scenario is run beside the others.
 *
 * @param name of the scenario
 * @param closure how it meets the nation's sums
 * @param leansOn which of the scenarios' sums it uses: its own number, or neutral's
 * @param parameters its assumptions
 */
public record ScenarioRun(String name, Closure closure, int leansOn, ScenarioParameters parameters)
    implements Serializable {

  /**
   * Of scenarios, the first of which is neutral where any leans on it.
   *
   * @param isAlone whether what-ifs of each place leave its neighbours as they are
   * @param past what words for past attractiveness stand for
   * @param lasting what is projected of relative migration where no line says it
   */
  public static List<ScenarioRun> of(
      List<Scenario> scenarios,
      boolean isAlone,
      Function<Measure, PastAttractiveness> past,
      Lasting lasting) {
    List<ScenarioRun> scenarioRuns = new ArrayList<>();
    for (Scenario scenario : scenarios) {
      Closure closure = scenario.closure(isAlone);
      scenarioRuns.add(
          new ScenarioRun(
              scenario.name(),
              closure,
              closure == Closure.OWN ? scenarioRuns.size() : 0,
              new ScenarioParameters(scenario, past, lasting)));
    }
    return scenarioRuns;
  }
}
