package no.stedsvekst.synthetic.files;

import no.stedsvekst.synthetic.country.Codes;
import no.stedsvekst.synthetic.country.HashedRandom;
import no.stedsvekst.synthetic.country.Parameters;
import no.stedsvekst.synthetic.history.BlockHistory;
import no.stedsvekst.synthetic.people.Cells;

/**
 * Covariates of the municipalities of a block, and a plain projection of others to compare with.
 */
final class OutlookFiles {
  /** How many years ahead others look. */
  private static final int AHEAD = 28;

  private static final int WINDOW = 5;

  private final BlockHistory history;
  private final LandingFiles files;
  private final Parameters parameters;

  OutlookFiles(BlockHistory history, LandingFiles files) {
    this.history = history;
    this.files = files;
    this.parameters = history.parameters();
  }

  void write() {
    int block = history.home().block();
    try (RowSink covariates = files.open(Table.COVARIATE, block);
        RowSink projection = files.open(Table.REFERENCE_PROJECTION, block)) {
      for (Codes.Unit unit : history.units()) {
        for (int year = parameters.firstYear(); year <= parameters.lastYear(); year++) {
          if (unit.isIn(year)) {
            covariates(unit, year, covariates);
          }
        }
        if (unit.isIn(parameters.lastYear() + 1)) {
          projection(unit, projection);
        }
      }
    }
  }

  private void covariates(Codes.Unit unit, int year, RowSink sink) {
    HashedRandom lasting =
        HashedRandom.of(parameters.seed(), HashedRandom.Throw.COVARIATE, unit.firstPlace(), 0);
    HashedRandom passing =
        HashedRandom.of(parameters.seed(), HashedRandom.Throw.COVARIATE, unit.firstPlace(), year);
    double students = 0.02 * lasting.logNormal(0, 0.8) * passing.logNormal(0, 0.05);
    double culture = 100 * lasting.logNormal(1, 0.5) * passing.logNormal(1, 0.1);
    double dwellings = 4 * lasting.logNormal(2, 0.5) * passing.logNormal(2, 0.3);
    covariate(unit, year, "culture", culture, sink);
    covariate(unit, year, "dwellings", dwellings, sink);
    covariate(unit, year, "students", Math.min(0.4, students), sink);
  }

  private static void covariate(
      Codes.Unit unit, int year, String name, double value, RowSink sink) {
    sink.text(unit.code()).count(year).text(name).real(Math.rint(value * 1e4) / 1e4).end();
  }

  /** The growth of the last years goes on, and dies out. */
  private void projection(Codes.Unit unit, RowSink sink) {
    int last = parameters.lastYear();
    int back = Math.max(parameters.firstYear(), last + 1 - WINDOW);
    double now = Cells.sum(history.peopleAfter(unit));
    double then = 0;
    for (int place = unit.firstPlace(); place < unit.firstPlace() + unit.places(); place++) {
      then += history.of(place, back).people();
    }
    double growth = then == 0 ? 0 : (now / then - 1) / (last + 1 - back);
    double people = now;
    for (int year = last + 1; year <= last + 1 + AHEAD; year++) {
      sink.text("synthetic")
          .count(last + 1)
          .text("MMM")
          .text(unit.code())
          .count(year)
          .count((int) Math.rint(people))
          .end();
      people *= 1 + growth;
      growth *= 0.95;
    }
  }
}
