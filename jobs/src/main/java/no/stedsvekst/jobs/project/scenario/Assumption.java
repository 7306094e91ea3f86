package no.stedsvekst.jobs.project.scenario;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A line of a scenario: something that one place, or every place, is taken to have.
 *
 * @param measure what of it
 * @param unit code of a municipality, {@code all}, or {@code each}: every place for itself alone
 * @param industry of extra jobs, else empty
 * @param fromYear the first flow year
 * @param toYear the last flow year
 * @param value a number, or a word for an attractiveness of the past
 * @param halfLife years until half of an attractiveness is left; not a number where it stays
 */
public record Assumption(
    Measure measure,
    String unit,
    String industry,
    int fromYear,
    int toYear,
    String value,
    double halfLife)
    implements Serializable {

  /** Every place. */
  public static final String ALL = "all";

  /** Every place, as if it were the only one. */
  static final String EACH = "each";

  /** The place's own mean of the last ten years. */
  public static final String OWN = "own";

  /** The part of it that is likely to last. */
  static final String SHRUNK = "shrunk";

  /** So much of the own mean, as in own*0.7. */
  public static final String PART_OF_OWN = OWN + "*";

  /** The part that the past has kept, estimated at the jump-off. */
  static final String LASTING = "lasting";

  /** What the dwellings that are built leave room for, where more are expected to come. */
  public static final String HOUSING = "housing";

  /** A share of places have no more than this, as in percentile:0.8. */
  static final String PERCENTILE = "percentile:";

  /** What can be assumed. */
  public enum Measure {
    /** Residential attractiveness, a share of the people a year. */
    ALPHA_RES,
    /** Business attractiveness, a share of the private jobs a year. */
    ALPHA_BUS,
    /** Jobs that come, or go, in each of the years. */
    EXTRA_JOBS,
    /** The share that comes of the migration by which places are expected to differ. */
    RELATIVE_MIGRATION,
    /** How far the line through the last ten years is followed instead of the model. */
    PAST_GROWTH,
    /** The index of jobs within reach, 0 to 1000. */
    CENTRALITY_JOBS,
    /** The most that net migration may be. */
    CAP;

    /** As it stands in files. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether it is of every place. */
  public boolean isGeneral() {
    return unit.equals(ALL) || unit.equals(EACH);
  }

  /** Whether it holds in a year. */
  boolean holdsIn(int year) {
    return fromYear <= year && year <= toYear;
  }

  /** The number. */
  double number() {
    return Double.parseDouble(value);
  }

  /** The share of places whose attractiveness is not exceeded, where the value is one. */
  public Optional<Double> percentile() {
    return value.startsWith(PERCENTILE)
        ? Optional.of(Double.parseDouble(value.substring(PERCENTILE.length())))
        : Optional.empty();
  }

  /** In words. */
  String told() {
    List<String> words = new ArrayList<>();
    words.add(measure.word());
    words.add(unit);
    if (!industry.isEmpty()) {
      words.add(industry);
    }
    if (fromYear > Integer.MIN_VALUE || toYear < Integer.MAX_VALUE) {
      words.add(
          (fromYear > Integer.MIN_VALUE ? String.valueOf(fromYear) : "")
              + "-"
              + (toYear < Integer.MAX_VALUE ? toYear : ""));
    }
    words.add(value);
    if (!Double.isNaN(halfLife)) {
      words.add("half-life " + halfLife);
    }
    return String.join(" ", words);
  }
}
