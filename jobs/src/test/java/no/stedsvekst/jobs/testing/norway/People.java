package no.stedsvekst.jobs.testing.norway;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;

/** Lands people and what changed their number; all of it comes in the codes of 2024. */
final class People {
  private static final String TOTALS = "population_total_2000_2023_ssb_projection_2024_2050.csv";
  private static final String[] POPULATION = {"municipality", "year", "sex", "age", "persons"};
  private static final int LAST_AGE = 105;

  private People() {}

  /** People by sex and age, 2005 to 2026. Vindafjord and Aure are missing in 2005. */
  static void population(Path landing, YearSpan years) {
    try (LandingCsv file = new LandingCsv(landing, "population", POPULATION)) {
      OfficialFigures.each(
          "population_age_sex_2005_2026.csv.gz",
          row -> {
            if (years.ofStocks().holds(row.whole("calyear"))) {
              String sex = sex(row.text("sex"));
              for (int age = 0; age <= LAST_AGE; age++) {
                file.row(row.text("knr"), row.text("calyear"), sex, age, row.text("a" + age));
              }
            }
          });
    }
  }

  /** People in all, 2000 to 2023. These split Ålesund and Haram as they are, not in halves. */
  static void totals(Path landing, YearSpan years) {
    try (LandingCsv file = new LandingCsv(landing, "population", POPULATION)) {
      eachTotal(
          "actual",
          row -> {
            if (years.ofStocks().holds(row.whole("year"))) {
              file.row(
                  row.text("municipality"), row.text("year"), "all", "all", row.text("population"));
            }
          });
    }
  }

  /**
   * Births, deaths and net migration, 2005 to 2025. They are estimates, not registered counts:
   * births are the children aged 0 on the next 1 January, deaths the nation's rates applied to the
   * people of the place, net migration is what is left of the change.
   */
  static void vital(Path landing, YearSpan years) {
    try (LandingCsv file =
        new LandingCsv(
            landing, "vital", "municipality", "year", "births", "deaths", "net_migration")) {
      OfficialFigures.each(
          "cohort_components_estimated_2005_2025.csv",
          row -> {
            if (years.holds(row.whole("year"))) {
              file.row(
                  row.text("knr"),
                  row.text("year"),
                  row.text("births"),
                  row.text("deaths"),
                  row.text("netmig"));
            }
          });
    }
  }

  /** Statistics Norway's projection of 2024, main alternative, whatever years were asked for. */
  static void projection(Path landing) {
    try (LandingCsv file =
        new LandingCsv(
            landing,
            "reference_projection",
            "source",
            "edition",
            "alternative",
            "municipality",
            "year",
            "population")) {
      eachTotal(
          "ssb_2024_main",
          row ->
              file.row(
                  "ssb",
                  "2024",
                  "MMM",
                  row.text("municipality"),
                  row.text("year"),
                  row.text("population")));
    }
  }

  /** The landed word for a sex. */
  static String sex(String official) {
    return official.substring(0, 1).toUpperCase(Locale.ROOT);
  }

  static void eachTotal(String kind, Consumer<CsvRow> use) {
    OfficialFigures.each(
        TOTALS,
        row -> {
          if (row.text("kind").equals(kind)) {
            use.accept(row);
          }
        });
  }
}
