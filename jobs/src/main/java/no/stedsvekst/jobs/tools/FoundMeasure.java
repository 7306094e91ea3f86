package no.stedsvekst.jobs.tools;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import no.stedsvekst.indicator.TermSum;
import no.stedsvekst.jobs.lake.PlainRow;
import no.stedsvekst.trace.CalculationTrace;

/**
 * A measure of a place and year.
 *
 * @param value empty where it is not known
 * @param from the rows that it was found in
 */
record FoundMeasure(OptionalDouble value, String from) {
  static FoundMeasure of(double value, String from) {
    return new FoundMeasure(OptionalDouble.of(value), from);
  }

  static FoundMeasure none(String from) {
    return new FoundMeasure(OptionalDouble.empty(), from);
  }

  /** A sum over rows; none where there is no row, and what has no row among others is nothing. */
  static FoundMeasure sum(
      List<PlainRow> rows, String column, Predicate<PlainRow> isIn, String from) {
    return rows.isEmpty()
        ? none(from)
        : of(rows.stream().filter(isIn).mapToDouble(row -> row.number(column)).sum(), from);
  }

  /** This without another; none where either is not known. */
  FoundMeasure less(FoundMeasure other, String how) {
    if (value.isEmpty() || other.value.isEmpty()) {
      return none(how);
    }
    return of(
        TermSum.difference(value.getAsDouble(), other.value.getAsDouble(), CalculationTrace.NONE),
        how);
  }
}
