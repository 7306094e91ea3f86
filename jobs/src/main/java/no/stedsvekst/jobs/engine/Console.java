package no.stedsvekst.jobs.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import no.stedsvekst.jobs.lake.TableWrite;
import no.stedsvekst.jobs.settings.Secrets;
import org.apache.logging.log4j.ThreadContext;

/** Where results go (stdout), and where progress and errors go (stderr). */
public final class Console {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Set by the launcher where logs are read by a program. */
  private static final boolean IS_JSON_LOG = "json".equals(System.getProperty("stedsvekst.log"));

  private final PrintStream out;
  private final PrintStream err;
  private boolean isJson;
  private String runId;
  private String job;

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

  /** Says which run and job the lines of progress are of from now on. */
  void within(String newRunId, String newJob) {
    this.runId = newRunId;
    this.job = newJob;
    ThreadContext.put("run_id", newRunId);
    ThreadContext.put("job", newJob);
  }

  /** A line of progress. */
  public void progress(String line) {
    log("info", line);
  }

  private void log(String level, String line) {
    String shown = Secrets.redacted(line);
    if (!IS_JSON_LOG) {
      err.println(shown);
      return;
    }
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("time", Instant.now().toString());
    entry.put("level", level);
    entry.put("run_id", runId);
    entry.put("job", job);
    entry.put("message", shown.strip());
    err.println(json(entry));
  }

  /** Whether results are for programs. */
  public boolean isJson() {
    return isJson;
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

  /** One row of a result as JSON; text has no place for it. */
  public void object(Map<String, Object> row) {
    if (isJson) {
      out.println(Secrets.redacted(json(row)));
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

  /** A JSON object of any values, by name; none where a text is no JSON. */
  static Map<String, Object> values(String object) {
    try {
      return JSON.readValue(object, new TypeReference<TreeMap<String, Object>>() {});
    } catch (JsonProcessingException e) {
      return Map.of();
    }
  }

  /** The end: the error if there is one, and in JSON the closing object. */
  public void close(Outcome outcome) {
    if (outcome.error() != null) {
      log("error", "stedsvekst: " + outcome.error());
    }
    if (isJson) {
      out.println(Secrets.redacted(json(closing(outcome))));
    }
    out.flush();
    err.flush();
  }

  /** How a command ended, for programs. */
  public static Map<String, Object> closing(Outcome outcome) {
    Map<String, Object> closing = new LinkedHashMap<>();
    closing.put("run_id", outcome.runId());
    closing.put("status", outcome.exit().status());
    closing.put("exit", outcome.exit().code());
    if (outcome.error() != null) {
      closing.put("error", outcome.error());
    }
    closing.put("tables", outcome.tables().stream().map(Console::table).toList());
    return closing;
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
