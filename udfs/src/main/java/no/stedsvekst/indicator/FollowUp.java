package no.stedsvekst.indicator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import no.stedsvekst.indicator.TargetRule.Status;

/**
 * B3. How an indicator of a place stands to what a plan wants of it, year by year, and where it is
 * bound for.
 *
 * @param rule what is wanted
 * @param goals by year
 * @param isRank whether values are places among others
 * @param least and most that the indicator can be, null where nothing bounds it
 */
public record FollowUp(
    TargetRule rule, NavigableMap<Integer, Goal> goals, boolean isRank, Double least, Double most) {

  /** Where a forecast comes from. */
  public static final String PROJECTION = "projection";

  public static final String TREND = "trend";

  /**
   * What is wanted in a year.
   *
   * @param target null for rules of change
   * @param tolerance null where nothing is said
   */
  public record Goal(Double target, Double tolerance) {}

  /** A year of it; what is not known is null. */
  public record Year(
      int year,
      Double value,
      Double target,
      int targetYear,
      Double distance,
      Status status,
      String trend,
      Double slope,
      Double forecast,
      Status forecastStatus,
      String forecastMethod,
      Double requiredChange) {}

  /**
   * All years of which there is a value, or a goal that is due.
   *
   * @param values by year, null where one is not known
   * @param projected values of years to come, by projections of people and jobs
   * @param lastKnown the last year in which the indicator is known anywhere; goals beyond it are
   *     not due
   */
  public List<Year> years(
      NavigableMap<Integer, Double> values,
      NavigableMap<Integer, Double> projected,
      int lastKnown) {
    NavigableMap<Integer, Double> known = new TreeMap<>();
    values.forEach(
        (year, value) -> {
          if (value != null) {
            known.put(year, value);
          }
        });
    SortedSet<Integer> years = new TreeSet<>(values.keySet());
    years.addAll(goals.headMap(lastKnown, true).keySet());
    List<Year> rows = new ArrayList<>();
    for (int year : years) {
      rows.add(year(year, known, projected));
    }
    return rows;
  }

  private Year year(
      int year, NavigableMap<Integer, Double> known, NavigableMap<Integer, Double> projected) {
    Map.Entry<Integer, Goal> inForce = goals.ceilingEntry(year);
    if (inForce == null) {
      inForce = goals.lastEntry();
    }
    int targetYear = inForce.getKey();
    Double target = rule.isOfChange() ? null : inForce.getValue().target();
    double tolerance =
        inForce.getValue().tolerance() == null
            ? rule.tolerance(target, isRank)
            : inForce.getValue().tolerance();
    Double value = known.get(year);
    Double distance = rule.distance(value, known.get(year - 1), target);
    Double slope = TheilSen.slope(known, year);
    Double ahead = null;
    Double aheadBefore = null;
    String method = null;
    if (value != null && targetYear >= year) {
      // What has come by then is no forecast: of a year of the past its own trend is told.
      boolean isProjected =
          targetYear > year && targetYear > known.lastKey() && projected.get(targetYear) != null;
      method = isProjected ? PROJECTION : TREND;
      ahead = isProjected ? projected.get(targetYear) : extended(value, slope, targetYear - year);
      aheadBefore =
          targetYear == year
              ? known.get(year - 1)
              : targetYear - 1 == year
                  ? value
                  : isProjected
                      ? projected.get(targetYear - 1)
                      : extended(value, slope, targetYear - 1 - year);
    }
    return new Year(
        year,
        value,
        target,
        targetYear,
        distance,
        rule.status(distance, tolerance),
        slope == null ? null : trend(slope, tolerance),
        slope,
        ahead,
        ahead == null ? null : rule.status(rule.distance(ahead, aheadBefore, target), tolerance),
        ahead == null ? null : method,
        value == null || target == null || targetYear <= year
            ? null
            : (target - value) / (targetYear - year));
  }

  private String trend(double slope, double tolerance) {
    if (Math.abs(slope) <= tolerance / 10) {
      return "flat";
    }
    return slope > 0 == rule.isUp() ? "better" : "worse";
  }

  private Double extended(double value, Double slope, int years) {
    if (years == 0) {
      return value;
    }
    if (slope == null) {
      return null;
    }
    double ahead = value + slope * years;
    ahead = least == null ? ahead : Math.max(least, ahead);
    return most == null ? ahead : Math.min(most, ahead);
  }
}
