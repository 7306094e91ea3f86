package no.stedsvekst.jobs.project.run;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import no.stedsvekst.jobs.project.input.BlockState;
import no.stedsvekst.jobs.project.input.PlaceBlock;
import no.stedsvekst.scenario.Cohorts;
import no.stedsvekst.scenario.FrameFit;

/**
 * What a year has brought to the places of a block in one scenario.
 *
 * @param state where they stand when it has ended
 * @param dead by place and the cell in which they would have been
 * @param births by place
 * @param deaths by place
 * @param net migration by place
 * @param expected part of it by place
 * @param attractiveness part of it by place
 * @param shift θ by place
 */
public record BlockYearResult(
    BlockState state,
    double[] dead,
    double[] births,
    double[] deaths,
    double[] net,
    double[] expected,
    double[] attractiveness,
    double[] shift)
    implements Serializable {

  /** Every scenario's end of a year. */
  static BlockYearResult[] of(
      SurvivorsAndBirths survivorsAndBirths,
      YearContext context,
      List<ConstraintFactors> constraintFactors) {
    BlockYearResult[] ends = new BlockYearResult[constraintFactors.size()];
    for (int scenario = 0; scenario < ends.length; scenario++) {
      ends[scenario] =
          of(
              survivorsAndBirths,
              scenario,
              context.model().window(),
              constraintFactors.get(scenario));
    }
    return ends;
  }

  private static BlockYearResult of(
      SurvivorsAndBirths survivorsAndBirths,
      int scenario,
      int window,
      ConstraintFactors constraintFactors) {
    ExpectedMigration expected = survivorsAndBirths.cohortMigration().before();
    BlockState before = expected.scaledJobs().unscaledJobs().state()[scenario];
    int places = survivorsAndBirths.births()[scenario].length;
    double[] people = new double[places * Cohorts.CELLS];
    double[] relative = new double[places * 2];
    double[] growth = new double[places * window];
    double[] natural = new double[places];
    double[] shift = new double[places];
    FrameFit fit = new FrameFit();
    for (int place = 0; place < places; place++) {
      shift[place] =
          survivorsAndBirths.fit(
              fit, scenario, place, constraintFactors, people, place * Cohorts.CELLS);
      relative[2 * place] = expected.relative()[scenario][place];
      relative[2 * place + 1] = before.relative()[2 * place];
      double was = PlaceBlock.people(before.people(), place);
      double is = PlaceBlock.people(people, place);
      growth[place * window] = was == 0 ? 0 : is / was - 1 - constraintFactors.growth;
      natural[place] =
          survivorsAndBirths.births()[scenario][place]
              - survivorsAndBirths.deaths()[scenario][place];
      System.arraycopy(before.growth(), place * window, growth, place * window + 1, window - 1);
    }
    return new BlockYearResult(
        new BlockState(people, expected.scaledJobs().jobs()[scenario], relative, growth, natural),
        survivorsAndBirths.dead()[scenario],
        survivorsAndBirths.births()[scenario],
        survivorsAndBirths.deaths()[scenario],
        survivorsAndBirths.cohortMigration().net()[scenario],
        expected.expected()[scenario],
        expected.attractiveness()[scenario],
        shift);
  }

  /** The standings alone, with which the next year begins. */
  static BlockState[] standings(BlockYearResult[] ends) {
    return Arrays.stream(ends).map(BlockYearResult::state).toArray(BlockState[]::new);
  }
}
