package no.stedsvekst.synthetic.faults;

import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import no.stedsvekst.synthetic.country.Parameters;

/** How the text of a file is broken. */
final class Breaking {
  private Breaking() {}

  /** A line, the header being the first. */
  static String line(String text, int index) {
    return text.lines().skip(index).findFirst().orElseThrow();
  }

  /** Another last cell in the first row. */
  static String lastCell(String text, String cell) {
    String row = line(text, 1);
    return text.replaceFirst(row + "\n", row.substring(0, row.lastIndexOf(',') + 1) + cell + "\n");
  }

  /** Another name of the first municipality. */
  static String named(String text, String name) {
    String[] cells = line(text, 1).split(",", -1);
    String written = name.contains("\"") ? "\"" + name + "\"" : name;
    return text.replace(cells[0] + "," + cells[1] + ",", cells[0] + "," + written + ",");
  }

  static String withoutAYear(String text, Parameters parameters) {
    int middle = (parameters.firstYear() + parameters.lastYear()) / 2;
    return text.lines()
        .filter(row -> !row.split(",", -1)[1].equals(Integer.toString(middle)))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /** All jobs of the first municipality half as many again in the last year. */
  static String withAJump(String text, Parameters parameters) {
    String start = line(text, 1).split(",", -1)[0] + "," + parameters.lastYear() + ",";
    return rows(
        text,
        row -> {
          int last = row.lastIndexOf(',') + 1;
          return row.startsWith(start)
              ? row.substring(0, last) + Integer.parseInt(row.substring(last)) * 3 / 2
              : row;
        });
  }

  /** The last two cells of every row change places. */
  static String swapped(String text) {
    return rows(
        text,
        row -> {
          String[] cells = row.split(",", -1);
          return String.join(",", cells[0], cells[1], cells[3], cells[2]);
        });
  }

  private static String rows(String text, UnaryOperator<String> change) {
    String header = line(text, 0);
    return text.lines().skip(1).map(change).collect(Collectors.joining("\n", header + "\n", "\n"));
  }
}
