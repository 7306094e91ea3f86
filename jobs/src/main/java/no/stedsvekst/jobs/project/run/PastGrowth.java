package no.stedsvekst.jobs.project.run;

import no.stedsvekst.jobs.project.input.BlockState;
import no.stedsvekst.jobs.project.input.PlaceBlock;
import no.stedsvekst.scenario.Cohorts;
import no.stedsvekst.scenario.LifeYear;
import no.stedsvekst.scenario.NationYear;

/**
 * The migration with which a place goes on as it has grown: what it grows beyond the nation, less
 * what its births and deaths bring beyond the nation's.
 */
final class PastGrowth {
  private static final double[] NO_MIGRANTS = LifeYear.room();

  private PastGrowth() {}

  /** Net migration beyond the nation's, as a share of the people. */
  static double migration(PlaceBlock places, int place, BlockState state, YearContext context) {
    NationYear nation = context.nation();
    return context.model().past().relative(places.trend()[place], nation.yearsOn())
        - (natural(places, place, state.people(), context) - nation.naturalRate());
  }

  /** Births less deaths of those who live there when the year begins, as a share of them. */
  private static double natural(
      PlaceBlock places, int place, double[] people, YearContext context) {
    double all = PlaceBlock.people(people, place);
    if (all == 0) {
      return context.nation().naturalRate();
    }
    double[] exposed = LifeYear.room();
    MigrationByCohort.exposed(places, place, people, context, exposed);
    double births = exposed[Cohorts.flow(0, 0)] + exposed[Cohorts.flow(1, 0)];
    double deaths =
        LifeYear.deaths(
            exposed, NO_MIGRANTS, 0, context.nation().mortality(), places.ratios()[2 * place + 1]);
    return (births - deaths) / all;
  }
}
