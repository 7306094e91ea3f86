package no.stedsvekst.jobs.testing.norway;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Lands the nation's mortality and fertility since 1980. */
final class Rates {
  private static final int OPEN_AGE = 105;

  /** A year and a sex, and what is known of each age. */
  private record YearSex(int year, String sex) {}

  private record Exposure(double deaths, double years) {
    Exposure and(Exposure other) {
      return new Exposure(deaths + other.deaths, years + other.years);
    }
  }

  private Rates() {}

  /**
   * Probabilities of death out of central rates, q = 1 − exp(−m): a constant force through the
   * year. The rates are by age at death, and are taken for those of that age on 1 January.
   */
  static void deaths(Path landing, YearSpan years) {
    Map<YearSex, Map<Integer, Exposure>> known = new TreeMap<>(Rates::order);
    OfficialFigures.each(
        "national_mortality.csv.gz",
        row -> {
          if (years.holds(row.whole("Year")) && !row.text("Sex").equals("Total")) {
            known
                .computeIfAbsent(
                    new YearSex(row.whole("Year"), People.sex(row.text("Sex"))),
                    key -> new TreeMap<>())
                .merge(Math.min(row.whole("Age"), OPEN_AGE), exposure(row), Exposure::and);
          }
        });
    try (LandingCsv file =
        new LandingCsv(
            landing, "death_probability", "alternative", "year", "sex", "age", "probability")) {
      known.forEach((key, ages) -> write(file, key, ages));
    }
  }

  /** The rates go to 110, landed ages end at 105: the oldest are put together by their years. */
  private static Exposure exposure(CsvRow row) {
    double rate = row.number("Mortality");
    double deaths = row.number("Deaths");
    return new Exposure(deaths, rate > 0 ? deaths / rate : row.number("Population"));
  }

  private static void write(LandingCsv file, YearSex key, Map<Integer, Exposure> ages) {
    double rate = 0;
    for (Map.Entry<Integer, Exposure> age : ages.entrySet()) {
      Exposure exposure = age.getValue();
      // Nobody of that age was alive, twice among the oldest men: the age below stands in.
      rate = exposure.years() > 0 ? exposure.deaths() / exposure.years() : rate;
      file.row("", key.year(), key.sex(), age.getKey(), -Math.expm1(-rate));
    }
  }

  private static int order(YearSex one, YearSex other) {
    int byYear = Integer.compare(one.year(), other.year());
    return byYear != 0 ? byYear : one.sex().compareTo(other.sex());
  }

  /** Births per woman by age, 12 and below to 55 and above. */
  static void fertility(Path landing, YearSpan years) {
    try (LandingCsv file =
        new LandingCsv(landing, "fertility_rate", "alternative", "year", "age", "rate")) {
      OfficialFigures.each(
          "national_fertility.csv.gz",
          row -> {
            if (years.holds(row.whole("Year"))) {
              file.row("", row.text("Year"), row.text("Age"), row.text("Fertility"));
            }
          });
    }
  }
}
