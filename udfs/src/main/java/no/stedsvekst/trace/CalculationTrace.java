package no.stedsvekst.trace;

/**
 * A1. to A8. What a kernel tells while it computes: every intermediate value, with the numbers that
 * it is made of.
 *
 * <p>A number that is looked into is thus computed by the same lines as all others. Where nobody
 * listens nothing is written: the text is made by who takes it down.
 */
@FunctionalInterface
public interface CalculationTrace {
  /** Nobody listens. */
  CalculationTrace NONE = (what, value, how, factors) -> {};

  /**
   * A value that was computed.
   *
   * @param what its name
   * @param how the formula, with a place for each factor as {@link String#format} has them
   * @param factors the numbers that went into it
   */
  void step(String what, double value, String how, Object... factors);

  /** The same under a name of the caller's: a formula does not know what of it is computed. */
  default CalculationTrace named(String name) {
    return (what, value, how, factors) -> step(name, value, how, factors);
  }
}
