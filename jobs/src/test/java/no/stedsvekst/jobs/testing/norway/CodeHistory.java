package no.stedsvekst.jobs.testing.norway;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.stedsvekst.jobs.testing.norway.PlainVintage.Change;

/** The codes of municipalities that held in 2000 or later, and what became of them. */
final class CodeHistory {
  /** The year whose codes are the newest of the official figures. */
  static final int NEWEST = 2024;

  /** A code, the year from which it holds, and the first in which it does not. */
  record Code(String code, String name, int validFrom, int validTo) {
    boolean holdsIn(int year) {
      return validFrom <= year && year < validTo;
    }

    boolean isStillValid() {
      return validTo == Integer.MAX_VALUE;
    }
  }

  private final Map<String, Code> codes = new TreeMap<>();
  private final List<Change> changes = new ArrayList<>();

  CodeHistory() {
    OfficialFigures.each("code_change.csv", this::add);
  }

  private void add(CsvRow row) {
    String code = row.text("code");
    // Svalbard, Jan Mayen and the unknown are listed among the municipalities.
    if (!code.matches("[0-9]{4}")) {
      return;
    }
    // The codes of 2024 are said to begin in 2023, beside those they replace. They did not.
    int from = row.text("year_start").equals("2023") ? 2024 : row.whole("year_start");
    int to = row.text("year_end").isEmpty() ? Integer.MAX_VALUE : row.whole("year_end") + 1;
    // A unit that was split has a row for each of its parts.
    codes.put(code, new Code(code, row.text("name"), from, to));
    if (!row.text("code_end").isEmpty()) {
      // Weights stand at splits alone. Those of Haram are a half each, and wrong; whoever reads
      // them should find that by itself, so they are handed on as they are.
      double weight = row.text("weight").isEmpty() ? 1 : row.number("weight");
      changes.add(new Change(code, row.text("code_end"), to, weight));
    }
  }

  List<Code> codes() {
    return List.copyOf(codes.values());
  }

  List<Code> codesOf(int year) {
    return codes.values().stream().filter(code -> code.holdsIn(year)).toList();
  }

  List<Change> changes() {
    return List.copyOf(changes);
  }

  /** Where a code of that year ends. */
  Map<String, Double> successors(String code, int year) {
    return new PlainVintage(changes, NEWEST).weights(code, year);
  }
}
