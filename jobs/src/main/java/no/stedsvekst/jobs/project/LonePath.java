package no.stedsvekst.jobs.project;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import no.stedsvekst.jobs.project.Scenario.Closure;
import no.stedsvekst.scenario.Cohorts;

/**
 * One place of a block, projected again beside neighbours and a nation that stay as a scenario had
 * them: the same steps, on arrays of one place.
 */
final class LonePath {
  private static final int[] HOME_AND_AWAY = {0, 1};

  private final PlaceBlock place;
  private final Standing start;
  private final Model model;
  private final Surroundings surroundings;
  private final int number;
  private final List<List<Closures>> closures;
  private final List<Plan> plans;

  /**
   * Of a place.
   *
   * @param number of the place in the block
   * @param plan its scenario
   * @param closures of the scenario by year
   */
  LonePath(
      PlaceBlock block,
      Standing standing,
      int number,
      Model model,
      Plan plan,
      Surroundings surroundings,
      List<Closures> closures) {
    this.model = model;
    this.surroundings = surroundings;
    this.number = number;
    this.place = one(block, number);
    this.start = one(standing, number, model);
    this.closures = closures.stream().map(List::of).toList();
    this.plans = List.of(new Plan(plan.name(), Closure.FROZEN, 0, plan.strengths()));
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
        new double[0]);
  }

  private static Standing one(Standing standing, int number, Model model) {
    return new Standing(
        part(standing.people(), number, Cohorts.CELLS),
        part(standing.jobs(), number, model.industries().size()),
        part(standing.relative(), number, 2),
        part(standing.growth(), number, model.window()));
  }

  private static double[] part(double[] values, int number, int length) {
    return Arrays.copyOfRange(values, number * length, (number + 1) * length);
  }

  /** With another residential attractiveness, where the scenario takes the place's own. */
  LonePath attracting(double residential) {
    place.attractiveness()[0] = residential;
    return this;
  }

  /**
   * The place's people on every 1 January after the jump-off, by cell.
   *
   * @param shocks of the years to residential attractiveness
   */
  List<double[]> people(double[] shocks) {
    List<double[]> path = new ArrayList<>();
    Standing[] standing = {start};
    for (int year = 0; year < shocks.length; year++) {
      YearContext context =
          new YearContext(model, surroundings.years().get(year), plans, shocks[year]);
      List<Closures> met = closures.get(year);
      Grown grown = Grown.of(Worked.of(place, standing, context), context, met);
      double[][] growth = {{grown.growth()[0][0], surroundings.neighbours()[year][number]}};
      Moved moved = Moved.of(Expected.of(grown, growth, context, met), context, met);
      Lived lived = Lived.of(moved, context, met).withNewborn(met);
      standing = Ended.standings(Ended.of(lived, context, met));
      path.add(standing[0].people());
    }
    return path;
  }
}
