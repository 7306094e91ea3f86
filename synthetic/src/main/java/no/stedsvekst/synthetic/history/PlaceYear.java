package no.stedsvekst.synthetic.history;

import no.stedsvekst.synthetic.economy.Industry;
import no.stedsvekst.synthetic.people.Cells;

/**
 * A place in a year, or several taken together.
 *
 * @param numbers people, arrivals and departures by sex and age, jobs by industry, the employed,
 *     births, deaths
 */
// Handed on, never compared.
@SuppressWarnings("ArrayRecordComponent")
public record PlaceYear(int[] numbers) {
  private static final int ARRIVALS = Cells.COUNT;
  private static final int DEPARTURES = 2 * Cells.COUNT;
  private static final int JOBS = 3 * Cells.COUNT;
  private static final int EMPLOYED = JOBS + Industry.ALL.size();
  private static final int BIRTHS = EMPLOYED + 1;
  private static final int DEATHS = EMPLOYED + 2;
  static final int NUMBERS = EMPLOYED + 3;

  PlaceYear plus(PlaceYear other) {
    int[] sums = numbers.clone();
    for (int index = 0; index < sums.length; index++) {
      sums[index] += other.numbers[index];
    }
    return new PlaceYear(sums);
  }

  public int people(int cell) {
    return numbers[cell];
  }

  public int arrivals(int cell) {
    return numbers[ARRIVALS + cell];
  }

  public int departures(int cell) {
    return numbers[DEPARTURES + cell];
  }

  public int jobs(int industry) {
    return numbers[JOBS + industry];
  }

  public int employed() {
    return numbers[EMPLOYED];
  }

  public int births() {
    return numbers[BIRTHS];
  }

  public int deaths() {
    return numbers[DEATHS];
  }

  public int netMigration() {
    int net = 0;
    for (int cell = 0; cell < Cells.COUNT; cell++) {
      net += arrivals(cell) - departures(cell);
    }
    return net;
  }

  /** All people on 1 January. */
  public int people() {
    int all = 0;
    for (int cell = 0; cell < Cells.COUNT; cell++) {
      all += people(cell);
    }
    return all;
  }

  /** All people on the next 1 January. */
  int peopleAfter() {
    return people() + births() - deaths() + netMigration();
  }
}
