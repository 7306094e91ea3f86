package no.stedsvekst.growth;

/**
 * A1. Relative job growth: how much faster the jobs of a place grew than those of the nation.
 *
 * <p>Growth is the change from the fourth quarter of one year to the next over the first. A missing
 * number is {@code null}, never zero.
 */
public final class RelativeGrowth {
  private RelativeGrowth() {}

  /**
   * Growth less the nation's.
   *
   * @return 0 where there were no jobs to grow from; {@code null} where a number is missing
   */
  public static Double of(Double now, Double before, Double nationalGrowth) {
    if (now == null || before == null || nationalGrowth == null) {
      return null;
    }
    return before == 0 ? Double.valueOf(0) : Double.valueOf(now / before - 1 - nationalGrowth);
  }
}
