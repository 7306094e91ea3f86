package no.stedsvekst.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import no.stedsvekst.synthetic.people.Truth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the country was made with is found in its files again. */
class TruthRecoveryTest {
  @TempDir Path folder;

  @Test
  void withoutFeedbackTheTruthIsFound() {
    Made made =
        Made.in(
            folder.resolve("norway"),
            "municipalities",
            "300",
            "regions",
            "60",
            "years",
            "2001..2012",
            "seed",
            "11",
            "feedback",
            "off");
    PlainEstimate found = new PlainEstimate(made, 2001, 2012);
    assertEquals(300 * 9, found.count());
    for (String term : PlainEstimate.TERMS.subList(1, 6)) {
      double truth = Truth.coefficients().get(term);
      double error = found.error(term);
      assertTrue(
          Math.abs(found.estimate(term) - truth) < 3 * error,
          () -> "%s: %.4f (%.4f), true %.4f".formatted(term, found.estimate(term), error, truth));
      assertTrue(Math.abs(truth / error) > 2, () -> term + " is known too badly: " + error);
    }
  }
}
