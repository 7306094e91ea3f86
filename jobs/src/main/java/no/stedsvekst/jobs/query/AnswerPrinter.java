package no.stedsvekst.jobs.query;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.stedsvekst.jobs.engine.Console;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;

/** Prints answers: aligned for people, as CSV, or as JSON; and says how many rows there were. */
final class AnswerPrinter {
  /** So many rows are held to align them; a longer answer keeps to what these need, or spills. */
  private static final int PAGE = 1000;

  private final Console console;
  private final String format;

  /**
   * A printer.
   *
   * @param format text, csv or json
   */
  AnswerPrinter(Console console, String format) {
    this.console = console;
    this.format = format;
  }

  /** Prints all rows, and gives their number. */
  long print(Answer answer) {
    if (answer.columns().isEmpty()) {
      return 0;
    }
    return switch (format) {
      case "csv" -> csv(answer);
      case "json" -> json(answer);
      default -> table(answer);
    };
  }

  private long table(Answer answer) {
    StructField[] columns = answer.columns().fields();
    boolean[] isNumeric = new boolean[columns.length];
    int[] widths = new int[columns.length];
    for (int place = 0; place < columns.length; place++) {
      isNumeric[place] = columns[place].dataType() instanceof NumericType;
    }
    Iterator<Row> rows = answer.rows();
    long count = 0;
    do {
      List<List<String>> page = new ArrayList<>();
      if (count == 0) {
        page.add(List.of(answer.columns().fieldNames()));
      }
      int lines = 0;
      for (; lines < PAGE && rows.hasNext(); lines++) {
        page.add(cells(rows.next(), Cell::rounded));
      }
      for (List<String> line : page) {
        for (int place = 0; place < widths.length; place++) {
          widths[place] = Math.max(widths[place], line.get(place).length());
        }
      }
      page.forEach(line -> console.say(aligned(line, widths, isNumeric)));
      count += lines;
    } while (rows.hasNext());
    return count;
  }

  private static String aligned(List<String> line, int[] widths, boolean[] isNumeric) {
    StringBuilder text = new StringBuilder();
    for (int place = 0; place < widths.length; place++) {
      String cell = line.get(place);
      String padding = " ".repeat(widths[place] - cell.length());
      text.append(place == 0 ? "" : "  ");
      text.append(isNumeric[place] ? padding + cell : cell + padding);
    }
    return text.toString().stripTrailing();
  }

  private long csv(Answer answer) {
    console.say(csv(List.of(answer.columns().fieldNames())));
    long count = 0;
    for (Iterator<Row> rows = answer.rows(); rows.hasNext(); count++) {
      console.say(csv(cells(rows.next(), Cell::text)));
    }
    return count;
  }

  private static String csv(List<String> line) {
    return line.stream()
        .map(
            cell ->
                cell.chars().anyMatch(letter -> ",\"\r\n".indexOf(letter) >= 0)
                    ? '"' + cell.replace("\"", "\"\"") + '"'
                    : cell)
        .collect(Collectors.joining(","));
  }

  private long json(Answer answer) {
    List<String> names = distinct(answer.columns().fieldNames());
    long count = 0;
    for (Iterator<Row> rows = answer.rows(); rows.hasNext(); count++) {
      Row row = rows.next();
      Map<String, Object> object = new LinkedHashMap<>();
      for (int place = 0; place < names.size(); place++) {
        object.put(names.get(place), Cell.plain(row.get(place)));
      }
      console.object(object);
    }
    return count;
  }

  /** An object has a name once: the second {@code unit} is {@code unit_2}. */
  private static List<String> distinct(String[] names) {
    List<String> distinct = new ArrayList<>();
    for (String name : names) {
      String unlike = name;
      for (int number = 2; distinct.contains(unlike); number++) {
        unlike = name + "_" + number;
      }
      distinct.add(unlike);
    }
    return distinct;
  }

  private static List<String> cells(Row row, Function<Object, String> text) {
    return IntStream.range(0, row.length()).mapToObj(place -> text.apply(row.get(place))).toList();
  }
}
