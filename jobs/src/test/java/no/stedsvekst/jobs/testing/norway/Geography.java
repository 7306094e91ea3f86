package no.stedsvekst.jobs.testing.norway;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import no.stedsvekst.jobs.testing.norway.CodeHistory.Code;
import no.stedsvekst.jobs.testing.norway.PlainVintage.Change;

/** Lands the municipalities of every year since 2000, and the changes of their codes. */
final class Geography {
  private final CodeHistory history = new CodeHistory();
  private final Map<String, CsvRow> newest = new HashMap<>();

  Geography() {
    OfficialFigures.each("municipality_2024.csv", row -> newest.put(row.text("code"), row));
  }

  void municipalities(Path landing) {
    try (LandingCsv file = LandingCsv.municipalities(landing)) {
      for (Code code : history.codes()) {
        CsvRow known = newest.get(code.isStillValid() ? code.code() : successor(code));
        file.row(
            code.code(),
            code.isStillValid() ? known.text("name") : code.name(),
            code.validFrom(),
            code.isStillValid() ? "" : code.validTo(),
            code.isStillValid() ? known.text("county_code") : code.code().substring(0, 2),
            known.text("economic_region_code"),
            known.text("centrality_index"),
            known.text("centrality_class"));
      }
    }
  }

  /**
   * The code in which the largest part of an old one ends, for which alone region and centrality
   * are known. Of equal parts it is the lowest code: that is the larger municipality each time.
   */
  private String successor(Code code) {
    Map<String, Double> parts = history.successors(code.code(), code.validTo() - 1);
    double largest = parts.values().stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    return parts.keySet().stream()
        .filter(part -> parts.get(part) == largest)
        .sorted()
        .findFirst()
        .orElseThrow();
  }

  void changes(Path landing) {
    try (LandingCsv file =
        new LandingCsv(landing, "code_change", "from_code", "to_code", "year", "weight")) {
      for (Change change : history.changes()) {
        file.row(change.from(), change.to(), change.year(), change.weight());
      }
    }
  }
}
