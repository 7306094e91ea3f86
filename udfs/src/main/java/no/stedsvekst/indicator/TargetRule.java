package no.stedsvekst.indicator;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** B3. What a plan wants of an indicator. */
public enum TargetRule {
  /** The value is to reach the target. */
  AT_LEAST,
  /** The value is to stay below the target. */
  AT_MOST,
  /** The value is to be higher than the year before. */
  RISE,
  /** The value is to be lower than the year before. */
  FALL;

  private static final double TOLERANCE = 0.05;
  private static final double RANKS = 2;

  /** How a value stands to what is wanted. */
  public enum Status {
    MET,
    NEAR,
    MISSED,
    NO_DATA;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The word in a table. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** By its word. */
  public static Optional<TargetRule> named(String word) {
    return Arrays.stream(values()).filter(rule -> rule.word().equals(word)).findFirst();
  }

  /** Whether it looks at the year before, and not at a target. */
  public boolean isOfChange() {
    return this == RISE || this == FALL;
  }

  /** Whether higher is better. */
  public boolean isUp() {
    return this == AT_LEAST || this == RISE;
  }

  /** How much better than wanted it is; null where a number that it takes is missing. */
  public Double distance(Double value, Double before, Double target) {
    Double other = isOfChange() ? before : target;
    if (value == null || other == null) {
      return null;
    }
    return isUp() ? value - other : other - value;
  }

  /** What is as good as met where nothing is said: 5 % of the target, two ranks, no fall. */
  public double tolerance(Double target, boolean isRank) {
    if (isOfChange() || target == null) {
      return 0;
    }
    return isRank ? RANKS : TOLERANCE * Math.abs(target);
  }

  /** How it stands. */
  public Status status(Double distance, double tolerance) {
    if (distance == null) {
      return Status.NO_DATA;
    }
    boolean isMet = isOfChange() ? distance > 0 : distance >= 0;
    if (isMet) {
      return Status.MET;
    }
    return distance >= -tolerance ? Status.NEAR : Status.MISSED;
  }
}
