package no.stedsvekst.story;

import java.util.ArrayList;
import java.util.List;

/**
 * A7. What there is to say of a place in a few sentences: how it has grown, by what, where it
 * stands, and what is to come. A sentence for which nothing is known is left out; without people
 * nothing is said.
 */
public abstract class PlaceSentence {
  private static final String REGION = "region";
  private static final String COUNTY = "county";
  private static final String FEW = "few_units";

  private final Numerals numerals;

  PlaceSentence(Numerals numerals) {
    this.numerals = numerals;
  }

  /** In bokmål; null where nothing can be said. */
  public static String norwegian(PlaceFacts facts) {
    return new BokmaalSentence().of(facts);
  }

  /** In English; null where nothing can be said. */
  public static String english(PlaceFacts facts) {
    return new EnglishSentence().of(facts);
  }

  final String of(PlaceFacts facts) {
    if (facts.name() == null || facts.size().population() == null) {
      return null;
    }
    List<String> sentences = new ArrayList<>();
    sentences.add(size(subject(facts), facts.size()));
    PlaceFacts.Drivers drivers = facts.drivers();
    if (drivers.first() != null
        && (drivers.birthsAndDeaths() != null || drivers.netMigration() != null)) {
      sentences.add(drivers(drivers));
    }
    PlaceFacts.Standing standing = facts.standing();
    if (standing.rank() != null && standing.ranked() != null) {
      sentences.add(standing(standing, facts.level()));
    } else if (standing.notJudged() != null) {
      sentences.add(notJudged(facts.level(), standing.notJudged().equals(FEW)));
    }
    if (facts.future().year() != null && facts.future().population() != null) {
      sentences.add(future(facts.future(), facts.size()));
    }
    return String.join(" ", sentences);
  }

  private String subject(PlaceFacts facts) {
    return switch (facts.level()) {
      case REGION -> region(facts.name());
      case COUNTY -> county(facts.name());
      default -> facts.name();
    };
  }

  private String size(String subject, PlaceFacts.Size size) {
    String said = had(subject, people(size.population()), size.year());
    return size.before() == null
        ? said + "."
        : "%s, %s%s."
            .formatted(
                said,
                compared(size.population(), size.before(), size.yearBefore()),
                growth(size.population(), size.before()));
  }

  private String compared(Double now, Double before, int year) {
    long more = difference(now, before);
    return more == 0 ? asManyAsIn(year) : thanIn(year, more);
  }

  private String standing(PlaceFacts.Standing standing, String level) {
    String said = ranked(standing, level);
    if (!isInterval(standing)) {
      return said + ".";
    }
    return standing.low().equals(standing.high())
        ? "%s, %s.".formatted(said, certainly())
        : "%s, %s %s."
            .formatted(
                said,
                certainly(),
                between(String.valueOf(standing.low()), String.valueOf(standing.high())));
  }

  private String future(PlaceFacts.Future future, PlaceFacts.Size size) {
    String said =
        "%s, %s"
            .formatted(
                expected(future.year(), future.population()),
                compared(future.population(), size.population(), size.year()));
    return isInterval(future)
        ? "%s (%s %s)."
            .formatted(said, certainly(), between(count(future.low()), count(future.high())))
        : said + ".";
  }

  static boolean isOne(double people) {
    return Math.abs(Math.round(people)) == 1;
  }

  /** The differences are those of the numbers as they are shown. */
  private static long difference(Double now, Double before) {
    return Math.round(now) - Math.round(before);
  }

  private static boolean isInterval(PlaceFacts.Future future) {
    return future.low() != null && future.high() != null;
  }

  private static boolean isInterval(PlaceFacts.Standing standing) {
    return standing.low() != null && standing.high() != null;
  }

  final String count(double number) {
    return numerals.count(Math.round(number));
  }

  final String signed(double number) {
    return numerals.signed(Math.round(number));
  }

  /** So much of what was before; empty where there was nothing. */
  private String growth(Double now, Double before) {
    return Math.round(before) == 0
        ? ""
        : " ("
            + numerals.signedPercent((double) difference(now, before) / Math.round(before))
            + ")";
  }

  abstract String region(String name);

  abstract String county(String name);

  /** So many, with the word for them. */
  abstract String people(double number);

  abstract String had(String subject, String people, int year);

  abstract String asManyAsIn(int year);

  /**
   * More than in a year, or fewer.
   *
   * @param more how many; below 0 where they are fewer
   */
  abstract String thanIn(int year, long more);

  abstract String drivers(PlaceFacts.Drivers drivers);

  abstract String ranked(PlaceFacts.Standing standing, String level);

  /** By the 80 % interval. */
  abstract String certainly();

  abstract String between(String low, String high);

  abstract String notJudged(String level, boolean areFew);

  abstract String expected(int year, double people);
}
