package no.stedsvekst.jobs.project;

import java.io.Serializable;
import java.util.List;
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
record Moved(Expected before, double[][] net, double[][] migrants) implements Serializable {

  /** The step. */
  static Moved of(Expected before, YearContext context, List<Closures> closures) {
    PlaceBlock places = before.grown().worked().places();
    Standing[] standing = before.grown().worked().standing();
    double[][] net = new double[standing.length][places.size()];
    double[][] migrants = new double[standing.length][places.size() * Cohorts.FLOWS];
    MigrationProfile profile = new MigrationProfile();
    double[] exposed = LifeYear.room();
    for (int scenario = 0; scenario < standing.length; scenario++) {
      double[] people = standing[scenario].people();
      for (int place = 0; place < places.size(); place++) {
        double all = PlaceBlock.people(people, place);
        double wanted =
            before.expected()[scenario][place]
                + before.attractiveness()[scenario][place]
                + closures.get(scenario).migration * all;
        double capped = Math.min(wanted, Grown.cap(context, scenario, places.codes()[place]));
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
    return new Moved(before, net, migrants);
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
  double[][] deaths(YearContext context, List<Closures> closures, boolean[] asked) {
    PlaceBlock places = before.grown().worked().places();
    double[][] sums = new double[net.length][1];
    double[] exposed = LifeYear.room();
    for (int scenario = 0; scenario < net.length; scenario++) {
      double[] people = before.grown().worked().standing()[scenario].people();
      for (int place = 0; place < places.size() && asked[scenario]; place++) {
        exposed(places, place, people, context, exposed);
        sums[scenario][0] +=
            LifeYear.deaths(
                exposed,
                migrants[scenario],
                place * Cohorts.FLOWS,
                context.nation().mortality(),
                closures.get(scenario).deaths * places.ratios()[2 * place + 1]);
      }
    }
    return sums;
  }
}
