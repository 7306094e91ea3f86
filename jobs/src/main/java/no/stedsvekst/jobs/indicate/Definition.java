package no.stedsvekst.jobs.indicate;

import java.io.Serializable;
import java.util.Optional;
import no.stedsvekst.indicator.Expression;

/**
 * What an indicator is.
 *
 * @param name by which it is known
 * @param numerator empty where values are landed, or this job has its own way to them
 * @param denominator empty for 1
 * @param scale by which their ratio is multiplied
 * @param isCountedInPlaces whether its unit is a place among others
 * @param isOfItsOwnWay whether it is a shipped one that expressions cannot name
 * @param isUp whether higher is better
 * @param least and most that it can be, null where nothing bounds it
 */
public record Definition(
    String name,
    Optional<Expression> numerator,
    Optional<Expression> denominator,
    double scale,
    boolean isCountedInPlaces,
    boolean isOfItsOwnWay,
    boolean isUp,
    Double least,
    Double most) {

  /** What of it goes through the threads of Spark. */
  record Bounds(boolean isRank, Double least, Double most) implements Serializable {}

  Bounds bounds() {
    return new Bounds(isCountedInPlaces || isOfRanks(), least, most);
  }

  /** Whether its values are worked out here, and none may be landed. */
  public boolean isReckoned() {
    return numerator.isPresent() || isOfItsOwnWay;
  }

  /** Whether it is reckoned of ranks, which come after all others. */
  boolean isOfRanks() {
    return numerator.map(Expression::isRank).orElse(false);
  }

  /** Whether projections of people and jobs give it. */
  boolean isProjected() {
    return numerator.map(Expression::isProjected).orElse(false)
        && denominator.map(Expression::isProjected).orElse(true);
  }
}
