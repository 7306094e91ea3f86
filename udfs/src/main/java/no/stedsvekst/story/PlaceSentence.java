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

  /** The differences are those of the numbers as they are shown. */
  static long difference(Double now, Double before) {
    return Math.round(now) - Math.round(before);
  }

  static boolean isInterval(PlaceFacts.Future future) {
    return future.low() != null && future.high() != null;
  }

  static boolean isInterval(PlaceFacts.Standing standing) {
    return standing.low() != null && standing.high() != null;
  }

  final String count(double number) {
    return numerals.count(Math.round(number));
  }

  final String signed(double number) {
    return numerals.signed(Math.round(number));
  }

  /** So much of what was before; empty where there was nothing. */
  final String growth(Double now, Double before) {
    return Math.round(before) == 0
        ? ""
        : " ("
            + numerals.signedPercent((double) difference(now, before) / Math.round(before))
            + ")";
  }

  abstract String region(String name);

  abstract String county(String name);

  abstract String size(String subject, PlaceFacts.Size size);

  abstract String drivers(PlaceFacts.Drivers drivers);

  abstract String standing(PlaceFacts.Standing standing, String level);

  abstract String notJudged(String level, boolean areFew);

  abstract String future(PlaceFacts.Future future, PlaceFacts.Size size);
}
