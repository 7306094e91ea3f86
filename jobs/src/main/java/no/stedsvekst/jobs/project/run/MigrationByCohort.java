package no.stedsvekst.jobs.project.run;

import java.io.Serializable;
import java.util.List;
import no.stedsvekst.indicator.HousingNeed;
import no.stedsvekst.jobs.project.input.BlockState;
import no.stedsvekst.jobs.project.input.PlaceBlock;
import no.stedsvekst.scenario.Cohorts;
import no.stedsvekst.scenario.LifeYear;
import no.stedsvekst.scenario.MigrationProfile;

/**
 * A block whose migrants are known by sex and age, by scenario.
 *
 * @param before the step before
 * @param net migration by place
 * @param migrants by place and cohort
 */
record MigrationByCohort(ExpectedMigration before, double[][] net, double[][] migrants)
    implements Serializable {

  /** The step. */
  static MigrationByCohort of(
      ExpectedMigration before, YearContext context, List<ConstraintFactors> constraintFactors) {
    PlaceBlock places = before.scaledJobs().unscaledJobs().places();
    BlockState[] state = before.scaledJobs().unscaledJobs().state();
    double[][] net = new double[state.length][places.size()];
    double[][] migrants = new double[state.length][places.size() * Cohorts.FLOWS];
    MigrationProfile profile = new MigrationProfile();
    double[] exposed = LifeYear.room();
    for (int scenario = 0; scenario < state.length; scenario++) {
      double[] people = state[scenario].people();
      for (int place = 0; place < places.size(); place++) {
        double all = PlaceBlock.people(people, place);
        double wanted =
            before.expected()[scenario][place]
                + before.attractiveness()[scenario][place]
                + constraintFactors.get(scenario).migration * all;
        double capped =
            Math.min(wanted, most(context, scenario, places, place, state[scenario], all));
        exposed(places, place, people, context, exposed);
        int at = place * Cohorts.FLOWS;
        if (context.model().isGross()) {
          profile.grossFlow(
              capped, exposed, places.leaving(), places.coming(), at, migrants[scenario], at);
        } else {
          profile.netShape(capped, exposed, all, places.leaving(), at, migrants[scenario], at);
        }
        // No more leave than there are: what was wanted may be more than can be.
        net[scenario][place] = Cohorts.sum(migrants[scenario], at, Cohorts.FLOWS);
      }
    }
    return new MigrationByCohort(before, net, migrants);
  }

  /** The most that a place may gain by migration. */
  private static double most(
      YearContext context,
      int scenario,
      PlaceBlock places,
      int place,
      BlockState state,
      double residents) {
    double room =
        HousingNeed.room(
            places.housing()[2 * place + 1],
            places.housing()[2 * place] * residents,
            state.natural()[place]);
    return context
        .scenarioRuns()
        .get(scenario)
        .parameters()
        .cap(
            places.codes()[place],
            context.year(),
            Double.isFinite(room) ? room : Double.POSITIVE_INFINITY);
  }

  /** Persons of a place by cohort, its newborn as the nation's rates and its ratio expect. */
  static void exposed(
      PlaceBlock places, int place, double[] people, YearContext context, double[] into) {
    int at = place * Cohorts.CELLS;
    double newborn =
        places.ratios()[2 * place] * LifeYear.births(people, at, context.nation().fertility());
    LifeYear.exposed(people, at, newborn, into);
  }

  /**
   * Deaths summed over places by scenario, if probabilities have these factors.
   *
   * @param asked which scenarios are asked for
   */
  double[][] deaths(
      YearContext context, List<ConstraintFactors> constraintFactors, boolean[] asked) {
    PlaceBlock places = before.scaledJobs().unscaledJobs().places();
    double[][] sums = new double[net.length][1];
    double[] exposed = LifeYear.room();
    for (int scenario = 0; scenario < net.length; scenario++) {
      double[] people = before.scaledJobs().unscaledJobs().state()[scenario].people();
      for (int place = 0; place < places.size() && asked[scenario]; place++) {
        exposed(places, place, people, context, exposed);
        sums[scenario][0] +=
            LifeYear.deaths(
                exposed,
                migrants[scenario],
                place * Cohorts.FLOWS,
                context.nation().mortality(),
                constraintFactors.get(scenario).deaths * places.ratios()[2 * place + 1]);
      }
    }
    return sums;
  }
}
