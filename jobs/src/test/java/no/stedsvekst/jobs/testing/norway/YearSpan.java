package no.stedsvekst.jobs.testing.norway;

/** Years from the first to the last, both of them included. */
record YearSpan(int first, int last) {
  /** Every year there is. */
  static final YearSpan ALL = new YearSpan(Integer.MIN_VALUE, Integer.MAX_VALUE - 1);

  boolean holds(int year) {
    return first <= year && year <= last;
  }

  /** The 1 January at either end of each year: a flow closes on the stock of the next year. */
  YearSpan ofStocks() {
    return new YearSpan(first, last + 1);
  }
}
