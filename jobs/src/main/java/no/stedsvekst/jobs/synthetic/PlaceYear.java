package no.stedsvekst.jobs.synthetic;

/**
 * A place in a year, or several taken together.
 *
 * @param numbers people, arrivals and departures by sex and age, jobs by industry, the employed,
 *     births, deaths
 */
// Handed on, never compared.
@SuppressWarnings("ArrayRecordComponent")
record PlaceYear(int[] numbers) {
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

  int people(int cell) {
    return numbers[cell];
  }

  int arrivals(int cell) {
    return numbers[ARRIVALS + cell];
  }

  int departures(int cell) {
    return numbers[DEPARTURES + cell];
  }

  int jobs(int industry) {
    return numbers[JOBS + industry];
  }

  int employed() {
    return numbers[EMPLOYED];
  }

  int births() {
    return numbers[BIRTHS];
  }

  int deaths() {
    return numbers[DEATHS];
  }

  int netMigration() {
    int net = 0;
    for (int cell = 0; cell < Cells.COUNT; cell++) {
      net += arrivals(cell) - departures(cell);
    }
    return net;
  }

  /** All people on 1 January. */
  int people() {
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
