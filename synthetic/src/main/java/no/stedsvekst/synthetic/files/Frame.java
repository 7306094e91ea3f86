package no.stedsvekst.synthetic.files;

import no.stedsvekst.synthetic.country.Parameters;
import no.stedsvekst.synthetic.country.PlaceKind;
import no.stedsvekst.synthetic.country.Shares;
import no.stedsvekst.synthetic.people.Cells;
import no.stedsvekst.synthetic.people.Movers;
import no.stedsvekst.synthetic.people.Rates;

/** The nation's future in one alternative, in whole persons, so that it closes. */
final class Frame {
  private static final int HORIZON = 2050;
  private static final int LEAST_YEARS = 28;

  private final Parameters parameters;
  private final Rates.Alternative alternative;
  private final long migration;
  private long[] people;
  private long births;
  private long deaths;

  /**
   * A frame that begins where the country ends.
   *
   * @param people by sex and age after the last year
   */
  Frame(Parameters parameters, Rates.Alternative alternative, long[] people) {
    this.parameters = parameters;
    this.alternative = alternative;
    this.people = people.clone();
    double all = 0;
    for (long each : people) {
      all += each;
    }
    this.migration = Math.round(alternative.migration() * all);
  }

  /** The last 1 January. */
  static int horizon(Parameters parameters) {
    return Math.max(HORIZON, parameters.lastYear() + 1 + LEAST_YEARS);
  }

  void write(RowSink projection, RowSink flow) {
    int horizon = horizon(parameters);
    for (int year = parameters.lastYear() + 1; year <= horizon; year++) {
      for (int cell = 0; cell < Cells.COUNT; cell++) {
        projection
            .text(alternative.name())
            .count(year)
            .text(Cells.sex(cell))
            .count(cell % Cells.AGES)
            .count(Math.toIntExact(people[cell]))
            .end();
      }
      if (year < horizon) {
        pass(year);
        flow.text(alternative.name())
            .count(year)
            .count(Math.toIntExact(births))
            .count(Math.toIntExact(deaths))
            .count(Math.toIntExact(migration))
            .end();
      }
    }
  }

  private void pass(int year) {
    double[] death = Rates.death(alternative, year, parameters.lastYear());
    double[] fertility = Rates.fertility(alternative, year, parameters.lastYear());
    int[] arrivals = new int[Cells.COUNT];
    double[] ages = Movers.of(PlaceKind.TOWN).arriving();
    Shares.add(Math.toIntExact(migration), ages, 0, Cells.COUNT, 0.5, arrivals);
    long[] after = new long[Cells.COUNT];
    deaths = 0;
    for (int cell = 0; cell < Cells.COUNT; cell++) {
      long died = Math.round(people[cell] * death[cell]);
      deaths += died;
      after[Cells.older(cell)] += people[cell] - died;
      after[cell] += arrivals[cell];
    }
    double expected = 0;
    for (int age = Rates.FIRST_MOTHER; age <= Rates.LAST_MOTHER; age++) {
      int cell = Cells.of(1, age);
      expected += fertility[age] * 0.5 * (people[cell] + after[cell]);
    }
    births = Math.round(expected);
    long boys = Math.round(Rates.BOYS * births);
    after[Cells.of(0, 0)] += boys;
    after[Cells.of(1, 0)] += births - boys;
    people = after;
  }
}
