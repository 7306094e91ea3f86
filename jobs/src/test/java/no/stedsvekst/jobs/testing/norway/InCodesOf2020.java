package no.stedsvekst.jobs.testing.norway;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import no.stedsvekst.jobs.testing.norway.CodeHistory.Code;
import no.stedsvekst.jobs.testing.norway.PlainVintage.Change;
import no.stedsvekst.jobs.testing.norway.PlainVintage.UnitYear;

/** Official figures of 2020 to 2022 with all of them in the codes of those years. */
public final class InCodesOf2020 {
  private static final YearSpan YEARS = new YearSpan(2020, 2022);

  private final Path landing;
  private final CodeHistory history = new CodeHistory();
  private final Map<String, String> codesOf2020 = new HashMap<>();

  private InCodesOf2020(Path landing) {
    this.landing = landing;
    for (Change change : history.changes()) {
      if (change.year() == 2024) {
        codesOf2020.put(change.to(), change.from());
      }
    }
  }

  /** Writes the landing files; labour-market regions are the regions. */
  public static void land(Path landing) throws IOException {
    OfficialLanding.in(landing)
        .years(YEARS.first(), YEARS.last())
        .write(OfficialTable.JOBS, OfficialTable.COMMUTING);
    InCodesOf2020 norway = new InCodesOf2020(landing);
    norway.municipalities();
    norway.population();
    norway.vital();
  }

  private void municipalities() {
    Map<String, String> regions = new HashMap<>();
    OfficialFigures.each(
        "labour_market_region_2020.csv",
        row -> regions.put(code(Groups.labourMarketMember(row)), Groups.labourMarket(row)));
    try (LandingCsv file = LandingCsv.municipalities(landing)) {
      for (Code code : history.codesOf(2020)) {
        String county = code.code().substring(0, 2);
        file.row(code.code(), code.name(), 2020, "", county, regions.get(code.code()), "", "");
      }
    }
  }

  private void population() {
    Map<UnitYear, Double> persons = new HashMap<>();
    People.eachTotal(
        "actual",
        row -> {
          if (YEARS.ofStocks().holds(row.whole("year"))) {
            UnitYear unit = new UnitYear(code(row.text("municipality")), row.whole("year"));
            persons.merge(unit, row.number("population"), Double::sum);
          }
        });
    try (LandingCsv file =
        new LandingCsv(landing, "population", "municipality", "year", "sex", "age", "persons")) {
      persons.forEach((unit, sum) -> file.row(unit.code(), unit.year(), "all", "all", sum));
    }
  }

  private void vital() {
    Map<UnitYear, double[]> sums = new HashMap<>();
    OfficialFigures.each(
        "cohort_components_estimated_2005_2025.csv",
        row -> {
          if (YEARS.holds(row.whole("year"))) {
            UnitYear unit = new UnitYear(code(row.text("knr")), row.whole("year"));
            double[] sum = sums.computeIfAbsent(unit, key -> new double[3]);
            sum[0] += row.number("births");
            sum[1] += row.number("deaths");
            sum[2] += row.number("netmig");
          }
        });
    try (LandingCsv file =
        new LandingCsv(
            landing, "vital", "municipality", "year", "births", "deaths", "net_migration")) {
      sums.forEach((unit, sum) -> file.row(unit.code(), unit.year(), sum[0], sum[1], sum[2]));
    }
  }

  private String code(String newest) {
    return codesOf2020.getOrDefault(newest, newest);
  }
}
