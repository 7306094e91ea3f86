package no.stedsvekst.synthetic.history;

import java.io.Serializable;
import no.stedsvekst.synthetic.country.Centrality;
import no.stedsvekst.synthetic.country.HashedRandom;
import no.stedsvekst.synthetic.country.Parameters;
import no.stedsvekst.synthetic.country.PlaceKind;
import no.stedsvekst.synthetic.country.Traits;
import no.stedsvekst.synthetic.economy.Economy;
import no.stedsvekst.synthetic.people.Cells;
import no.stedsvekst.synthetic.people.Migration;
import no.stedsvekst.synthetic.people.Pyramid;
import no.stedsvekst.synthetic.people.YearRates;

/**
 * A block of places before a year passes; every array has an entry a place.
 *
 * @param people by sex and age on 1 January
 * @param jobs by industry in the fourth quarter of this year
 * @param jobsBefore all jobs a year before
 * @param employed residents in the fourth quarter of this year
 * @param employedBefore a year before
 * @param supply what the ages of the residents alone add to the employed
 * @param growth growth where residents work, last year and the year before
 * @param error what is left of earlier surprises in migration
 * @param peopleGrowth of the three years before
 */
// Handed on, never compared.
@SuppressWarnings("ArrayRecordComponent")
public record State(
    int[][] people,
    int[][] jobs,
    int[] jobsBefore,
    int[] employed,
    int[] employedBefore,
    double[] supply,
    double[][] growth,
    double[] error,
    double[][] peopleGrowth)
    implements Serializable {

  /** An empty one, to be filled. */
  static State of(int places) {
    return new State(
        new int[places][],
        new int[places][],
        new int[places],
        new int[places],
        new int[places],
        new double[places],
        new double[places][2],
        new double[places],
        new double[places][3]);
  }

  /** The first one there is. */
  public static State start(Parameters parameters, int block) {
    Centrality centrality = Centrality.of(parameters);
    State state = of(parameters.endOf(block) - parameters.firstOf(block));
    YearRates rates = new YearRates(parameters, parameters.start());
    for (int index = 0; index < state.size(); index++) {
      int place = parameters.firstOf(block) + index;
      PlaceKind kind = PlaceKind.ofClass(centrality.classOf(centrality.index(place)));
      state.people[index] = Pyramid.of(parameters, place, kind);
      state.jobs[index] = Economy.start(parameters, place);
      state.jobsBefore[index] = Cells.sum(state.jobs[index]);
      state.measure(index, rates, Traits.of(parameters, place));
      state.employedBefore[index] = state.employed[index];
      double spread =
          Migration.error(
              0, HashedRandom.of(parameters.seed(), HashedRandom.Throw.MIGRATION, place, 0));
      state.error[index] = spread;
    }
    return state;
  }

  int size() {
    return people.length;
  }

  /** Works out what follows from the people of a place. */
  void measure(int index, YearRates rates, Traits traits) {
    employed[index] = (int) Math.rint(traits.employment() * rates.employed(people[index]));
    supply[index] = rates.supply(people[index]);
  }

  /** Growth of jobs in a place; none where there were none. */
  public double growthOf(int index) {
    int before = jobsBefore[index];
    return before == 0 ? Double.NaN : Cells.sum(jobs[index]) / (double) before - 1;
  }

  /** What the nation needs of a block. */
  public NationalTotals sums(Parameters parameters) {
    long jobsNow = 0;
    long before = 0;
    long denominator = 0;
    long supplied = 0;
    for (int index = 0; index < size(); index++) {
      jobsNow += Cells.sum(jobs[index]);
      before += jobsBefore[index];
      denominator += denominator(index, parameters);
      supplied += Math.round(supply[index] * NationalTotals.PARTS);
    }
    return new NationalTotals(jobsNow, before, supplied, denominator);
  }

  /** All its people by sex and age. */
  public long[] nation() {
    long[] sums = new long[Cells.COUNT];
    for (int[] each : people) {
      for (int cell = 0; cell < sums.length; cell++) {
        sums[cell] += each[cell];
      }
    }
    return sums;
  }

  /** What the supply of workers is measured against. */
  int denominator(int index, Parameters parameters) {
    return parameters.isOfBook() ? jobsBefore[index] : employedBefore[index];
  }
}
