package no.stedsvekst.scenario;

/**
 * A12. The plain method that a projection must beat: what became of each five-year cohort in the
 * last five years becomes of the next ones too; children follow the women of childbearing age.
 */
public final class HamiltonPerry {
  /** 0–4, 5–9 … 80–84, and 85 or older. */
  public static final int BANDS = 18;

  private static final int FIRST_MOTHERS = 3;
  private static final int LAST_MOTHERS = 9;

  private HamiltonPerry() {}

  /** The five-year band of an age. */
  public static int band(int age) {
    return Math.min(BANDS - 1, age / 5);
  }

  /**
   * The people some times five years later.
   *
   * @param before five years ago, by sex and band
   * @param now by sex and band
   */
  public static double[] later(double[] before, double[] now, int fives) {
    double[] last = now.clone();
    for (int step = 0; step < fives; step++) {
      double[] next = new double[now.length];
      for (int sex = 0; sex < Cohorts.SEXES; sex++) {
        int first = sex * BANDS;
        for (int band = 1; band < BANDS - 1; band++) {
          next[first + band] =
              last[first + band - 1] * ratio(now[first + band], before[first + band - 1]);
        }
        int oldest = first + BANDS - 1;
        next[oldest] =
            (last[oldest - 1] + last[oldest])
                * ratio(now[oldest], before[oldest - 1] + before[oldest]);
      }
      for (int sex = 0; sex < Cohorts.SEXES; sex++) {
        next[sex * BANDS] = mothers(next) * ratio(now[sex * BANDS], mothers(now));
      }
      last = next;
    }
    return last;
  }

  private static double mothers(double[] people) {
    return Cohorts.sum(
        people, Cohorts.WOMEN * BANDS + FIRST_MOTHERS, LAST_MOTHERS - FIRST_MOTHERS + 1);
  }

  /** Where nobody was, those who are there now are taken to stay. */
  private static double ratio(double now, double before) {
    return before == 0 ? 1 : now / before;
  }
}
