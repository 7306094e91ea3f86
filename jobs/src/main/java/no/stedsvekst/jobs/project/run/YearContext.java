package no.stedsvekst.jobs.project.run;

import java.io.Serializable;
import java.util.List;
import no.stedsvekst.jobs.project.input.ModelCoefficients;
import no.stedsvekst.jobs.project.scenario.ScenarioRun;
import no.stedsvekst.scenario.NationYear;

/**
 * What the places need to know of a year beside their own numbers.
 *
 * @param model the numbers that hold every year
 * @param nation the year's
 * @param scenarioRuns the scenarios that are run side by side
 * @param shock what the year brings to residential attractiveness besides, a share of the people
 */
record YearContext(
    ModelCoefficients model, NationYear nation, List<ScenarioRun> scenarioRuns, double shock)
    implements Serializable {

  /** Which year. */
  int year() {
    return nation.year();
  }

  /** How many industries. */
  int industries() {
    return nation.hasJobs() ? model.industries().size() : 0;
  }
}
