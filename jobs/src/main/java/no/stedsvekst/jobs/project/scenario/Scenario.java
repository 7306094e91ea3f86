package no.stedsvekst.jobs.project.scenario;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What is assumed of the places' future.
 *
 * @param name of the scenario
 * @param nameNo what people call it, in Norwegian
 * @param nameEn in English
 * @param assumptions line by line; of several that speak of the same the last one holds, but extra
 *     jobs add up
 * @param isRecomputed whether it meets the nation's sums itself although it names single places
 */
public record Scenario(
    String name, String nameNo, String nameEn, List<Assumption> assumptions, boolean isRecomputed) {
  /** The scenario in which no place is more attractive than another: others lean on it. */
  public static final String NEUTRAL = "neutral";

  /** More lines than these are not told one by one. */
  private static final String SHOCK = "shock:";

  private static final int LONGEST = 50;

  /** How a scenario meets the nation's sums. */
  public enum Closure {
    /** By sums of its own. */
    OWN,
    /** By the numbers with which the neutral scenario met them. */
    FROZEN,
    /** By those numbers too, and every place beside neighbours as they are in neutral. */
    ALONE;

    /** As it stands in tables. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Meets the nation's sums as what it names would have it. */
  public Scenario(String name, String nameNo, String nameEn, List<Assumption> assumptions) {
    this(name, nameNo, nameEn, assumptions, false);
  }

  /** The same, which meets the nation's sums itself unless it is a what-if of each place. */
  public Scenario recomputed() {
    return new Scenario(name, nameNo, nameEn, assumptions, true);
  }

  /** Whether it says the same of all places, or of each by a rule: then the past can judge it. */
  public boolean isOfAllPlaces() {
    return assumptions.stream().allMatch(Assumption::isGeneral);
  }

  /**
   * The closure of the scenario.
   *
   * @param isAlone whether what-ifs of each place leave its neighbours as they are
   */
  Closure closure(boolean isAlone) {
    boolean isAll = assumptions.stream().anyMatch(line -> line.unit().equals(Assumption.ALL));
    if (isAll || (isRecomputed && !isOfEachPlace())) {
      return Closure.OWN;
    }
    return isOfEachPlace() && isAlone ? Closure.ALONE : Closure.FROZEN;
  }

  /**
   * Whether it asks what if of each place by itself, beside a nation as in neutral. The places'
   * futures are then not one future, and their sum is nobody's.
   */
  public boolean isOfEachPlace() {
    return assumptions.stream().anyMatch(line -> line.unit().equals(Assumption.EACH));
  }

  /** The assumptions in words. */
  public String told() {
    if (!name.startsWith(SHOCK)) {
      return assumptions.stream().map(Assumption::told).collect(Collectors.joining("; "));
    }
    // Of a shock there is a line for each place, industry and year.
    String told =
        assumptions.stream().limit(LONGEST).map(Assumption::told).collect(Collectors.joining("; "));
    return assumptions.size() <= LONGEST
        ? told
        : told + "; and %d more".formatted(assumptions.size() - LONGEST);
  }
}
