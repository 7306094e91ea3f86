package no.stedsvekst.synthetic.files;

/** A file as it is written, a cell after the other. */
interface RowSink extends AutoCloseable {
  /** A text; null is an empty cell. */
  RowSink text(String value);

  /** A whole number. */
  RowSink count(int value);

  /** A fraction. */
  RowSink real(double value);

  /** True or false. */
  RowSink flag(boolean value);

  /** A cell without a value. */
  RowSink empty();

  /** The row is complete. */
  void end();

  @Override
  void close();
}
