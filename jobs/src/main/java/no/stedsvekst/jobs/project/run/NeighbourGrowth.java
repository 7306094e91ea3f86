package no.stedsvekst.jobs.project.run;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import no.stedsvekst.jobs.project.input.BlockState;
import no.stedsvekst.jobs.project.input.PlaceBlock;
import no.stedsvekst.scenario.Cohorts;
import no.stedsvekst.scenario.NationYear;

/**
 * What a scenario says of the neighbours of a block's places: the part of each year's
 * commuting-weighted relative growth that is not of the place itself. With it a place can be
 * projected again alone.
 *
 * @param years the nation's
 * @param neighbours by year and place
 */
public record NeighbourGrowth(List<NationYear> years, double[][] neighbours)
    implements Serializable {

  /**
   * Of a block.
   *
   * @param start where its places stood on the jump-off
   * @param ends of every year in the scenario
   */
  public static NeighbourGrowth of(
      PlaceBlock places, BlockState start, List<BlockYearResult> ends, List<NationYear> years) {
    double[][] neighbours = new double[years.size()][places.size()];
    List<BlockState> standings = new ArrayList<>(List.of(start));
    ends.forEach(end -> standings.add(end.state()));
    for (int year = 0; year < years.size(); year++) {
      for (int place = 0; place < places.size(); place++) {
        double own = growth(standings.get(year), standings.get(year + 1), place, years.get(year));
        neighbours[year][place] =
            standings.get(year + 1).relative()[2 * place] - places.ownShare(place) * own;
      }
    }
    return new NeighbourGrowth(years, neighbours);
  }

  private static double growth(BlockState before, BlockState now, int place, NationYear year) {
    if (!year.hasJobs()) {
      return 0;
    }
    int industries = year.outlook().length;
    double was = Cohorts.sum(before.jobs(), place * industries, industries);
    double is = Cohorts.sum(now.jobs(), place * industries, industries);
    return was == 0 ? 0 : is / was - 1 - year.jobGrowth();
  }
}
