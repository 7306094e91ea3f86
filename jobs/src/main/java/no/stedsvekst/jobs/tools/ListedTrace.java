package no.stedsvekst.jobs.tools;

import java.util.Locale;
import no.stedsvekst.jobs.engine.Listing;
import no.stedsvekst.trace.CalculationTrace;

/** What kernels tell, a line a step, after the lines of what was landed. */
final class ListedTrace implements CalculationTrace {
  private final Listing listing = new Listing("what", "how", "value");

  Listing listing() {
    return listing;
  }

  // The formats are the kernels' own, each beside its arithmetic.
  @SuppressWarnings("AnnotateFormatMethod")
  @Override
  public void step(String what, double value, String how, Object... factors) {
    add(what, value, String.format(Locale.ROOT, how, factors));
  }

  /** A number as it was landed. */
  void landed(String what, double value, String where) {
    add(what, value, where);
  }

  /** That a number is not there, and why. */
  void absent(String what, String why) {
    listing.add(what, why, "none");
  }

  private void add(String what, double value, String how) {
    // 0 is added so that nothing is told as less than nothing.
    listing.add(what, how, "%.10g".formatted(value + 0.0));
  }
}
