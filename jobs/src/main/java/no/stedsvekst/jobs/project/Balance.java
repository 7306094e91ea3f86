package no.stedsvekst.jobs.project;

import java.io.Serializable;
import no.stedsvekst.scenario.Cohorts;
import no.stedsvekst.scenario.LifeYear;

/**
 * How well the books of a year are kept in a scenario: reckoned anew from where the places stood,
 * who moved and who is there.
 *
 * @param places the largest that a place's people miss start + births − deaths + migration by
 * @param cells the largest that a cell misses the same by, the frame's shift among migration
 * @param least people of any cell
 * @param moved persons that the frame moved from cell to cell
 */
record Balance(double places, double cells, double least, double moved) implements Serializable {

  /** Of no places. */
  static final Balance NONE = new Balance(0, 0, Double.POSITIVE_INFINITY, 0);

  /** Of both. */
  Balance and(Balance other) {
    return new Balance(
        Math.max(places, other.places),
        Math.max(cells, other.cells),
        Math.min(least, other.least),
        moved + other.moved);
  }

  /** Of a block. */
  static Balance of(Lived lived, Ended end, int scenario, YearContext context, Closures closures) {
    Balance all = NONE;
    for (int place = 0; place < end.births().length; place++) {
      all = all.and(of(lived, end, scenario, place, context, closures));
    }
    return all;
  }

  private static Balance of(
      Lived lived, Ended end, int scenario, int place, YearContext context, Closures closures) {
    Expected before = lived.moved().before();
    PlaceBlock block = before.grown().worked().places();
    double[] start = before.grown().worked().standing()[scenario].people();
    double[] is = end.standing().people();
    double[] without = withoutFrame(lived, end, scenario, place, block, context, closures, start);
    double worst = 0;
    double least = Double.POSITIVE_INFINITY;
    double moved = 0;
    double shifted = 0;
    int at = place * Cohorts.CELLS;
    for (int cell = 0; cell < Cohorts.CELLS; cell++) {
      double found = is[at + cell];
      least = Math.min(least, found);
      moved += Math.abs(found - without[cell]);
      shifted += found - without[cell];
      worst =
          Math.max(
              worst,
              Math.abs(
                      found
                          - Math.max(
                              0,
                              without[cell] + shift(lived, end, scenario, place, cell, closures)))
                  / Math.max(1, found));
    }
    double wanted =
        PlaceBlock.people(start, place)
            + end.births()[place]
            - end.deaths()[place]
            + end.net()[place];
    double people = PlaceBlock.people(is, place);
    double missed = Math.max(Math.abs(people - wanted), Math.abs(shifted)) / Math.max(1, wanted);
    return new Balance(missed, worst, least, moved);
  }

  /** The cells by the accounts alone: those who were there, less the dead, and the migrants. */
  private static double[] withoutFrame(
      Lived lived,
      Ended end,
      int scenario,
      int place,
      PlaceBlock block,
      YearContext context,
      Closures closures,
      double[] start) {
    double[] cells = new double[Cohorts.CELLS];
    double[] migrants = lived.moved().migrants()[scenario];
    double ratio = closures.deaths * block.ratios()[2 * place + 1];
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
      Lived lived, Ended end, int scenario, int place, int cell, Closures closures) {
    double[] start = lived.moved().before().grown().worked().standing()[scenario].people();
    int sex = cell / Cohorts.AGES;
    int age = cell % Cohorts.AGES;
    int at = place * Cohorts.CELLS;
    double weight = end.births()[place] * Cohorts.shareOfBirths(sex);
    if (closures.isNobody[cell]) {
      return Double.NEGATIVE_INFINITY;
    }
    if (closures.isEven[cell]) {
      weight = PlaceBlock.people(start, place);
    } else if (age > 0) {
      weight = start[at + cell - 1] + (age == Cohorts.AGES - 1 ? start[at + cell] : 0);
    }
    return (closures.shift[cell] + end.shift()[place]) * weight;
  }
}
