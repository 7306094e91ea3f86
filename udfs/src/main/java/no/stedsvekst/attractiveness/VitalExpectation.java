package no.stedsvekst.attractiveness;

import java.util.function.IntFunction;
import no.stedsvekst.trace.CalculationTrace;

/**
 * A6. Births and deaths as the nation's rates expect them of a place's people, brought to the
 * nation's own numbers.
 */
public final class VitalExpectation {
  /** The age to which births of younger mothers are counted. */
  public static final int FIRST_MOTHER = 15;

  /** The age to which births of older mothers are counted. */
  public static final int LAST_MOTHER = 49;

  /** No rate is of a higher age. */
  public static final int OLDEST = 120;

  private VitalExpectation() {}

  /**
   * Births a woman of an age: those of younger and older mothers are added to the first and the
   * last age.
   *
   * @param rates of the nation by age; {@code null} where there is none
   */
  public static double perWoman(int age, IntFunction<Double> rates) {
    if (age < FIRST_MOTHER || age > LAST_MOTHER) {
      return 0;
    }
    int first = age == FIRST_MOTHER ? 0 : age;
    int last = age == LAST_MOTHER ? OLDEST : age;
    double births = 0;
    for (int mother = first; mother <= last; mother++) {
      Double rate = rates.apply(mother);
      births += rate == null ? 0 : rate;
    }
    return births;
  }

  /** Births or deaths of so many persons at a rate. */
  public static double ofPersons(double persons, double rate) {
    return persons * rate;
  }

  /**
   * Births of a year in which the women change: half by those of its first day, half by those of
   * its last.
   *
   * @param after {@code null} where the next 1 January is not known: then those of the first day
   */
  public static Double overYear(Double now, Double after) {
    if (now == null) {
      return null;
    }
    return after == null ? now : Double.valueOf((now + after) / 2);
  }

  /** Births of the women of one age, told; {@code after} as in {@link #overYear}. */
  public static double births(double rate, double now, Double after, CalculationTrace trace) {
    Double next = after == null ? null : Double.valueOf(ofPersons(after, rate));
    double births = overYear(ofPersons(now, rate), next);
    if (after == null) {
      trace.step("births", births, "%.7f × %.0f", rate, now);
    } else {
      trace.step("births", births, "%.7f × (%.0f + %.0f) / 2", rate, now, after);
    }
    return births;
  }

  /** Deaths of the persons of one sex and age, told. */
  public static double deaths(double rate, double persons, CalculationTrace trace) {
    double deaths = ofPersons(persons, rate);
    trace.step("deaths", deaths, "%.7f × %.0f", rate, persons);
    return deaths;
  }

  /**
   * What is expected when all places together are to have the nation's own number.
   *
   * @param byRates of the place
   * @param counted in the nation
   * @param allByRates of all its places
   * @return {@code null} where a number is missing or the rates expect nothing
   */
  public static Double asCounted(Double byRates, Double counted, Double allByRates) {
    return asCounted(byRates, counted, allByRates, CalculationTrace.NONE);
  }

  /** The same, told. */
  public static Double asCounted(
      Double byRates, Double counted, Double allByRates, CalculationTrace trace) {
    if (byRates == null || counted == null || allByRates == null || allByRates == 0) {
      return null;
    }
    double expected = byRates * (counted / allByRates);
    trace.step("expected", expected, "%.4f × %.0f / %.4f", byRates, counted, allByRates);
    return expected;
  }
}
