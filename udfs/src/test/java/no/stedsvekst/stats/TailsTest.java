package no.stedsvekst.stats;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected values are R 4.2's: {@code 2 * pt(-t, df)}, {@code pf(…, lower = FALSE)}, qt. */
class TailsTest {
  @ParameterizedTest
  @CsvSource({
    "0.5, 3, 0.65144796484815104",
    "-0.5, 3, 0.65144796484815104",
    "2.1, 10, 0.062077244202218468",
    "0.001, 5, 0.99924078677219763",
    "16.58, 1310, 3.4213460977001904e-56"
  })
  void studentAsInR(double t, double df, double expected) {
    assertRelative(expected, Tails.studentTwoSided(t, df));
  }

  @ParameterizedTest
  @CsvSource({
    "0.7, 3, 20, 0.56303740804710456",
    "2.5, 1, 7, 0.15785932279582998",
    "285.04, 5, 1382, 1.0721207180126747e-209"
  })
  void fisherAsInR(double f, double numerator, double denominator, double expected) {
    assertRelative(expected, Tails.fisherUpper(f, numerator, denominator));
  }

  @ParameterizedTest
  @CsvSource({
    "0.975, 3, 3.1824463052837078",
    "0.975, 1382, 1.9616820126862551",
    "0.9, 10, 1.3721836411103356"
  })
  void quantileAsInR(double probability, double df, double expected) {
    assertRelative(expected, Tails.studentQuantile(probability, df));
  }

  private static void assertRelative(double expected, double actual) {
    assertTrue(
        Math.abs(actual - expected) <= 1e-11 * Math.abs(expected),
        () -> "expected " + expected + ", was " + actual);
  }
}
