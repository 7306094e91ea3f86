package no.stedsvekst.story;

/** In English. */
final class EnglishSentence extends PlaceSentence {
  EnglishSentence() {
    super(Numerals.ENGLISH);
  }

  @Override
  String region(String name) {
    return "The region of " + name;
  }

  @Override
  String county(String name) {
    return "The county of " + name;
  }

  @Override
  String people(double number) {
    return count(number) + (isOne(number) ? " resident" : " residents");
  }

  @Override
  String had(String subject, String people, int year) {
    return "%s had %s on 1 January %d".formatted(subject, people, year);
  }

  @Override
  String asManyAsIn(int year) {
    return "as many as in " + year;
  }

  @Override
  String thanIn(int year, long more) {
    return "%s %s than in %d".formatted(count(Math.abs(more)), more > 0 ? "more" : "fewer", year);
  }

  @Override
  String drivers(PlaceFacts.Drivers drivers) {
    String years =
        drivers.first().equals(drivers.last())
            ? "In " + drivers.first()
            : "From %d to %d".formatted(drivers.first(), drivers.last());
    StringBuilder said = new StringBuilder(years).append(' ');
    if (drivers.birthsAndDeaths() != null) {
      said.append("births and deaths brought ")
          .append(signed(drivers.birthsAndDeaths()))
          .append(drivers.netMigration() == null ? "" : " and migration ");
    } else {
      said.append("migration brought ");
    }
    if (drivers.netMigration() != null) {
      said.append(signed(drivers.netMigration()));
    }
    Double last =
        drivers.netMigration() != null ? drivers.netMigration() : drivers.birthsAndDeaths();
    said.append(isOne(last) ? " resident" : " residents");
    if (drivers.netMigration() != null && drivers.attractiveness() != null) {
      long more = Math.round(drivers.attractiveness());
      said.append(
          more == 0
              ? "; migration was as the circumstances would have it"
              : "; migration brought %s %s than the circumstances would have it"
                  .formatted(count(Math.abs(more)), more > 0 ? "more" : "fewer"));
    }
    return said.append('.').toString();
  }

  @Override
  String ranked(PlaceFacts.Standing standing, String level) {
    return "By residential attractiveness it is number %d of %s %s"
        .formatted(standing.rank(), count(standing.ranked()), units(level));
  }

  @Override
  String certainly() {
    return "with 80 per cent certainty";
  }

  @Override
  String between(String low, String high) {
    return "between %s and %s".formatted(low, high);
  }

  @Override
  String notJudged(String level, boolean areFew) {
    return areFew
        ? "There are too few %s to rank them by attractiveness.".formatted(units(level))
        : "The %s differ no more in attractiveness than luck would have them."
            .formatted(units(level));
  }

  @Override
  String expected(int year, double people) {
    return "In %d %s %s expected".formatted(year, people(people), isOne(people) ? "is" : "are");
  }

  private static String units(String level) {
    return switch (level) {
      case "municipality" -> "municipalities";
      case "region" -> "regions";
      case "county" -> "counties";
      default -> "units";
    };
  }
}
