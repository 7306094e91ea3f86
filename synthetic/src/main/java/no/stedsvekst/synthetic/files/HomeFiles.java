package no.stedsvekst.synthetic.files;

import no.stedsvekst.synthetic.country.Codes;
import no.stedsvekst.synthetic.country.Parameters;
import no.stedsvekst.synthetic.economy.Housing;
import no.stedsvekst.synthetic.history.BlockHistory;

/** The dwellings of a block. */
final class HomeFiles {
  private final BlockHistory history;
  private final LandingFiles files;
  private final Parameters parameters;

  HomeFiles(BlockHistory history, LandingFiles files) {
    this.history = history;
    this.files = files;
    this.parameters = history.parameters();
  }

  void write() {
    try (RowSink sink = files.open(Table.DWELLING, history.home().block())) {
      for (Codes.Unit unit : history.units()) {
        int stock = 0;
        for (int place = unit.firstPlace(); place < unit.firstPlace() + unit.places(); place++) {
          stock += Housing.start(history.of(place, parameters.firstYear()).people());
        }
        for (int year = parameters.firstYear(); year <= parameters.lastYear(); year++) {
          int completed = completed(unit, year);
          if (unit.isIn(year)) {
            sink.text(unit.code()).count(year).count(completed).count(stock).end();
          }
          stock += completed;
        }
      }
    }
  }

  private int completed(Codes.Unit unit, int year) {
    int completed = 0;
    for (int place = unit.firstPlace(); place < unit.firstPlace() + unit.places(); place++) {
      completed += Housing.completed(parameters, place, year, history.of(place, year).people());
    }
    return completed;
  }
}
