package no.stedsvekst.jobs.project.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import no.stedsvekst.jobs.project.input.BlockState;
import no.stedsvekst.jobs.project.input.ModelCoefficients;
import no.stedsvekst.jobs.project.input.PlaceBlock;
import no.stedsvekst.jobs.project.scenario.Scenario.Closure;
import no.stedsvekst.jobs.project.scenario.ScenarioRun;
import no.stedsvekst.scenario.Cohorts;

/**
 * One place of a block, projected again beside neighbours and a nation that stay as a scenario had
 * them: the same steps, on arrays of one place.
 */
public final class SinglePlaceProjection {
  private static final int[] HOME_AND_AWAY = {0, 1};

  private final PlaceBlock place;
  private final BlockState start;
  private final ModelCoefficients model;
  private final NeighbourGrowth neighbourGrowth;
  private final int number;
  private final List<List<ConstraintFactors>> constraintFactors;
  private final List<ScenarioRun> scenarioRuns;

  /**
   * Of a place.
   *
   * @param number of the place in the block
   * @param scenarioRun its scenario
   * @param constraintFactors of the scenario by year
   */
  public SinglePlaceProjection(
      PlaceBlock block,
      BlockState state,
      int number,
      ModelCoefficients model,
      ScenarioRun scenarioRun,
      NeighbourGrowth neighbourGrowth,
      List<ConstraintFactors> constraintFactors) {
    this.model = model;
    this.neighbourGrowth = neighbourGrowth;
    this.number = number;
    this.place = one(block, number);
    this.start = one(state, number, model);
    this.constraintFactors = constraintFactors.stream().map(List::of).toList();
    this.scenarioRuns =
        List.of(new ScenarioRun(scenarioRun.name(), Closure.FROZEN, 0, scenarioRun.parameters()));
  }

  /** The place alone; all others are one place, in which everyone works once. */
  private static PlaceBlock one(PlaceBlock block, int number) {
    return new PlaceBlock(
        0,
        0,
        2,
        new String[] {block.codes()[number]},
        new int[] {0, 2},
        HOME_AND_AWAY,
        new double[] {block.ownShare(number), 1},
        part(block.employed(), number, 1),
        part(block.steady(), number, 2),
        part(block.ratios(), number, 2),
        part(block.attractiveness(), number, 2),
        part(block.leaving(), number, Cohorts.FLOWS),
        block.coming().length == 0 ? block.coming() : part(block.coming(), number, Cohorts.FLOWS),
        new double[0],
        new double[0],
        part(block.trend(), number, 1),
        part(block.housing(), number, 2));
  }

  private static BlockState one(BlockState state, int number, ModelCoefficients model) {
    return new BlockState(
        part(state.people(), number, Cohorts.CELLS),
        part(state.jobs(), number, model.industries().size()),
        part(state.relative(), number, 2),
        part(state.growth(), number, model.window()),
        part(state.natural(), number, 1));
  }

  private static double[] part(double[] values, int number, int length) {
    return Arrays.copyOfRange(values, number * length, (number + 1) * length);
  }

  /** With another residential attractiveness, where the scenario takes the place's own. */
  public SinglePlaceProjection attracting(double residential) {
    place.attractiveness()[0] = residential;
    return this;
  }

  /**
   * The place's people on every 1 January after the jump-off, by cell.
   *
   * @param shocks of the years to residential attractiveness
   */
  public List<double[]> people(double[] shocks) {
    List<double[]> path = new ArrayList<>();
    BlockState[] state = {start};
    for (int year = 0; year < shocks.length; year++) {
      YearContext context =
          new YearContext(model, neighbourGrowth.years().get(year), scenarioRuns, shocks[year]);
      List<ConstraintFactors> met = constraintFactors.get(year);
      ScaledJobs scaledJobs = ScaledJobs.of(UnscaledJobs.of(place, state, context), context, met);
      double[][] growth = {{scaledJobs.growth()[0][0], neighbourGrowth.neighbours()[year][number]}};
      MigrationByCohort cohortMigration =
          MigrationByCohort.of(
              ExpectedMigration.of(scaledJobs, growth, context, met), context, met);
      SurvivorsAndBirths survivorsAndBirths =
          SurvivorsAndBirths.of(cohortMigration, context, met).withNewborn(met);
      state = BlockYearResult.standings(BlockYearResult.of(survivorsAndBirths, context, met));
      path.add(state[0].people());
    }
    return path;
  }
}
