package no.stedsvekst.jobs.project.run;

import java.io.Serializable;
import java.util.List;
import no.stedsvekst.jobs.project.input.PlaceBlock;
import no.stedsvekst.scenario.Cohorts;
import no.stedsvekst.scenario.FrameFit;
import no.stedsvekst.scenario.LifeYear;

/**
 * A block when the year has ended, by scenario, before sexes and ages meet the frame; children are
 * those expected, before they meet the nation's.
 *
 * @param cohortMigration the step before
 * @param cells people by place and cell; the newborn are missing
 * @param dead by place and the cell in which they would have been
 * @param births by place
 * @param deaths by place
 */
record SurvivorsAndBirths(
    MigrationByCohort cohortMigration,
    double[][] cells,
    double[][] dead,
    double[][] births,
    double[][] deaths)
    implements Serializable {

  /** The step. */
  static SurvivorsAndBirths of(
      MigrationByCohort cohortMigration,
      YearContext context,
      List<ConstraintFactors> constraintFactors) {
    PlaceBlock places = cohortMigration.before().scaledJobs().unscaledJobs().places();
    int scenarios = cohortMigration.net().length;
    double[][] cells = new double[scenarios][places.size() * Cohorts.CELLS];
    double[][] dead = new double[scenarios][places.size() * Cohorts.CELLS];
    double[][] births = new double[scenarios][places.size()];
    double[][] deaths = new double[scenarios][places.size()];
    double[] exposed = LifeYear.room();
    double[] fertility = context.nation().fertility();
    for (int scenario = 0; scenario < scenarios; scenario++) {
      double[] people =
          cohortMigration.before().scaledJobs().unscaledJobs().state()[scenario].people();
      for (int place = 0; place < places.size(); place++) {
        MigrationByCohort.exposed(places, place, people, context, exposed);
        int flows = place * Cohorts.FLOWS;
        int at = place * Cohorts.CELLS;
        double ratio = constraintFactors.get(scenario).deaths * places.ratios()[2 * place + 1];
        double[] mortality = context.nation().mortality();
        double[] migrants = cohortMigration.migrants()[scenario];
        LifeYear.survive(
            exposed, migrants, flows, mortality, ratio, cells[scenario], dead[scenario], at);
        deaths[scenario][place] = Cohorts.sum(dead[scenario], at, Cohorts.CELLS);
        births[scenario][place] =
            places.ratios()[2 * place]
                * (LifeYear.births(people, at, fertility)
                    + LifeYear.births(cells[scenario], at, fertility))
                / 2;
      }
    }
    return new SurvivorsAndBirths(cohortMigration, cells, dead, births, deaths);
  }

  /** Births and deaths summed over places by scenario. */
  double[][] sums() {
    double[][] sums = new double[births.length][];
    for (int scenario = 0; scenario < births.length; scenario++) {
      sums[scenario] =
          new double[] {
            Cohorts.sum(births[scenario], 0, births[scenario].length),
            Cohorts.sum(deaths[scenario], 0, deaths[scenario].length)
          };
    }
    return sums;
  }

  /** The same with the newborn in their cells, births as many as the nation's. */
  SurvivorsAndBirths withNewborn(List<ConstraintFactors> constraintFactors) {
    double[][] whole = new double[cells.length][];
    double[][] scaled = new double[births.length][births[0].length];
    for (int scenario = 0; scenario < cells.length; scenario++) {
      whole[scenario] = cells[scenario].clone();
      for (int place = 0; place < births[scenario].length; place++) {
        scaled[scenario][place] = births[scenario][place] * constraintFactors.get(scenario).births;
        LifeYear.beBorn(
            scaled[scenario][place],
            cohortMigration.migrants()[scenario],
            place * Cohorts.FLOWS,
            whole[scenario],
            place * Cohorts.CELLS);
      }
    }
    return new SurvivorsAndBirths(cohortMigration, whole, dead, scaled, deaths);
  }

  /**
   * Sums over places by scenario: weights by cell, then people in cells that have no weight, by
   * cell, then all people.
   *
   * @param asked which scenarios are asked for
   */
  double[][] weights(List<ConstraintFactors> constraintFactors, boolean[] asked) {
    PlaceBlock places = cohortMigration.before().scaledJobs().unscaledJobs().places();
    double[][] sums = new double[cells.length][2 * Cohorts.CELLS + 1];
    FrameFit fit = new FrameFit();
    for (int scenario = 0; scenario < cells.length; scenario++) {
      for (int place = 0; place < places.size() && asked[scenario]; place++) {
        int at = place * Cohorts.CELLS;
        double[] weights = weights(fit, scenario, place, constraintFactors.get(scenario));
        for (int cell = 0; cell < Cohorts.CELLS; cell++) {
          sums[scenario][cell] += weights[cell];
          if (weights[cell] == 0) {
            sums[scenario][Cohorts.CELLS + cell] += Math.max(0, cells[scenario][at + cell]);
          }
        }
        sums[scenario][2 * Cohorts.CELLS] += Cohorts.sum(cells[scenario], at, Cohorts.CELLS);
      }
    }
    return sums;
  }

  private double[] weights(
      FrameFit fit, int scenario, int place, ConstraintFactors constraintFactors) {
    double[] people =
        cohortMigration.before().scaledJobs().unscaledJobs().state()[scenario].people();
    return fit.weights(
        people,
        place * Cohorts.CELLS,
        births[scenario][place],
        constraintFactors.isEven,
        constraintFactors.isNobody);
  }

  /**
   * What the shifts of now reach, summed over places by scenario, as {@link FrameSolver} reads it:
   * every place keeps its number of people.
   */
  double[][] reached(List<ConstraintFactors> constraintFactors, FrameSolver.Asked asked) {
    double[][] sums = new double[cells.length][];
    double[] shifted = new double[Cohorts.CELLS];
    for (int scenario = 0; scenario < cells.length; scenario++) {
      sums[scenario] = asked.room(scenario);
      ConstraintFactors closure = constraintFactors.get(scenario);
      FrameFit fit = new FrameFit();
      for (int place = 0; place < births[scenario].length && asked.isAsked(scenario); place++) {
        double[] weights = weights(fit, scenario, place, closure);
        fit.place(
            cells[scenario],
            place * Cohorts.CELLS,
            weights,
            closure.shift,
            closure.isNobody,
            shifted,
            0);
        asked.add(scenario, shifted, weights, sums[scenario]);
      }
    }
    return sums;
  }

  /** Moves one place; returns θ. */
  double fit(
      FrameFit fit,
      int scenario,
      int place,
      ConstraintFactors constraintFactors,
      double[] into,
      int intoAt) {
    return fit.place(
        cells[scenario],
        place * Cohorts.CELLS,
        weights(fit, scenario, place, constraintFactors),
        constraintFactors.shift,
        constraintFactors.isNobody,
        into,
        intoAt);
  }
}
