package no.stedsvekst.jobs.land;

import java.util.Optional;
import java.util.stream.Stream;
import no.stedsvekst.indicator.Expression;
import no.stedsvekst.indicator.KnownNames;
import no.stedsvekst.indicator.UnreadableExpression;
import no.stedsvekst.jobs.refusal.Refusals;

/**
 * B3. The expressions of an indicator.
 *
 * @param numerator empty where values are landed
 * @param denominator empty for 1
 */
public record IndicatorParts(Optional<Expression> numerator, Optional<Expression> denominator) {

  /**
   * Reads both; refuses what cannot be read, and a ratio with a part that stands alone.
   *
   * @param indicator its name, for what is said
   * @param numerator null where there is none
   * @param denominator likewise
   */
  public static IndicatorParts read(
      String indicator, String numerator, String denominator, KnownNames names) {
    IndicatorParts parts =
        new IndicatorParts(
            expression(indicator, numerator, names), expression(indicator, denominator, names));
    if (parts.denominator.isPresent()) {
      Stream.of(parts.numerator, parts.denominator)
          .flatMap(Optional::stream)
          .flatMap(part -> part.alone().stream())
          .findFirst()
          .ifPresent(
              measure -> {
                throw Refusals.unreadableExpression(
                    indicator,
                    "%s can only stand alone, without a denominator".formatted(measure.key()));
              });
    }
    return parts;
  }

  private static Optional<Expression> expression(String indicator, String text, KnownNames names) {
    try {
      return Optional.ofNullable(text).map(each -> Expression.of(each, names));
    } catch (UnreadableExpression e) {
      throw Refusals.unreadableExpression(indicator, e.getMessage());
    }
  }
}
