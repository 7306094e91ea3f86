package no.stedsvekst.jobs.ripple;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.stedsvekst.jobs.testing.PlainPanel;

/** Ripples of export with loops over the landing files; suppliers are added round by round. */
final class PlainRipple {
  private static final int ROUNDS = 200;

  private final List<Map<String, String>> jobs;

  private final Map<String, String> region = new TreeMap<>();

  private final Map<String, Map<String, String>> accounts = new TreeMap<>();

  private final Map<String, Map<String, Double>> bought = new TreeMap<>();

  /** Of the accounts of a year. */
  PlainRipple(Path landing, int year) {
    jobs = PlainPanel.rows(landing, "jobs");
    PlainPanel.rows(landing, "municipality")
        .forEach(row -> region.put(row.get("code"), row.get("region")));
    for (Map<String, String> row : PlainPanel.rows(landing, "io_account")) {
      if (row.get("year").equals("" + year)) {
        accounts.put(row.get("industry"), row);
      }
    }
    for (Map<String, String> row : PlainPanel.rows(landing, "io_flow")) {
      if (row.get("year").equals("" + year)) {
        bought
            .computeIfAbsent(row.get("column"), buyer -> new HashMap<>())
            .put(
                row.get("row"),
                number(row, "domestic") / number(accounts.get(row.get("column")), "output"));
      }
    }
  }

  /** At the exporter, for a million. */
  double direct(String exporter, String measure) {
    return number(accounts.get(exporter), measure) / number(accounts.get(exporter), "output");
  }

  /** By supplier, for a million. */
  Map<String, Double> indirect(String exporter, String measure) {
    Map<String, Double> all = new TreeMap<>();
    Map<String, Double> round = Map.of(exporter, 1.0);
    for (int number = 0; number < ROUNDS; number++) {
      Map<String, Double> next = new HashMap<>();
      round.forEach(
          (buyer, made) ->
              bought
                  .getOrDefault(buyer, Map.of())
                  .forEach((supplier, share) -> next.merge(supplier, share * made, Double::sum)));
      next.forEach(
          (supplier, made) -> all.merge(supplier, made * direct(supplier, measure), Double::sum));
      round = next;
    }
    return all;
  }

  /**
   * Jobs of an industry, or of all, somewhere: a municipality, a region by its name, the nation.
   */
  double jobs(String where, String industry, int year) {
    double sum = 0;
    for (Map<String, String> row : jobs) {
      boolean isThere =
          where.equals("NO")
              || row.get("municipality").equals(where)
              || region.get(row.get("municipality")).equals(where);
      if (isThere
          && row.get("year").equals("" + year)
          && (industry.isEmpty() || row.get("industry").equals(industry))) {
        sum += number(row, "jobs");
      }
    }
    return sum;
  }

  /** Where the supplies of one exporter's million kroner are made: industry by place. */
  Map<String, Map<String, Double>> places(
      Map<String, Map<String, Double>> exports, String measure, int year) {
    Map<String, Map<String, Double>> places = new TreeMap<>();
    for (Map.Entry<String, Map<String, Double>> from : exports.entrySet()) {
      String home = region.get(from.getKey());
      for (Map.Entry<String, Double> export : from.getValue().entrySet()) {
        for (Map.Entry<String, Double> part : indirect(export.getKey(), measure).entrySet()) {
          double amount = export.getValue() * part.getValue();
          double here = jobs(home, part.getKey(), year);
          double nation = jobs("NO", part.getKey(), year);
          double quotient = here / jobs(home, "", year) / (nation / jobs("NO", "", year));
          double stays = here > 0 ? amount * Math.min(1, quotient) / 2 : 0;
          for (String place : region.keySet()) {
            double share = jobs(place, part.getKey(), year);
            double near = region.get(place).equals(home) && here > 0 ? stays * share / here : 0;
            places
                .computeIfAbsent(place, code -> new TreeMap<>())
                .merge(part.getKey(), near + (amount - stays) * share / nation, Double::sum);
          }
        }
      }
    }
    return places;
  }

  static double number(Map<String, String> row, String column) {
    return Double.parseDouble(row.get(column));
  }

  /** Holds a number that was reckoned in another order. */
  static void same(double wanted, double found) {
    assertEquals(wanted, found, 1e-9 * Math.max(1, Math.abs(wanted)));
  }
}
