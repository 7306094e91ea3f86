package no.stedsvekst.indicator;

/** B3. An expression that cannot be read: which one, at which character, and why. */
public final class UnreadableExpression extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  UnreadableExpression(String text, int at, String why) {
    super("\"%s\", character %d: %s".formatted(text, at + 1, why));
  }
}
