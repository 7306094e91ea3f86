package no.stedsvekst.supply;

import no.stedsvekst.trace.CalculationTrace;

/**
 * A4. Demographic employment supply: how many more, or fewer, of a place's residents would work in
 * a year if everyone grew a year older and worked as the nation does at that age.
 */
public final class EmploymentSupply {
  /** The first age on 1 January at which someone can begin to work within the year. */
  public static final int FIRST_AGE = 14;

  /** The last age on 1 January at which someone works. */
  public static final int LAST_AGE = 74;

  private EmploymentSupply() {}

  /** Whose deaths are taken off. */
  public enum DeathTerm {
    /** All who die. */
    ALL,
    /** Those who would have worked. */
    EMPLOYED
  }

  /**
   * What a person of an age adds.
   *
   * @param age completed on 1 January
   * @param rate employed share of that age; not looked at where nobody of it works by definition
   * @param nextRate employed share of the next age
   * @param death probability of dying within the year
   * @return {@code null} where a number that is needed is missing
   */
  public static Double ofPerson(
      int age, Double rate, Double nextRate, Double death, DeathTerm deaths) {
    return ofPersons(1, age, rate, nextRate, death, deaths, CalculationTrace.NONE);
  }

  /** What so many persons of one age add, told. */
  public static Double ofPersons(
      double persons,
      int age,
      Double rate,
      Double nextRate,
      Double death,
      DeathTerm deaths,
      CalculationTrace trace) {
    if (age < FIRST_AGE || age > LAST_AGE) {
      return 0.0;
    }
    Double now = age == FIRST_AGE ? Double.valueOf(0) : rate;
    Double next = age == LAST_AGE ? Double.valueOf(0) : nextRate;
    if (now == null || next == null || death == null) {
      return null;
    }
    double lost = deaths == DeathTerm.ALL ? death : death * next;
    double supply = ofPersons(persons, next - now - lost);
    trace.step("supply", supply, "%.0f × (%.6f − %.6f − %.6f)", persons, next, now, lost);
    return supply;
  }

  /** What so many persons add, each as much. */
  public static double ofPersons(double persons, double perPerson) {
    return persons * perPerson;
  }

  /**
   * The supply of a place as the regressions see it.
   *
   * @param supply persons added
   * @param denominator jobs or employed residents a year before
   * @param national the nation's supply over its denominator
   * @return {@code null} where a number is missing or the denominator is 0
   */
  public static Double relative(Double supply, Double denominator, Double national) {
    return relative(supply, denominator, national, CalculationTrace.NONE);
  }

  /** The same, told. */
  public static Double relative(
      Double supply, Double denominator, Double national, CalculationTrace trace) {
    Double share = share(supply, denominator);
    if (share == null || national == null) {
      return null;
    }
    double relative = share - national;
    trace.step("ds", relative, "%.4f / %.0f − %.7f", supply, denominator, national);
    return relative;
  }

  /** Supply over its denominator; {@code null} where one is missing or the denominator is 0. */
  public static Double share(Double supply, Double denominator) {
    return share(supply, denominator, CalculationTrace.NONE);
  }

  /** The same, told. */
  public static Double share(Double supply, Double denominator, CalculationTrace trace) {
    if (supply == null || denominator == null || denominator == 0) {
      return null;
    }
    double share = supply / denominator;
    trace.step("share", share, "%.4f / %.0f", supply, denominator);
    return share;
  }
}
