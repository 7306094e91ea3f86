package no.stedsvekst.supply;

/**
 * A4. Probabilities of death by age on 1 January, out of those between one birthday and the next:
 * who is a on 1 January has on average lived through half of that year of life, and lives through
 * half of the next.
 */
public final class DeathsByExactAge {
  private DeathsByExactAge() {}

  /**
   * The probabilities of ages 0 to {@code oldest} on 1 January; the oldest is open and keeps its
   * own.
   *
   * @param byExactAge of ages 0 to {@code oldest} at least
   */
  public static double[] byAgeOnJanuaryFirst(double[] byExactAge, int oldest) {
    double[] probabilities = new double[oldest + 1];
    for (int age = 0; age < oldest; age++) {
      probabilities[age] = 1 - Math.sqrt((1 - byExactAge[age]) * (1 - byExactAge[age + 1]));
    }
    probabilities[oldest] = byExactAge[oldest];
    return probabilities;
  }
}
