package no.stedsvekst.jobs.fetch.plan;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import no.stedsvekst.jobs.refusal.FetchRefusals;

/** Which table of StatBank fills what: {@code conf/statbank}, or a user's own files over it. */
public final class Sources {
  private static final String TABLES = "table.csv";
  private static final String VARIABLES = "variable.csv";

  private final Optional<Path> folder;
  private final Map<String, List<Map<String, String>>> known = new HashMap<>();

  /**
   * The mapping.
   *
   * @param folder where files of a user's own lie, each in place of the one of its name
   */
  public Sources(Optional<Path> folder) {
    this.folder = folder;
  }

  /** The tables that are used, in the order of their lines. */
  public List<Source> used() {
    Map<String, List<Variable>> variables = variables();
    List<Source> sources = new ArrayList<>();
    for (Map<String, String> line : lines(TABLES)) {
      if (cell(line, "use").equals("yes")) {
        sources.add(source(line, variables));
      }
    }
    return sources;
  }

  private Source source(Map<String, String> line, Map<String, List<Variable>> variables) {
    String fills = cell(line, "fills");
    String table = cell(line, "table");
    List<Variable> named = variables.get(fills + " " + table);
    if (named == null) {
      throw bad(TABLES, "%s has no line for %s of %s".formatted(VARIABLES, table, fills));
    }
    if (named.stream().noneMatch(variable -> variable.role() == Role.YEAR)) {
      throw bad(VARIABLES, "%s of %s has no variable of the role year".formatted(table, fills));
    }
    return new Source(
        fills,
        table,
        year(line, "first_year", 0),
        year(line, "last_year", Source.ANY_YEAR),
        cell(line, "edition"),
        kind(line),
        cell(line, "title"),
        named);
  }

  private Map<String, List<Variable>> variables() {
    Map<String, List<Variable>> variables = new TreeMap<>();
    for (Map<String, String> line : lines(VARIABLES)) {
      String word = cell(line, "role");
      Role role =
          Role.of(word)
              .orElseThrow(
                  () ->
                      bad(
                          VARIABLES,
                          "there is no role \"%s\"; there are %s"
                              .formatted(word, String.join(", ", Role.words()))));
      variables
          .computeIfAbsent(
              cell(line, "fills") + " " + cell(line, "table"), key -> new ArrayList<>())
          .add(new Variable(cell(line, "variable"), role, cell(line, "values")));
    }
    return variables;
  }

  /** The line of a file of the mapping whose cell in a column is that. */
  public Map<String, String> line(String name, String column, String cell) {
    return lines(name).stream()
        .filter(line -> cell(line, column).equals(cell))
        .findFirst()
        .orElseThrow(() -> bad(name, "no line has %s in the column %s".formatted(cell, column)));
  }

  /** The lines of a file of the mapping, each with its cells by column. */
  public List<Map<String, String>> lines(String name) {
    return known.computeIfAbsent(name, this::read);
  }

  private List<Map<String, String>> read(String name) {
    List<String[]> rows = rows(own(name), name);
    String[] columns = rows(Optional.empty(), name).get(0);
    if (rows.isEmpty() || !Arrays.equals(rows.get(0), columns)) {
      throw bad(name, "its first line is not " + String.join(",", columns));
    }
    List<Map<String, String>> lines = new ArrayList<>();
    for (String[] row : rows.subList(1, rows.size())) {
      Map<String, String> line = new LinkedHashMap<>();
      for (int column = 0; column < columns.length; column++) {
        line.put(columns[column], column < row.length ? row[column] : "");
      }
      lines.add(line);
    }
    return lines;
  }

  private static List<String[]> rows(Optional<Path> own, String name) {
    CsvParserSettings settings = new CsvParserSettings();
    settings.setLineSeparatorDetectionEnabled(true);
    // Some dozens of lines are read before a thread has started.
    settings.setReadInputOnSeparateThread(false);
    settings.setNullValue("");
    try (InputStream stream =
            own.isPresent()
                ? Files.newInputStream(own.get())
                : Sources.class.getResourceAsStream("/statbank/" + name);
        InputStreamReader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
      return new CsvParser(settings).parseAll(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<Path> own(String name) {
    return folder.map(each -> each.resolve(name)).filter(Files::isRegularFile);
  }

  private Source.Kind kind(Map<String, String> line) {
    String word = cell(line, "years");
    for (Source.Kind kind : Source.Kind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(word)) {
        return kind;
      }
    }
    throw bad(TABLES, "years are stock, flow, quarter or projected, not \"%s\"".formatted(word));
  }

  private int year(Map<String, String> line, String column, int otherwise) {
    String text = cell(line, column);
    if (!text.isEmpty() && !text.matches("\\d{4}")) {
      throw bad(TABLES, "%s of %s is no year: %s".formatted(column, cell(line, "table"), text));
    }
    return text.isEmpty() ? otherwise : Integer.parseInt(text);
  }

  private static String cell(Map<String, String> line, String column) {
    return line.getOrDefault(column, "");
  }

  private RuntimeException bad(String name, String complaint) {
    return FetchRefusals.badMapping(
        own(name).map(Path::toString).orElse("conf/statbank/" + name), complaint);
  }
}
