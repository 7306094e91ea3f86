package no.stedsvekst.jobs.testing.norway;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import no.stedsvekst.jobs.testing.norway.CodeHistory.Code;

/** Lands groups of municipalities, in the codes of 2024. */
final class Groups {
  /** Rindal stands under the code it left in 2019, two others under codes that never came to be. */
  private static final Map<String, String> MENDED =
      Map.of("1567", "5061", "3444", "3236", "3445", "3234");

  private Groups() {}

  static void all(Path landing) {
    try (LandingCsv file =
        new LandingCsv(
            landing,
            "municipality_group",
            "group_set",
            "group_code",
            "group_name",
            "municipality")) {
      OfficialFigures.each(
          "labour_market_region_2020.csv",
          row ->
              file.row(
                  "labour_market_region",
                  labourMarket(row),
                  row.text("ba_region_name"),
                  labourMarketMember(row)));
      Map<String, String> names = new HashMap<>();
      OfficialFigures.each(
          "municipality_2024.csv", row -> names.put(row.text("code"), row.text("name")));
      stableUnits()
          .forEach(
              (code, unit) ->
                  file.row(
                      "stable_2017_2024",
                      unit.first(),
                      unit.stream().map(names::get).collect(Collectors.joining(" + ")),
                      code));
    }
  }

  /** Oslo's region is 05 in the row of Oslo, and 5 in those of all others. */
  static String labourMarket(CsvRow row) {
    return String.valueOf(row.whole("ba_region_code"));
  }

  static String labourMarketMember(CsvRow row) {
    return MENDED.getOrDefault(row.text("municipality"), row.text("municipality"));
  }

  /**
   * The codes of 2024 that have to be joined to be comparable since 2017: those which share a unit
   * of 2017. A whole unit that joined others shares nothing, a split one does.
   */
  static Map<String, SortedSet<String>> stableUnits() {
    CodeHistory history = new CodeHistory();
    Map<String, SortedSet<String>> units = new TreeMap<>();
    for (Code old : history.codesOf(2017)) {
      SortedSet<String> joined = new TreeSet<>();
      for (String code : history.successors(old.code(), 2017).keySet()) {
        joined.add(code);
        joined.addAll(units.getOrDefault(code, new TreeSet<>()));
      }
      joined.forEach(code -> units.put(code, joined));
    }
    return units;
  }
}
