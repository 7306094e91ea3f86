package no.stedsvekst.jobs.report;

import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.settings.ShippedTable;

/** The parts of a place's page that are made of statements, and what is said where one is empty. */
final class Sections {
  /** By their names in {@code conf/report.sql}. */
  static final List<String> ALL =
      List.of(
          "years",
          "drivers",
          "job_drivers",
          "attractiveness",
          "terms",
          "industries",
          "commuting",
          "ages",
          "projection",
          "fan",
          "scores",
          "goals",
          "indicators");

  private Sections() {}

  /** What a page says in the place of sections that no place has anything of. */
  static List<Map<String, String>> missing(List<String> found) {
    return ShippedTable.lines("report_section").stream()
        .filter(line -> !found.contains(line.get("section")))
        .toList();
  }
}
