package no.stedsvekst.jobs.project.run;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import no.stedsvekst.jobs.project.block.BlockSums;
import no.stedsvekst.jobs.project.block.BlockValues;
import no.stedsvekst.jobs.project.block.BlockValues.Stretch;
import no.stedsvekst.jobs.project.input.BlockState;
import no.stedsvekst.jobs.project.input.PlaceBlock;
import no.stedsvekst.jobs.project.input.ProjectionInput;
import no.stedsvekst.jobs.project.scenario.ScenarioRun;
import no.stedsvekst.scenario.NationYear;

/**
 * Year after year, all scenarios side by side. A block keeps its places' arrays; between blocks go
 * the growth of every place's jobs, once a year, and to the driver a few hundred sums a step.
 */
public final class YearLoop {
  /** A block when a year has ended, and how well its books were kept. */
  private record Closed(BlockState[] state, AccountingChecks[] balances) implements Serializable {}

  private final ProjectionInput input;
  private final BlockValues<PlaceBlock> places;
  private final YearFiles files;
  private final List<ScenarioRun> scenarioRuns;
  private final Consumer<String> progress;

  public YearLoop(
      ProjectionInput input,
      YearFiles files,
      List<ScenarioRun> scenarioRuns,
      Consumer<String> progress) {
    this.input = input;
    this.places = input.places();
    this.files = files;
    this.scenarioRuns = scenarioRuns;
    this.progress = progress;
  }

  /**
   * Projects the years that are not finished yet.
   *
   * @return by year and scenario, how the nation's sums were met
   */
  public List<List<ConstraintFactors>> run() {
    List<List<ConstraintFactors>> all = new ArrayList<>();
    Optional<BlockValues<BlockState[]>> state = Optional.empty();
    for (NationYear year : input.years()) {
      Optional<List<ConstraintFactors>> finished = files.finished(year.year());
      if (finished.isPresent()) {
        all.add(finished.get());
        continue;
      }
      YearContext context = new YearContext(input.model(), year, scenarioRuns, 0);
      BlockValues<BlockState[]> start = state.orElseGet(() -> state(year));
      NationalConstraintSolver constraints = new NationalConstraintSolver(context);
      BlockValues<Closed> closed = year(start, context, constraints);
      files.finish(year.year(), constraints.constraintFactors());
      all.add(constraints.constraintFactors());
      // What is not in memory is read again: Spark would otherwise reckon all years anew.
      state = closed.isHere() ? Optional.of(closed.map(Closed::state)) : Optional.empty();
      progress.accept("1 January " + (year.year() + 1));
    }
    return all;
  }

  /** Where the places stand when a year begins: at first the same in all scenarios. */
  private BlockValues<BlockState[]> state(NationYear year) {
    int scenarios = scenarioRuns.size();
    if (year.yearsOn() == 1) {
      return input
          .jumpOff()
          .map(one -> Collections.nCopies(scenarios, one).toArray(BlockState[]::new));
    }
    YearFiles source = files;
    int before = year.year() - 1;
    return places.map(block -> BlockYearResult.standings(source.read(before, block.id())));
  }

  /** The steps of a year: each is taken in every block, and what they add up to is settled. */
  private BlockValues<Closed> year(
      BlockValues<BlockState[]> start, YearContext context, NationalConstraintSolver constraints) {
    List<BlockValues<?>> kept = new ArrayList<>();
    List<ConstraintFactors> constraintFactors = constraints.constraintFactors();
    BlockValues<UnscaledJobs> unscaledJobs =
        keep(kept, places.with(start, (block, state) -> UnscaledJobs.of(block, state, context)));
    constraints.jobs(BlockSums.of(unscaledJobs, UnscaledJobs::sums));
    BlockValues<ScaledJobs> scaledJobs =
        keep(kept, unscaledJobs.map(block -> ScaledJobs.of(block, context, constraintFactors)));
    BlockValues<ExpectedMigration> expected =
        keep(
            kept,
            scaledJobs.with(
                growth(scaledJobs, context),
                (block, growth) ->
                    ExpectedMigration.of(block, growth, context, constraintFactors)));
    constraints.migration(BlockSums.of(expected, ExpectedMigration::sums));
    BlockValues<MigrationByCohort> cohortMigration =
        keep(kept, expected.map(block -> MigrationByCohort.of(block, context, constraintFactors)));
    constraints.deaths(
        open ->
            BlockSums.of(cohortMigration, block -> block.deaths(context, constraintFactors, open)));
    BlockValues<SurvivorsAndBirths> survivorsAndBirths =
        keep(
            kept,
            cohortMigration.map(block -> SurvivorsAndBirths.of(block, context, constraintFactors)));
    constraints.births(BlockSums.of(survivorsAndBirths, SurvivorsAndBirths::sums));
    BlockValues<SurvivorsAndBirths> whole =
        keep(kept, survivorsAndBirths.map(block -> block.withNewborn(constraintFactors)));
    constraints.frame(
        open -> BlockSums.of(whole, block -> block.weights(constraintFactors, open)),
        asked -> BlockSums.of(whole, block -> block.reached(constraintFactors, asked)));
    YearFiles to = files;
    BlockValues<Closed> closed = whole.map(block -> closed(block, context, constraintFactors, to));
    constraints.balances(closed.map(Closed::balances).collect());
    kept.forEach(BlockValues::release);
    return closed;
  }

  /** Writes the end of the year, and reckons anew whether it is right. */
  private static Closed closed(
      SurvivorsAndBirths block,
      YearContext context,
      List<ConstraintFactors> constraintFactors,
      YearFiles to) {
    BlockYearResult[] ends = BlockYearResult.of(block, context, constraintFactors);
    to.write(
        context.year(),
        block.cohortMigration().before().scaledJobs().unscaledJobs().places().id(),
        ends);
    AccountingChecks[] balances =
        IntStream.range(0, ends.length)
            .mapToObj(
                scenario ->
                    AccountingChecks.of(
                        block, ends[scenario], scenario, context, constraintFactors.get(scenario)))
            .toArray(AccountingChecks[]::new);
    return new Closed(BlockYearResult.standings(ends), balances);
  }

  /** The growth of every place's jobs goes to every block: it is where its neighbours are. */
  private BlockValues<double[][]> growth(BlockValues<ScaledJobs> scaledJobs, YearContext context) {
    int scenarios = scenarioRuns.size();
    return context.nation().hasJobs()
        ? scaledJobs.everywhere(
            block -> new Stretch(block.unscaledJobs().places().first(), block.growth()))
        : scaledJobs.map(block -> new double[scenarios][block.unscaledJobs().places().all()]);
  }

  private static <T> BlockValues<T> keep(List<BlockValues<?>> all, BlockValues<T> values) {
    BlockValues<T> kept = values.kept();
    all.add(kept);
    return kept;
  }
}
