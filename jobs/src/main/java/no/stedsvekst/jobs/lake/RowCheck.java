package no.stedsvekst.jobs.lake;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * A condition that no row may meet.
 *
 * @param complaint what is said of rows that meet it
 * @param isBad the condition
 * @param shown the columns by which such a row is told, fields of a struct with its name and a dot
 */
public record RowCheck(String complaint, Column isBad, List<String> shown) {
  private static final int EXAMPLES = 5;

  /** A cell is shown no longer than this: it may be a megabyte. */
  private static final int LONGEST_CELL = 60;

  /**
   * Holds all checks against a table in one pass; only where one finds something are its first rows
   * fetched.
   */
  public static Findings findings(Dataset<Row> rows, List<RowCheck> checks) {
    return OnePass.over(rows).check(checks).answers().found();
  }

  /** The sentence that tells so many rows that meet it, with the first of them. */
  public String finding(Dataset<Row> rows, long count) {
    return "%d %s %s: %s".formatted(count, count == 1 ? "row" : "rows", complaint, examples(rows));
  }

  private String examples(Dataset<Row> rows) {
    Column[] columns = shown.stream().map(functions::col).toArray(Column[]::new);
    return rows.filter(isBad).select(columns).takeAsList(EXAMPLES).stream()
        .map(row -> "(" + cells(row) + ")")
        .collect(Collectors.joining(" "));
  }

  private String cells(Row row) {
    return IntStream.range(0, shown.size())
        .mapToObj(
            index ->
                label(shown.get(index)) + "=" + (row.isNullAt(index) ? "" : cell(row.get(index))))
        .collect(Collectors.joining(", "));
  }

  private static String cell(Object value) {
    String text = value.toString();
    return text.length() <= LONGEST_CELL ? text : text.substring(0, LONGEST_CELL) + "…";
  }

  private static String label(String column) {
    return column.substring(column.lastIndexOf('.') + 1);
  }
}
