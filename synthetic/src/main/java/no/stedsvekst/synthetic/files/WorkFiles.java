package no.stedsvekst.synthetic.files;

import java.util.Arrays;
import no.stedsvekst.synthetic.country.BlockGeography;
import no.stedsvekst.synthetic.country.Codes;
import no.stedsvekst.synthetic.country.Destinations;
import no.stedsvekst.synthetic.country.Parameters;
import no.stedsvekst.synthetic.economy.Industry;
import no.stedsvekst.synthetic.history.BlockHistory;
import no.stedsvekst.synthetic.history.PlaceYear;

/** The jobs of a block, its employed residents, and where they work. */
final class WorkFiles {
  private static final String OUTSIDE = "outside";

  private final BlockHistory history;
  private final LandingFiles files;
  private final Parameters parameters;
  private final BlockGeography home;
  private final String[][] codes;

  WorkFiles(BlockHistory history, LandingFiles files) {
    this.history = history;
    this.files = files;
    this.parameters = history.parameters();
    this.home = history.home();
    this.codes = new String[parameters.lastYear() - parameters.firstYear() + 1][];
    for (int index = 0; index < codes.length; index++) {
      int year = parameters.firstYear() + index;
      codes[index] =
          Arrays.stream(home.wanted())
              .mapToObj(place -> history.codes().of(place, year))
              .toArray(String[]::new);
    }
  }

  void write() {
    try (RowSink jobs = files.open(Table.JOBS, home.block());
        RowSink employment = files.open(Table.EMPLOYMENT, home.block());
        RowSink commuting = files.open(Table.COMMUTING, home.block())) {
      for (Codes.Unit unit : history.units()) {
        for (int year = parameters.firstYear(); year <= parameters.lastYear(); year++) {
          if (unit.isIn(year)) {
            PlaceYear of = history.of(unit, year);
            for (int index = 0; index < Industry.ALL.size(); index++) {
              jobs.text(unit.code())
                  .count(year)
                  .text(Industry.ALL.get(index).code())
                  .count(of.jobs(index))
                  .end();
            }
            employment.text(unit.code()).count(year).count(of.employed()).end();
            commuters(unit, year, commuting);
          }
        }
      }
    }
  }

  private void commuters(Codes.Unit unit, int year, RowSink commuting) {
    String[] names = codes[year - parameters.firstYear()];
    long[] flows = flows(unit, year);
    int outside = 0;
    for (int place = unit.firstPlace(); place < unit.firstPlace() + unit.places(); place++) {
      outside += Destinations.outside(history.of(place, year).employed());
    }
    int sum = 0;
    for (int index = 0; index < flows.length; index++) {
      String there = names[(int) (flows[index] >>> 32)];
      sum += (int) flows[index];
      boolean isLast =
          index + 1 == flows.length || !names[(int) (flows[index + 1] >>> 32)].equals(there);
      if (isLast && sum > 0) {
        commuting.count(year).text(unit.code()).text(there).count(sum).end();
      }
      sum = isLast ? 0 : sum;
    }
    if (outside > 0) {
      commuting.count(year).text(unit.code()).text(OUTSIDE).count(outside).end();
    }
  }

  /** A number each: where in the upper half, how many in the lower; those of one code adjoin. */
  private long[] flows(Codes.Unit unit, int year) {
    long[] flows = new long[0];
    for (int place = unit.firstPlace(); place < unit.firstPlace() + unit.places(); place++) {
      Destinations to = home.destinations().get(place - parameters.firstOf(home.block()));
      int[] counts = to.counts(parameters, place, year, history.of(place, year).employed());
      int start = flows.length;
      flows = Arrays.copyOf(flows, start + counts.length);
      for (int index = 0; index < counts.length; index++) {
        long at = Arrays.binarySearch(home.wanted(), to.places()[index]);
        flows[start + index] = at << 32 | counts[index];
      }
    }
    Arrays.sort(flows);
    return flows;
  }
}
