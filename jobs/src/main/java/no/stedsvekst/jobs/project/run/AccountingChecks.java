package no.stedsvekst.jobs.project.run;

import java.io.Serializable;
import no.stedsvekst.jobs.project.input.PlaceBlock;
import no.stedsvekst.scenario.Cohorts;
import no.stedsvekst.scenario.LifeYear;

/**
 * How well the books of a year are kept in a scenario: reckoned anew from where the places stood,
 * who moved and who is there.
 *
 * @param places the largest that a place's people miss start + births − deaths + migration by
 * @param cells the largest that a cell misses the same by, the frame's shift among migration
 * @param least people of any cell
 * @param movedByFrame persons that the frame moved from cell to cell
 */
public record AccountingChecks(double places, double cells, double least, double movedByFrame)
    implements Serializable {

  /** Of no places. */
  public static final AccountingChecks NONE =
      new AccountingChecks(0, 0, Double.POSITIVE_INFINITY, 0);

  /** Of both. */
  public AccountingChecks and(AccountingChecks other) {
    return new AccountingChecks(
        Math.max(places, other.places),
        Math.max(cells, other.cells),
        Math.min(least, other.least),
        movedByFrame + other.movedByFrame);
  }

  /** Of a block. */
  static AccountingChecks of(
      SurvivorsAndBirths survivorsAndBirths,
      BlockYearResult end,
      int scenario,
      YearContext context,
      ConstraintFactors constraintFactors) {
    AccountingChecks all = NONE;
    for (int place = 0; place < end.births().length; place++) {
      all = all.and(of(survivorsAndBirths, end, scenario, place, context, constraintFactors));
    }
    return all;
  }

  private static AccountingChecks of(
      SurvivorsAndBirths survivorsAndBirths,
      BlockYearResult end,
      int scenario,
      int place,
      YearContext context,
      ConstraintFactors constraintFactors) {
    ExpectedMigration before = survivorsAndBirths.cohortMigration().before();
    PlaceBlock block = before.scaledJobs().unscaledJobs().places();
    double[] start = before.scaledJobs().unscaledJobs().state()[scenario].people();
    double[] is = end.state().people();
    double[] without =
        withoutFrame(
            survivorsAndBirths, end, scenario, place, block, context, constraintFactors, start);
    double worst = 0;
    double least = Double.POSITIVE_INFINITY;
    double movedByFrame = 0;
    double shifted = 0;
    int at = place * Cohorts.CELLS;
    for (int cell = 0; cell < Cohorts.CELLS; cell++) {
      double found = is[at + cell];
      least = Math.min(least, found);
      movedByFrame += Math.abs(found - without[cell]);
      shifted += found - without[cell];
      worst =
          Math.max(
              worst,
              Math.abs(
                      found
                          - Math.max(
                              0,
                              without[cell]
                                  + shift(
                                      survivorsAndBirths,
                                      end,
                                      scenario,
                                      place,
                                      cell,
                                      constraintFactors)))
                  / Math.max(1, found));
    }
    double wanted =
        PlaceBlock.people(start, place)
            + end.births()[place]
            - end.deaths()[place]
            + end.net()[place];
    double people = PlaceBlock.people(is, place);
    double missed = Math.max(Math.abs(people - wanted), Math.abs(shifted)) / Math.max(1, wanted);
    return new AccountingChecks(missed, worst, least, movedByFrame);
  }

  /** The cells by the accounts alone: those who were there, less the dead, and the migrants. */
  private static double[] withoutFrame(
      SurvivorsAndBirths survivorsAndBirths,
      BlockYearResult end,
      int scenario,
      int place,
      PlaceBlock block,
      YearContext context,
      ConstraintFactors constraintFactors,
      double[] start) {
    double[] cells = new double[Cohorts.CELLS];
    double[] migrants = survivorsAndBirths.cohortMigration().migrants()[scenario];
    double ratio = constraintFactors.deaths * block.ratios()[2 * place + 1];
    for (int sex = 0; sex < Cohorts.SEXES; sex++) {
      cells[Cohorts.cell(sex, 0)] =
          end.births()[place] * Cohorts.shareOfBirths(sex)
              + migrants[place * Cohorts.FLOWS + Cohorts.flow(sex, 0)];
      for (int age = 0; age < Cohorts.AGES; age++) {
        double there = start[place * Cohorts.CELLS + Cohorts.cell(sex, age)];
        double came = migrants[place * Cohorts.FLOWS + Cohorts.flow(sex, age + 1)];
        double died =
            LifeYear.deaths(
                there, came, ratio * context.nation().mortality()[Cohorts.cell(sex, age)]);
        cells[Cohorts.cellAtEnd(sex, age + 1)] += there + came - died;
      }
    }
    return cells;
  }

  private static double shift(
      SurvivorsAndBirths survivorsAndBirths,
      BlockYearResult end,
      int scenario,
      int place,
      int cell,
      ConstraintFactors constraintFactors) {
    double[] start =
        survivorsAndBirths
            .cohortMigration()
            .before()
            .scaledJobs()
            .unscaledJobs()
            .state()[scenario]
            .people();
    int sex = cell / Cohorts.AGES;
    int age = cell % Cohorts.AGES;
    int at = place * Cohorts.CELLS;
    double weight = end.births()[place] * Cohorts.shareOfBirths(sex);
    if (constraintFactors.isNobody[cell]) {
      return Double.NEGATIVE_INFINITY;
    }
    if (constraintFactors.isEven[cell]) {
      weight = PlaceBlock.people(start, place);
    } else if (age > 0) {
      weight = start[at + cell - 1] + (age == Cohorts.AGES - 1 ? start[at + cell] : 0);
    }
    return (constraintFactors.shift[cell] + end.shift()[place]) * weight;
  }
}
