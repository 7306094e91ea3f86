package no.stedsvekst.jobs.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A question that is asked every day, and the statement that answers it.
 *
 * @param question in words
 * @param sql that any way into the lake understands
 */
record Answers(String question, String sql) {
  private static final String FILE = "/answers.sql";
  private static final Pattern ONE =
      Pattern.compile("-- \\d+\\. (?<question>[^\\n]+)\\n(?<sql>[^;]+);");

  /** All of them, in the order of the file. */
  static List<Answers> all() {
    try (InputStream file = Answers.class.getResourceAsStream(FILE)) {
      Matcher found = ONE.matcher(new String(file.readAllBytes(), StandardCharsets.UTF_8));
      List<Answers> all = new ArrayList<>();
      while (found.find()) {
        all.add(new Answers(found.group("question"), found.group("sql")));
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** In the terminal. */
  String terminal() {
    return "./stedsvekst sql --lake lake \"\n" + sql + "\"";
  }

  /** In R, on a connection to DuckDB that has the views. */
  String r() {
    return "answer <- dbGetQuery(con, r\"(\n" + sql + ")\")";
  }

  /** In Python, likewise. */
  String python() {
    return "answer = con.sql(\"\"\"\n" + sql + "\"\"\").df()";
  }
}
