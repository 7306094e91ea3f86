package no.stedsvekst.jobs.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Statements, each ended by a semicolon, from the lines of a text. */
final class StatementReader {
  private static final char NONE = 0;

  private final StringBuilder open = new StringBuilder();

  /** What the text is within: a quotation mark, or the star of a comment. */
  private char within = NONE;

  /** Takes a line, and gives the statements that end in it. */
  List<String> add(String line) {
    List<String> ended = new ArrayList<>();
    int start = 0;
    for (int index = 0; index < line.length(); index++) {
      char letter = line.charAt(index);
      if (within == '*') {
        if (line.startsWith("*/", index)) {
          within = NONE;
          index++;
        }
      } else if (within != NONE) {
        if (letter == '\\' && within != '`') {
          index++;
        } else if (letter == within) {
          within = NONE;
        }
      } else if (line.startsWith("--", index)) {
        break;
      } else if (line.startsWith("/*", index)) {
        within = '*';
        index++;
      } else if (letter == '\'' || letter == '"' || letter == '`') {
        within = letter;
      } else if (letter == ';') {
        open.append(line, start, index);
        rest().ifPresent(ended::add);
        start = index + 1;
      }
    }
    open.append(line, start, line.length()).append('\n');
    return ended;
  }

  /** Whether a statement has been begun. */
  boolean isOpen() {
    return within != NONE || !said(open.toString()).isEmpty();
  }

  /** What has been begun so far. */
  String open() {
    return open.toString();
  }

  /** The last statement, which needs no semicolon; and forgets it. */
  Optional<String> rest() {
    String statement = open.toString().strip();
    open.setLength(0);
    within = NONE;
    return said(statement).isEmpty() ? Optional.empty() : Optional.of(statement);
  }

  /** Without comments. */
  private static String said(String statement) {
    return statement.replaceAll("(?s)/\\*.*?\\*/|--[^\n]*", "").strip();
  }
}
