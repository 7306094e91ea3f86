package no.stedsvekst.jobs.settings;

/**
 * Years from the first to the last, both included.
 *
 * @param first the first year
 * @param last the last year
 */
public record YearRange(int first, int last) {

  /** Every year there is. */
  public static final YearRange ALL = new YearRange(1000, 9999);

  /** Whether the year is one of them. */
  public boolean contains(int year) {
    return first <= year && year <= last;
  }

  @Override
  public String toString() {
    return this.equals(ALL) ? "all" : first + "-" + last;
  }
}
