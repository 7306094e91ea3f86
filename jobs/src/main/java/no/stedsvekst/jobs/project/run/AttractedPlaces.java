package no.stedsvekst.jobs.project.run;

import java.io.Serializable;
import java.util.List;
import java.util.function.IntFunction;
import no.stedsvekst.jobs.project.input.BlockState;
import no.stedsvekst.jobs.project.input.ModelCoefficients;
import no.stedsvekst.jobs.project.input.PlaceBlock;
import no.stedsvekst.jobs.project.input.ProjectionInput;
import no.stedsvekst.jobs.project.scenario.Assumption;
import no.stedsvekst.jobs.project.scenario.Scenario;
import no.stedsvekst.jobs.project.scenario.Scenario.Closure;
import no.stedsvekst.jobs.project.scenario.ScenarioParameters;
import no.stedsvekst.jobs.project.scenario.ScenarioParameters.Lasting;
import no.stedsvekst.jobs.project.scenario.ScenarioRun;
import no.stedsvekst.scenario.Cohorts;
import no.stedsvekst.scenario.NationYear;

/**
 * Places projected one by one with an attractiveness that is chosen: the nation and the neighbours
 * are as in neutral.
 */
public final class AttractedPlaces implements Serializable {
  private static final long serialVersionUID = 1;

  private final ModelCoefficients model;
  private final List<NationYear> years;
  private final List<ConstraintFactors> constraintFactors;
  private final ScenarioRun scenarioRun;
  private final YearFiles files;
  private final int neutral;

  /**
   * Of a projection that has been run.
   *
   * @param constraintFactors by year and scenario
   * @param files the projected years
   * @param neutral which of the scenarios is neutral
   */
  public AttractedPlaces(
      ProjectionInput input,
      List<List<ConstraintFactors>> constraintFactors,
      YearFiles files,
      int neutral) {
    this.model = input.model();
    this.years = input.years();
    this.constraintFactors = constraintFactors.stream().map(year -> year.get(neutral)).toList();
    this.files = files;
    this.neutral = neutral;
    Assumption own =
        new Assumption(
            Assumption.Measure.ALPHA_RES,
            Assumption.ALL,
            "",
            Integer.MIN_VALUE,
            Integer.MAX_VALUE,
            Assumption.OWN,
            Double.NaN);
    Scenario asWanted = new Scenario("target", "target", "target", List.of(own));
    this.scenarioRun =
        new ScenarioRun(
            "target",
            Closure.FROZEN,
            0,
            // The rate that is chosen is the place's from now on, not one of the past.
            new ScenarioParameters(
                asWanted, measure -> null, new Lasting(input.model().lasting(), 1)));
  }

  /** The places of a block by their number in it; what they have in common is read once. */
  public IntFunction<SinglePlaceProjection> in(PlaceBlock block, BlockState start) {
    NeighbourGrowth neighbourGrowth = NeighbourGrowth.of(block, start, files, neutral, years);
    return number ->
        new SinglePlaceProjection(
            block, start, number, model, scenarioRun, neighbourGrowth, constraintFactors);
  }

  /** Everyone on each 1 January after the jump-off, with an attractiveness a year. */
  public double[] people(SinglePlaceProjection path, double rate) {
    return path.attracting(rate).people(new double[years.size()]).stream()
        .mapToDouble(cells -> Cohorts.sum(cells, 0, Cohorts.CELLS))
        .toArray();
  }
}
