package no.stedsvekst.jobs.fetch.server;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A table of the server of the tests: it writes JSON-stat by itself, by hand. */
public final class ServedTable {
  private final String id;
  private final String title;
  private final List<ServedVariable> variables;
  private final Figures figures;
  private String updated;

  /** What stands in a cell. */
  @FunctionalInterface
  public interface Figures {
    /**
     * A number, or a sign in place of one.
     *
     * @param codes of the cell, in the order of the table's variables
     */
    Object at(String[] codes);
  }

  /** A table. */
  public ServedTable(
      String id, String title, String updated, List<ServedVariable> variables, Figures figures) {
    this.id = id;
    this.title = title;
    this.updated = updated;
    this.variables = variables;
    this.figures = figures;
  }

  String id() {
    return id;
  }

  String title() {
    return title;
  }

  String updated() {
    return updated;
  }

  /** The same table with other figures. */
  public ServedTable with(Figures other) {
    return new ServedTable(id, title, updated, variables, other);
  }

  /** What stands in a cell. */
  public Object at(String[] codes) {
    return figures.at(codes);
  }

  /** New figures were published then; null for a table that does not say. */
  public void publish(String when) {
    updated = when;
  }

  /** Its variables, in order. */
  public List<ServedVariable> variables() {
    return variables;
  }

  /** What is said of it: no figures. */
  String description() {
    return dataset(variables, variables.stream().map(ServedVariable::codes).toList(), "");
  }

  /** Version 1 has a shape of its own. */
  String olderDescription() {
    return "{\"title\":%s,\"variables\":[%s]}"
        .formatted(
            text(title),
            variables.stream()
                .map(
                    variable ->
                        "{\"code\":%s,\"text\":%s,\"values\":[%s],\"valueTexts\":[%s]}"
                            .formatted(
                                text(variable.code()),
                                text(variable.label()),
                                texts(variable.values().keySet()),
                                texts(variable.values().values())))
                .collect(Collectors.joining(",")));
  }

  /**
   * The figures of a selection. The last two variables change places, as in an answer of the real
   * StatBank: who goes by the order of the description reads another table.
   */
  String data(Map<String, List<String>> selection) {
    List<Integer> order = new ArrayList<>();
    for (int index = 0; index < variables.size(); index++) {
      order.add(index);
    }
    Collections.swap(order, order.size() - 1, order.size() - 2);
    List<ServedVariable> ordered = order.stream().map(variables::get).toList();
    List<List<String>> codes =
        ordered.stream().map(variable -> selection.get(variable.code())).toList();
    StringBuilder values = new StringBuilder();
    StringBuilder status = new StringBuilder();
    int cells = codes.stream().mapToInt(List::size).reduce(1, Math::multiplyExact);
    int[] at = new int[order.size()];
    String[] cell = new String[order.size()];
    for (int place = 0; place < cells; place++) {
      for (int axis = 0; axis < at.length; axis++) {
        cell[order.get(axis)] = codes.get(axis).get(at[axis]);
      }
      Object value = figures.at(cell);
      values.append(place == 0 ? "" : ",");
      if (value instanceof Number number) {
        values.append(
            number.doubleValue() == Math.rint(number.doubleValue())
                ? String.valueOf(number.longValue())
                : number.toString());
      } else {
        values.append("null");
        status
            .append(status.length() == 0 ? "" : ",")
            .append("\"%d\":\"%s\"".formatted(place, value));
      }
      for (int axis = at.length - 1; axis >= 0 && ++at[axis] == codes.get(axis).size(); axis--) {
        at[axis] = 0;
      }
    }
    return dataset(
        ordered, codes, values + (status.length() == 0 ? "]" : "],\"status\":{" + status + "}"));
  }

  private String dataset(
      List<ServedVariable> ordered, List<List<String>> codes, String valuesAndStatus) {
    StringBuilder json = new StringBuilder();
    json.append("{\"version\":\"2.0\",\"class\":\"dataset\",\"label\":").append(text(title));
    json.append(",\"source\":\"Statistisk sentralbyrå\",\"updated\":").append(text(updated));
    json.append(
        ",\"id\":[%s]".formatted(texts(ordered.stream().map(ServedVariable::code).toList())));
    json.append(
        ",\"size\":[%s],\"dimension\":{"
            .formatted(codes.stream().map(c -> "" + c.size()).collect(Collectors.joining(","))));
    for (int axis = 0; axis < ordered.size(); axis++) {
      json.append(axis == 0 ? "" : ",").append(dimension(ordered.get(axis), codes.get(axis)));
    }
    json.append(
        "},\"extension\":{\"px\":{\"tableid\":\"%s\"},\"contact\":[]},\"value\":[".formatted(id));
    return json.append(valuesAndStatus.isEmpty() ? "]" : valuesAndStatus).append('}').toString();
  }

  private static String dimension(ServedVariable variable, List<String> codes) {
    StringBuilder index = new StringBuilder();
    StringBuilder label = new StringBuilder();
    StringBuilder unit = new StringBuilder();
    for (int place = 0; place < codes.size(); place++) {
      String comma = place == 0 ? "" : ",";
      String code = text(codes.get(place));
      index.append(comma).append(code).append(':').append(place);
      label
          .append(comma)
          .append(code)
          .append(':')
          .append(text(variable.values().get(codes.get(place))));
      unit.append(comma).append(code).append(":{\"base\":%s}".formatted(text(variable.unit())));
    }
    return "%s:{\"label\":%s,\"category\":{\"index\":{%s},\"label\":{%s}%s}}"
        .formatted(
            text(variable.code()),
            text(variable.label()),
            index,
            label,
            variable.unit().isEmpty() ? "" : ",\"unit\":{" + unit + "}");
  }

  /** The variable of that code, in either case. */
  ServedVariable variable(String code) {
    return variables.stream()
        .filter(variable -> variable.code().equalsIgnoreCase(code))
        .findFirst()
        .orElse(null);
  }

  /** The code of a value as the table writes it; null where there is none. */
  static String valueOf(ServedVariable variable, String code) {
    if (variable.values().containsKey(code)) {
      return code;
    }
    String wanted = code.toLowerCase(Locale.ROOT);
    return variable.values().keySet().stream()
        .filter(value -> value.toLowerCase(Locale.ROOT).equals(wanted))
        .findFirst()
        .orElse(null);
  }

  static String texts(Iterable<String> all) {
    StringBuilder texts = new StringBuilder();
    all.forEach(each -> texts.append(texts.length() == 0 ? "" : ",").append(text(each)));
    return texts.toString();
  }

  static String text(String text) {
    return text == null
        ? "null"
        : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\u00a0", " ") + "\"";
  }
}
