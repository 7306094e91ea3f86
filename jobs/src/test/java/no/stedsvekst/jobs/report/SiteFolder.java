package no.stedsvekst.jobs.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A site as a browser reads it from disk.
 *
 * @param folder where it is
 */
record SiteFolder(Path folder) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern SCRIPT =
      Pattern.compile("stedsvekst\\.put\\(\"(?<name>[^\"]+)\",(?<value>.*)\\);\\n", Pattern.DOTALL);

  /** What a data file hands to the pages, under the name that it lies under. */
  JsonNode data(String name) {
    Matcher script = SCRIPT.matcher(text("data/" + name + ".js"));
    if (!script.matches() || !script.group("name").equals(name)) {
      throw new AssertionError(name + " is no script of its name");
    }
    try {
      return JSON.readTree(script.group("value"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String text(String name) {
    try {
      return Files.readString(folder.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A place's own file. */
  JsonNode place(String code) {
    return data("place/" + code.replace(':', '/'));
  }

  /** The rows of a table by columns. */
  static List<Map<String, Object>> rows(JsonNode columns) {
    List<Map<String, Object>> rows = new ArrayList<>();
    columns
        .properties()
        .forEach(
            column -> {
              for (int index = 0; index < column.getValue().size(); index++) {
                if (rows.size() <= index) {
                  rows.add(new LinkedHashMap<>());
                }
                rows.get(index).put(column.getKey(), value(column.getValue().get(index)));
              }
            });
    return rows;
  }

  /** A cell as Java has it. */
  static Object value(JsonNode cell) {
    if (cell.isNull()) {
      return null;
    }
    if (cell.isBoolean()) {
      return cell.asBoolean();
    }
    return cell.isNumber() ? (Object) cell.asDouble() : cell.asText();
  }
}
