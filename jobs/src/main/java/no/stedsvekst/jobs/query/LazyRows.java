package no.stedsvekst.jobs.query;

import java.util.Iterator;
import java.util.function.Supplier;
import org.apache.spark.sql.Row;

/** Rows of which nothing is computed before the first is asked for, by whoever asks for it. */
final class LazyRows implements Iterator<Row> {
  private final Supplier<Iterator<Row>> computed;
  private Iterator<Row> rows;

  LazyRows(Supplier<Iterator<Row>> computed) {
    this.computed = computed;
  }

  @Override
  public boolean hasNext() {
    return rows().hasNext();
  }

  @Override
  public Row next() {
    return rows().next();
  }

  private Iterator<Row> rows() {
    if (rows == null) {
      rows = computed.get();
    }
    return rows;
  }
}
