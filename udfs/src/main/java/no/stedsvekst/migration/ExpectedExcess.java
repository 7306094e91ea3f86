package no.stedsvekst.migration;

import no.stedsvekst.trace.CalculationTrace;

/**
 * A5. What a set of coefficients expects of a place's net migration beyond the nation's, term by
 * term, and what the place has more than that: its residential attractiveness.
 */
public final class ExpectedExcess {
  private final CalculationTrace trace;
  private double sum;

  /** Nothing is expected yet. */
  public ExpectedExcess(CalculationTrace trace) {
    this.trace = trace;
  }

  /** What a term adds to the expected rate: its coefficient, times what it is off its center. */
  public static double effect(double estimate, double value, double center) {
    return (value - center) * estimate;
  }

  /**
   * Persons more than expected.
   *
   * @param expectedRate of the nation and all terms
   */
  public static double beyond(double netMigration, double population, double expectedRate) {
    return netMigration - population * expectedRate;
  }

  /** With the intercept of a set. */
  public void addIntercept(String name, double estimate, String set) {
    sum += estimate;
    trace.step(name, estimate, "%s", set);
  }

  /** With a term. */
  public void add(String term, double estimate, double value, double center) {
    double effect = effect(estimate, value, center);
    sum += effect;
    trace.step(term, effect, "%.7f × (%.7f − %.7f)", estimate, value, center);
  }

  /** Persons more than the nation's rate and the terms so far expect, told. */
  public double attractiveness(double netMigration, double population, double nationalRate) {
    trace.step("expected beyond the nation's", sum, "Σ of the terms");
    double expectedRate = nationalRate + sum;
    trace.step("expected", expectedRate, "%.7f + %.7f", nationalRate, sum);
    double persons = beyond(netMigration, population, expectedRate);
    trace.step(
        "attractiveness", persons, "%.0f − %.0f × %.7f", netMigration, population, expectedRate);
    trace.step("attractiveness rate", persons / population, "attractiveness / residents");
    return persons;
  }
}
