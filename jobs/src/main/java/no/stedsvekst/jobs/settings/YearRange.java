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

  @Override
  public String toString() {
    if (this.equals(ALL)) {
      return "all";
    }
    return first == last ? Integer.toString(first) : first + "-" + last;
  }
}
