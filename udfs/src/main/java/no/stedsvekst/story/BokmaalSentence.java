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
  String people(double number) {
    return count(number) + (isOne(number) ? " innbygger" : " innbyggere");
  }

  @Override
  String had(String subject, String people, int year) {
    return "%s hadde %s 1. januar %d".formatted(subject, people, year);
  }

  @Override
  String asManyAsIn(int year) {
    return "like mange som i " + year;
  }

  @Override
  String thanIn(int year, long more) {
    return "%s %s enn i %d".formatted(count(Math.abs(more)), more > 0 ? "flere" : "færre", year);
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
    said.append(isOne(last) ? " innbygger" : " innbyggere");
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
  String ranked(PlaceFacts.Standing standing, String level) {
    return "I bostedsattraktivitet er %s nummer %d av %s %s"
        .formatted(theUnit(level), standing.rank(), count(standing.ranked()), units(level));
  }

  @Override
  String certainly() {
    return "med 80 prosents sikkerhet";
  }

  @Override
  String between(String low, String high) {
    return "mellom %s og %s".formatted(low, high);
  }

  @Override
  String notJudged(String level, boolean areFew) {
    return areFew
        ? "Det er for få %s til å rangere dem etter attraktivitet.".formatted(units(level))
        : "Ulikhetene i attraktivitet mellom %s er ikke større enn tilfeldigheter kan gi."
            .formatted(theUnits(level));
  }

  @Override
  String expected(int year, double people) {
    return "I %d ventes %s".formatted(year, people(people));
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
