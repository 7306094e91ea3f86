package no.stedsvekst.jobs.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows of a result under named columns, for people as aligned text, for programs as JSON. */
public final class Listing {
  private final List<String> columns;
  private final List<List<Object>> rows = new ArrayList<>();

  /** An empty listing with these columns. */
  public Listing(String... columns) {
    this.columns = List.of(columns);
  }

  /** Adds a row; null where nothing is known. */
  public void add(Object... cells) {
    List<Object> row = new ArrayList<>();
    for (Object cell : cells) {
      row.add(cell);
    }
    rows.add(row);
  }

  /** A line a row, the columns aligned: text to the left, numbers to the right. */
  List<String> lines() {
    List<List<String>> cells = new ArrayList<>();
    cells.add(columns);
    rows.forEach(row -> cells.add(row.stream().map(Listing::text).toList()));
    int[] widths = new int[columns.size()];
    for (List<String> line : cells) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], line.get(column).length());
      }
    }
    return cells.stream().map(line -> aligned(line, widths)).toList();
  }

  /** A map a row, in the order of the columns. */
  List<Map<String, Object>> maps() {
    List<Map<String, Object>> maps = new ArrayList<>();
    for (List<Object> row : rows) {
      Map<String, Object> map = new LinkedHashMap<>();
      for (int column = 0; column < columns.size(); column++) {
        map.put(columns.get(column), row.get(column));
      }
      maps.add(map);
    }
    return maps;
  }

  private String aligned(List<String> line, int[] widths) {
    StringBuilder text = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      String padding = " ".repeat(widths[column] - line.get(column).length());
      text.append(column == 0 ? "" : "  ");
      text.append(isNumeric(column) ? padding + line.get(column) : line.get(column) + padding);
    }
    return text.toString().stripTrailing();
  }

  private boolean isNumeric(int column) {
    return rows.stream().map(row -> row.get(column)).anyMatch(Number.class::isInstance);
  }

  private static String text(Object cell) {
    if (cell == null) {
      return "";
    }
    return cell instanceof Double number ? "%.1f".formatted(number) : cell.toString();
  }
}
