package no.stedsvekst.story;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Numbers as a language writes them.
 *
 * @param group between thousands
 * @param decimal before fractions
 * @param percent after a percentage
 */
record Numerals(String group, String decimal, String percent) {
  private static final String MINUS = "\u2212";
  private static final String NO_BREAK = "\u00a0";

  /** As in 12 345,6 %. */
  static final Numerals NORWEGIAN = new Numerals(NO_BREAK, ",", NO_BREAK + "%");

  /** As in 12,345.6%. */
  static final Numerals ENGLISH = new Numerals(",", ".", "%");

  private static final int THOUSAND = 3;

  /** A whole number. */
  String count(long number) {
    String digits = Long.toString(Math.abs(number));
    StringBuilder text = new StringBuilder(number < 0 ? MINUS : "");
    for (int place = 0; place < digits.length(); place++) {
      if (place > 0 && (digits.length() - place) % THOUSAND == 0) {
        text.append(group);
      }
      text.append(digits.charAt(place));
    }
    return text.toString();
  }

  /** A whole number with its sign; nothing has none. */
  String signed(long number) {
    return (number > 0 ? "+" : "") + count(number);
  }

  /** A fraction in per cent with one decimal and its sign; what rounds to nothing has none. */
  String signedPercent(double fraction) {
    BigDecimal tenths =
        BigDecimal.valueOf(fraction).movePointRight(2).setScale(1, RoundingMode.HALF_UP);
    String sign = tenths.signum() > 0 ? "+" : tenths.signum() < 0 ? MINUS : "";
    return sign + tenths.abs().toPlainString().replace(".", decimal) + percent;
  }
}
