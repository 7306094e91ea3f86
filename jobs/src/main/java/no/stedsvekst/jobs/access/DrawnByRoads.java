package no.stedsvekst.jobs.access;

import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.settings.Preset;
import no.stedsvekst.jobs.settings.ShippedTable;

/**
 * What the index of jobs does to net migration. The night's own fits come after this step, so it is
 * a published set: the one that the preset names, or that of the book.
 *
 * @param set its id
 * @param coefficient what the index over 1000 adds to the rate of net migration
 */
record DrawnByRoads(String set, double coefficient) {
  private static final String OF_THE_BOOK = "book2022_exact";

  /** The set of a preset. */
  static DrawnByRoads of(Preset preset) {
    List<Map<String, String>> terms =
        ShippedTable.lines("coefficient_set").stream()
            .filter(line -> line.get("term").equals("centrality_jobs"))
            .toList();
    return terms.stream()
        .filter(line -> line.get("coef_set_id").equals(preset.coefficients()))
        .findFirst()
        .or(
            () ->
                terms.stream()
                    .filter(line -> line.get("coef_set_id").equals(OF_THE_BOOK))
                    .findFirst())
        .map(
            line ->
                new DrawnByRoads(line.get("coef_set_id"), Double.parseDouble(line.get("estimate"))))
        .orElseThrow();
  }
}
