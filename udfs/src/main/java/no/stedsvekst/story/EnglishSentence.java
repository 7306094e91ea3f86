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
  String size(String subject, PlaceFacts.Size size) {
    String said =
        "%s had %s %s on 1 January %d"
            .formatted(
                subject,
                count(size.population()),
                Math.round(size.population()) == 1 ? "resident" : "residents",
                size.year());
    if (size.before() == null) {
      return said + ".";
    }
    return "%s, %s%s."
        .formatted(
            said,
            compared(size.population(), size.before(), "in " + size.yearBefore()),
            growth(size.population(), size.before()));
  }

  private String compared(Double now, Double before, String when) {
    long more = difference(now, before);
    return more == 0
        ? "as many as " + when
        : "%s %s than %s".formatted(count(Math.abs(more)), more > 0 ? "more" : "fewer", when);
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
    said.append(Math.abs(Math.round(last)) == 1 ? " resident" : " residents");
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
  String standing(PlaceFacts.Standing standing, String level) {
    String said =
        "By residential attractiveness it is number %d of %s %s"
            .formatted(standing.rank(), count(standing.ranked()), units(level));
    if (!isInterval(standing)) {
      return said + ".";
    }
    return standing.low().equals(standing.high())
        ? said + ", with 80 per cent certainty."
        : "%s, with 80 per cent certainty between %d and %d."
            .formatted(said, standing.low(), standing.high());
  }

  @Override
  String notJudged(String level, boolean areFew) {
    return areFew
        ? "There are too few %s to rank them by attractiveness.".formatted(units(level))
        : "The %s differ no more in attractiveness than luck would have them."
            .formatted(units(level));
  }

  @Override
  String future(PlaceFacts.Future future, PlaceFacts.Size size) {
    String said =
        "In %d %s %s expected, %s"
            .formatted(
                future.year(),
                count(future.population()),
                Math.round(future.population()) == 1 ? "resident is" : "residents are",
                compared(future.population(), size.population(), "in " + size.year()));
    return isInterval(future)
        ? "%s (with 80 per cent certainty between %s and %s)."
            .formatted(said, count(future.low()), count(future.high()))
        : said + ".";
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
