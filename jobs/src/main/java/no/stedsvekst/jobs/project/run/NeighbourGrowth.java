package no.stedsvekst.jobs.project.run;

import java.io.Serializable;
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
   * Of a block. A year is read when it is its turn: all of them together are as much as everybody
   * of a block in every year.
   *
   * @param start where its places stood on the jump-off
   * @param files the projected years
   * @param scenario whose they are, by its place among those that were projected
   */
  public static NeighbourGrowth of(
      PlaceBlock places, BlockState start, YearFiles files, int scenario, List<NationYear> years) {
    double[][] neighbours = new double[years.size()][places.size()];
    BlockState before = start;
    for (int year = 0; year < years.size(); year++) {
      BlockState now = files.read(years.get(year).year(), places.id())[scenario].state();
      for (int place = 0; place < places.size(); place++) {
        double own = growth(before, now, place, years.get(year));
        neighbours[year][place] = now.relative()[2 * place] - places.ownShare(place) * own;
      }
      before = now;
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
