package no.stedsvekst.synthetic.files;

import no.stedsvekst.synthetic.country.Codes;
import no.stedsvekst.synthetic.history.BlockHistory;
import no.stedsvekst.synthetic.history.PlaceYear;
import no.stedsvekst.synthetic.people.Cells;

/** The people of a block, and what changed their number. */
final class PeopleFiles {
  private final BlockHistory history;
  private final LandingFiles files;
  private final int block;
  private final int firstYear;
  private final int lastYear;

  PeopleFiles(BlockHistory history, LandingFiles files) {
    this.history = history;
    this.files = files;
    this.block = history.home().block();
    this.firstYear = history.parameters().firstYear();
    this.lastYear = history.parameters().lastYear();
  }

  void write() {
    try (RowSink population = files.open(Table.POPULATION, block);
        RowSink vital = files.open(Table.VITAL, block);
        RowSink migration = files.open(Table.MIGRATION_AGE, block)) {
      for (Codes.Unit unit : history.units()) {
        for (int year = firstYear; year <= lastYear; year++) {
          if (unit.isIn(year)) {
            PlaceYear of = history.of(unit, year);
            for (int cell = 0; cell < Cells.COUNT; cell++) {
              start(population, unit, year, cell).count(of.people(cell)).end();
              start(migration, unit, year, cell)
                  .count(of.arrivals(cell))
                  .count(of.departures(cell))
                  .end();
            }
            vital
                .text(unit.code())
                .count(year)
                .count(of.births())
                .count(of.deaths())
                .count(of.netMigration())
                .end();
          }
        }
        if (unit.isIn(lastYear + 1)) {
          int[] people = history.peopleAfter(unit);
          for (int cell = 0; cell < Cells.COUNT; cell++) {
            start(population, unit, lastYear + 1, cell).count(people[cell]).end();
          }
        }
      }
    }
  }

  private static RowSink start(RowSink sink, Codes.Unit unit, int year, int cell) {
    return sink.text(unit.code()).count(year).text(Cells.sex(cell)).text(Cells.age(cell));
  }
}
