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

  /**
   * Employment rates of 2019 by single age, both sexes together: what is known are broad age groups
   * of municipalities. Their plain mean stands for the nation's, at the middle of each group, with
   * straight lines between, down to 0 at 14 and at 75.
   */
  static void employment(Path landing) {
    Map<String, double[]> groups = new TreeMap<>();
    OfficialFigures.each(
        "employment_rate_agegroup_2019.csv",
        row -> {
          String age = row.text("age").replace(" years", "");
          if (!age.equals("15-74") && !row.text("value").isEmpty()) {
            double[] sum = groups.computeIfAbsent(age, key -> new double[2]);
            sum[0] += row.number("value") / 100;
            sum[1]++;
          }
        });
    TreeMap<Double, Double> points = new TreeMap<>(Map.of(14.0, 0.0, 75.0, 0.0));
    groups.forEach(
        (age, sum) -> {
          String[] ends = age.split("-", -1);
          double middle = (Integer.parseInt(ends[0]) + Integer.parseInt(ends[1])) / 2.0;
          points.put(middle, sum[0] / sum[1]);
        });
    try (LandingCsv file =
        new LandingCsv(landing, "employment_rate", "year", "sex", "age", "rate")) {
      for (int age = 15; age <= 74; age++) {
        Map.Entry<Double, Double> below = points.floorEntry((double) age);
        Map.Entry<Double, Double> above = points.ceilingEntry((double) age);
        double span = above.getKey() - below.getKey();
        double share = span == 0 ? 0 : (age - below.getKey()) / span;
        file.row(
            2019, "all", age, below.getValue() + share * (above.getValue() - below.getValue()));
      }
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
