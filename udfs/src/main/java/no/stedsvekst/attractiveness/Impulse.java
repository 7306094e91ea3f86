package no.stedsvekst.attractiveness;

import java.util.stream.DoubleStream;

/**
 * A10. What new jobs in one place do to the migration of another in the year itself and the two
 * after it.
 *
 * @param coefficients of VRA of the year, and of one and two years before
 */
// Handed on, never compared.
@SuppressWarnings("ArrayRecordComponent")
public record Impulse(double[] coefficients) {

  /**
   * Persons in each of the years.
   *
   * @param population of the place where they live
   * @param share of its employed residents who work in the other
   * @param jobs how many come to the other
   * @param base jobs there in the fourth quarter before
   */
  public double[] persons(double population, double share, double jobs, double base) {
    return DoubleStream.of(coefficients)
        .map(coefficient -> population * coefficient * share * jobs / base)
        .toArray();
  }

  /** Persons over all years. */
  public double total(double population, double share, double jobs, double base) {
    return DoubleStream.of(persons(population, share, jobs, base)).sum();
  }

  /** How many jobs bring so many persons to a place over all years. */
  public double jobsFor(double persons, double population, double share, double base) {
    return persons / total(population, share, 1, base);
  }

  /** Persons a year that a place closer to jobs draws. */
  public static double byCentrality(double population, double coefficient, double difference) {
    return population * coefficient * difference;
  }
}
