package no.stedsvekst.jobs.project.input;

import java.io.Serializable;
import no.stedsvekst.scenario.Cohorts;

/**
 * What does not change of some hundred or thousand places, as arrays: the numbers of the first
 * place, then those of the second.
 *
 * @param id of the block
 * @param first number of its first place among all
 * @param all how many places there are in all blocks
 * @param codes of its places
 * @param start where the destinations of a place begin
 * @param destinations numbers of places among all
 * @param shares of those who work there
 * @param employed residents who work for each whom the nation's rates expect
 * @param steady what the intercept and centrality add whatever is assumed, and the jobs index
 * @param ratios of births and deaths
 * @param attractiveness of the last ten years, residential and business
 * @param leaving share of each cohort that leaves; or its usual net migration per resident
 * @param coming composition of those who come
 * @param residuals of attractiveness by year
 * @param swings the same with what the growth of jobs has brought
 * @param trend how many more people there were each of the last ten years, as a share of those on
 *     the jump-off; not a number where that is not known
 * @param housing dwellings completed a year for each resident, and residents of the nation a
 *     dwelling; not numbers where dwellings do not bound who comes
 */
public record PlaceBlock(
    int id,
    int first,
    int all,
    String[] codes,
    int[] start,
    int[] destinations,
    double[] shares,
    double[] employed,
    double[] steady,
    double[] ratios,
    double[] attractiveness,
    double[] leaving,
    double[] coming,
    double[] residuals,
    double[] swings,
    double[] trend,
    double[] housing)
    implements Serializable {

  /** How many places it has. */
  public int size() {
    return codes.length;
  }

  /** The share of those who work at home. */
  public double ownShare(int place) {
    for (int at = start[place]; at < start[place + 1]; at++) {
      if (destinations[at] == first + place) {
        return shares[at];
      }
    }
    return 0;
  }

  /** The mean of a number of all places, by where those who live here work. */
  public double weighted(int place, double[] values) {
    double sum = 0;
    for (int at = start[place]; at < start[place + 1]; at++) {
      sum += shares[at] * values[destinations[at]];
    }
    return sum;
  }

  /** Everyone of a place. */
  public static double people(double[] people, int place) {
    return Cohorts.sum(people, place * Cohorts.CELLS, Cohorts.CELLS);
  }
}
