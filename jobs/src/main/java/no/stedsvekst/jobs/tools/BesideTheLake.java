package no.stedsvekst.jobs.tools;

import java.util.Optional;
import no.stedsvekst.jobs.lake.PlainRow;
import no.stedsvekst.jobs.lake.TableSpec;

/**
 * What is reckoned of a place, and what the lake has of it, a line each.
 *
 * @param trace where they are written down
 * @param table of the lake
 * @param row of it; empty where it has none
 */
record BesideTheLake(ListedTrace trace, TableSpec table, Optional<PlainRow> row) {

  /**
   * A column.
   *
   * @param reckoned null where there is none
   * @param whyNone what is told then
   */
  void tell(String column, Double reckoned, String whyNone) {
    tell(column, column, reckoned, whyNone);
  }

  /**
   * A column of one of several rows.
   *
   * @param what the lines call it
   */
  void tell(String what, String column, Double reckoned, String whyNone) {
    if (reckoned == null) {
      trace.absent(what, whyNone);
    } else {
      trace.landed(what, reckoned, "as reckoned here");
    }
    if (row.isEmpty()) {
      trace.absent(what, "no such row in " + table.fullName());
    } else if (row.get().isEmpty(column)) {
      trace.absent(what, "empty in " + table.fullName());
    } else {
      trace.landed(what, row.get().number(column), "as in " + table.fullName());
    }
  }
}
