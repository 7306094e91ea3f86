package no.stedsvekst.story;

/** In Norwegian bokmål. */
final class BokmaalSentence extends PlaceSentence {
  BokmaalSentence() {
    super(Numerals.NORWEGIAN);
  }

  @Override
  String region(String name) {
    return "Regionen " + name;
  }

  @Override
  String county(String name) {
    return "Fylket " + name;
  }

  @Override
  String size(String subject, PlaceFacts.Size size) {
    String said =
        "%s hadde %s %s 1. januar %d"
            .formatted(
                subject,
                count(size.population()),
                Math.round(size.population()) == 1 ? "innbygger" : "innbyggere",
                size.year());
    if (size.before() == null) {
      return said + ".";
    }
    return "%s, %s%s."
        .formatted(
            said,
            compared(size.population(), size.before(), "i " + size.yearBefore()),
            growth(size.population(), size.before()));
  }

  private String compared(Double now, Double before, String when) {
    long more = difference(now, before);
    return more == 0
        ? "like mange som " + when
        : "%s %s enn %s".formatted(count(Math.abs(more)), more > 0 ? "flere" : "færre", when);
  }

  @Override
  String drivers(PlaceFacts.Drivers drivers) {
    String years =
        drivers.first().equals(drivers.last())
            ? "I " + drivers.first()
            : "Fra %d til %d".formatted(drivers.first(), drivers.last());
    StringBuilder said = new StringBuilder(years).append(" ga ");
    if (drivers.birthsAndDeaths() != null) {
      said.append("fødsler og dødsfall ").append(signed(drivers.birthsAndDeaths()));
    }
    if (drivers.netMigration() != null) {
      said.append(drivers.birthsAndDeaths() == null ? "" : " og ")
          .append("flytting ")
          .append(signed(drivers.netMigration()));
    }
    Double last =
        drivers.netMigration() != null ? drivers.netMigration() : drivers.birthsAndDeaths();
    said.append(Math.abs(Math.round(last)) == 1 ? " innbygger" : " innbyggere");
    if (drivers.netMigration() != null && drivers.attractiveness() != null) {
      long more = Math.round(drivers.attractiveness());
      said.append(
          more == 0
              ? "; flyttingen var som forholdene skulle tilsi"
              : "; flyttingen ga %s %s enn forholdene skulle tilsi"
                  .formatted(count(Math.abs(more)), more > 0 ? "flere" : "færre"));
    }
    return said.append('.').toString();
  }

  @Override
  String standing(PlaceFacts.Standing standing, String level) {
    String said =
        "I bostedsattraktivitet er %s nummer %d av %s %s"
            .formatted(theUnit(level), standing.rank(), count(standing.ranked()), units(level));
    if (!isInterval(standing)) {
      return said + ".";
    }
    return standing.low().equals(standing.high())
        ? said + ", med 80 prosents sikkerhet."
        : "%s, med 80 prosents sikkerhet mellom %d og %d."
            .formatted(said, standing.low(), standing.high());
  }

  @Override
  String notJudged(String level, boolean areFew) {
    return areFew
        ? "Det er for få %s til å rangere dem etter attraktivitet.".formatted(units(level))
        : "Ulikhetene i attraktivitet mellom %s er ikke større enn tilfeldigheter kan gi."
            .formatted(theUnits(level));
  }

  @Override
  String future(PlaceFacts.Future future, PlaceFacts.Size size) {
    String said =
        "I %d ventes %s %s, %s"
            .formatted(
                future.year(),
                count(future.population()),
                Math.round(future.population()) == 1 ? "innbygger" : "innbyggere",
                compared(future.population(), size.population(), "i " + size.year()));
    return isInterval(future)
        ? "%s (med 80 prosents sikkerhet mellom %s og %s)."
            .formatted(said, count(future.low()), count(future.high()))
        : said + ".";
  }

  private static String units(String level) {
    return switch (level) {
      case "municipality" -> "kommuner";
      case "region" -> "regioner";
      case "county" -> "fylker";
      default -> "enheter";
    };
  }

  private static String theUnit(String level) {
    return switch (level) {
      case "municipality" -> "kommunen";
      case "region" -> "regionen";
      case "county" -> "fylket";
      default -> "enheten";
    };
  }

  private static String theUnits(String level) {
    return switch (level) {
      case "municipality" -> "kommunene";
      case "region" -> "regionene";
      case "county" -> "fylkene";
      default -> "enhetene";
    };
  }
}
