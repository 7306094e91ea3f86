package no.stedsvekst.indicator;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import no.stedsvekst.trace.CalculationTrace;

/**
 * B3. A sum of measures of a place, each of a year so many years after the indicator's.
 *
 * @param terms at least one
 */
public record Expression(List<Term> terms) implements Serializable {

  /**
   * A number of times a measure.
   *
   * @param number with its sign
   * @param measure what is taken so many times
   * @param offset of how many years after the indicator's
   */
  public record Term(double number, Measure measure, int offset) implements Serializable {}

  /** Reads it. */
  public static Expression of(String text, KnownNames names) {
    return new ExpressionReader(text, names).read();
  }

  /**
   * The sum.
   *
   * @param known of a measure and an offset; null where it is not known
   * @return null where any measure is not known
   */
  public Double value(BiFunction<Measure, Integer, Double> known) {
    TermSum sum = new TermSum();
    for (Term term : terms) {
      Double value = known.apply(term.measure(), term.offset());
      if (value == null) {
        return null;
      }
      sum.add(term.number(), value);
    }
    return sum.value(CalculationTrace.NONE);
  }

  /** Whether projections know all that it is made of. */
  public boolean isProjected() {
    return terms.stream().allMatch(term -> term.measure().isProjected());
  }

  /** Its measure, where that can neither be divided nor divide. */
  public Optional<Measure> alone() {
    return terms.stream()
        .map(Term::measure)
        .filter(measure -> measure.kind().isAlone())
        .findFirst();
  }

  /** Whether it is a place among others. */
  public boolean isRank() {
    return terms.stream().anyMatch(term -> term.measure().isRank());
  }
}
