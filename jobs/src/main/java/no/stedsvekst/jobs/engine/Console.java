package no.stedsvekst.jobs.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import no.stedsvekst.jobs.lake.TableWrite;
import no.stedsvekst.jobs.settings.Secrets;

/** Where results go (stdout), and where progress and errors go (stderr). */
public final class Console {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final PrintStream out;
  private final PrintStream err;
  private boolean isJson;

  /** A console; with {@code isJson} the results are JSON, an object a line. */
  public Console(PrintStream out, PrintStream err, boolean isJson) {
    this.out = out;
    this.err = err;
    this.isJson = isJson;
  }

  /** Whether results are JSON, once the settings are known. */
  public void useJson(boolean json) {
    this.isJson = json;
  }

  /** A line of progress. */
  public void progress(String line) {
    err.println(Secrets.redacted(line));
  }

  /** A line of text for people; JSON has no place for it. */
  public void say(String line) {
    if (!isJson) {
      out.println(Secrets.redacted(line));
    }
  }

  /** Rows of a result. */
  public void list(Listing listing) {
    if (isJson) {
      listing.maps().forEach(row -> out.println(Secrets.redacted(json(row))));
    } else {
      listing.lines().forEach(line -> out.println(Secrets.redacted(line)));
    }
  }

  /** A value as JSON. */
  public static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A JSON object of texts, by name. */
  static Map<String, String> texts(String object) {
    try {
      return JSON.readValue(object, new TypeReference<TreeMap<String, String>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The end: the error if there is one, and in JSON the closing object. */
  public void close(Outcome outcome) {
    if (outcome.error() != null) {
      err.println("stedsvekst: " + Secrets.redacted(outcome.error()));
    }
    if (isJson) {
      Map<String, Object> closing = new LinkedHashMap<>();
      closing.put("run_id", outcome.runId());
      closing.put("status", outcome.exit().status());
      closing.put("exit", outcome.exit().code());
      if (outcome.error() != null) {
        closing.put("error", outcome.error());
      }
      closing.put("tables", outcome.tables().stream().map(Console::table).toList());
      out.println(Secrets.redacted(json(closing)));
    }
    out.flush();
    err.flush();
  }

  private static Map<String, Object> table(TableWrite write) {
    Map<String, Object> table = new LinkedHashMap<>();
    table.put("table", write.table());
    table.put("version", write.version());
    table.put("rows", write.rows());
    return table;
  }

  /** Seconds as people read them. */
  public static String seconds(double seconds) {
    return "%.1f s".formatted(seconds);
  }
}
