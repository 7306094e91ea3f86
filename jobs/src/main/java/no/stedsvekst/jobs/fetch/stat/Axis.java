package no.stedsvekst.jobs.fetch.stat;

import java.util.List;
import java.util.Map;

/**
 * A variable of a table, in an answer or in what is said of the table.
 *
 * @param code of the variable
 * @param label what people call it
 * @param codes of its values, in the order of their positions
 * @param labels what people call the values, by code
 * @param units what a measure is counted in, by code; empty for other variables
 */
public record Axis(
    String code,
    String label,
    List<String> codes,
    Map<String, String> labels,
    Map<String, String> units) {

  /** An axis without labels. */
  public static Axis of(String code, List<String> codes) {
    return new Axis(code, code, codes, Map.of(), Map.of());
  }

  /** How many values it has. */
  public int size() {
    return codes.size();
  }

  /** What a value is called; its code where nothing is said. */
  public String labelOf(String value) {
    return labels.getOrDefault(value, value);
  }
}
