package no.stedsvekst.jobs.testing.norway;

import java.nio.file.Path;
import java.util.function.Consumer;

/** Lands work in the fourth quarters of 2017 to 2022, in the codes of the year itself. */
final class Work {
  private Work() {}

  static void jobs(Path landing, YearSpan years) {
    try (LandingCsv file =
        new LandingCsv(landing, "jobs", "municipality", "year", "industry", "jobs")) {
      each(
          years,
          row -> file.row(row.text("municipality"), row.text("year"), "total", row.text("jobs")));
    }
  }

  static void employment(Path landing, YearSpan years) {
    try (LandingCsv file =
        new LandingCsv(landing, "employment", "municipality", "year", "employed_residents")) {
      each(
          years,
          row ->
              file.row(row.text("municipality"), row.text("year"), row.text("employed_residents")));
    }
  }

  /** Work at sea, abroad and on Svalbard is left out, so nothing is {@code outside}. */
  static void commuting(Path landing, YearSpan years) {
    try (LandingCsv file =
        new LandingCsv(landing, "commuting", "year", "home", "work", "employed")) {
      OfficialFigures.each(
          "commuting_2017_2022.csv.gz",
          row -> {
            if (years.holds(row.whole("year"))) {
              file.row(row.text("year"), row.text("home"), row.text("work"), row.text("n"));
            }
          });
    }
  }

  private static void each(YearSpan years, Consumer<CsvRow> use) {
    OfficialFigures.each(
        "employment_2017_2022.csv",
        row -> {
          // Rindal got a new code in 2019. The file has zeros under the old one for that year and
          // nothing under the new: it is missing, and a zero would say that nobody works there.
          boolean isMissing =
              row.text("municipality").equals("1567") && row.text("year").equals("2019");
          if (years.holds(row.whole("year")) && !isMissing) {
            use.accept(row);
          }
        });
  }
}
