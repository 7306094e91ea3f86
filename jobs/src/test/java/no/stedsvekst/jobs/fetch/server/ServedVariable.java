package no.stedsvekst.jobs.fetch.server;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A variable of a served table.
 *
 * @param values labels by code, in order
 * @param unit of a measure; empty for others
 */
public record ServedVariable(String code, String label, Map<String, String> values, String unit) {
  /** One whose values are given as code and label by turns. */
  public static ServedVariable of(String code, String label, String... values) {
    Map<String, String> all = new LinkedHashMap<>();
    for (int index = 0; index < values.length; index += 2) {
      all.put(values[index], values[index + 1]);
    }
    return new ServedVariable(code, label, all, "");
  }

  /** Years, which are their own labels. */
  public static ServedVariable years(int first, int last) {
    Map<String, String> all = new LinkedHashMap<>();
    for (int year = first; year <= last; year++) {
      all.put(String.valueOf(year), String.valueOf(year));
    }
    return new ServedVariable("Tid", "år", all, "");
  }

  /** Single ages with three digits, the last with a plus. */
  public static ServedVariable ages(String code, int oldest) {
    Map<String, String> all = new LinkedHashMap<>();
    for (int age = 0; age < oldest; age++) {
      all.put("%03d".formatted(age), age + " år");
    }
    all.put("%03d+".formatted(oldest), oldest + " år eller eldre");
    return new ServedVariable(code, "alder", all, "");
  }

  /** The same with what its values are counted in. */
  public ServedVariable in(String base) {
    return new ServedVariable(code, label, values, base);
  }

  List<String> codes() {
    return List.copyOf(values.keySet());
  }
}
