package no.stedsvekst.indicator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import no.stedsvekst.trace.CalculationTrace;

/** B3. Measures, each so many times, added up: a numerator or a denominator. */
public final class TermSum {
  private final List<String> told = new ArrayList<>();
  private final List<Object> factors = new ArrayList<>();
  private double sum;

  /** One number less another; null where either is missing. */
  public static Double difference(Double one, Double other, CalculationTrace trace) {
    if (one == null || other == null) {
      return null;
    }
    TermSum sum = new TermSum();
    sum.add(1, one);
    sum.add(-1, other);
    return sum.value(trace);
  }

  /** Adds a measure, so many times. */
  public void add(double number, double value) {
    sum += number * value;
    told.add(
        number == 1
            ? "+ %.10g"
            : number == -1 ? "- %.10g" : String.format(Locale.ROOT, "%+.10g × ", number) + "%.10g");
    factors.add(value);
  }

  /** The sum; of a single measure nothing is told. */
  public double value(CalculationTrace trace) {
    if (told.size() > 1) {
      trace.step("sum", sum, String.join(" ", told), factors.toArray());
    }
    return sum;
  }
}
