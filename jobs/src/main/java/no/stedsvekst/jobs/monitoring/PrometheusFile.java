package no.stedsvekst.jobs.monitoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import no.stedsvekst.jobs.engine.MonitoringTables;
import no.stedsvekst.jobs.engine.OpsTables;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.PlainRow;
import no.stedsvekst.jobs.lake.PlainRows;

/**
 * How a lake fares in the text format of Prometheus, for the textfile collector of its node
 * exporter: the last run of each job, how new each table is, and what its checks found.
 */
record PrometheusFile(String text) {

  static PrometheusFile of(Lake lake) {
    StringBuilder text = new StringBuilder();
    Map<String, Double> starts = new HashMap<>();
    if (lake.has(OpsTables.RUN)) {
      ofRuns(lake, text, starts);
    }
    // A run that was killed before it was entered comes before all others.
    ToDoubleFunction<PlainRow> start = row -> starts.getOrDefault(row.text("run_id"), -1.0);
    if (lake.has(MonitoringTables.FRESHNESS)) {
      ofTables(lake, text, start);
    }
    if (lake.has(MonitoringTables.CHECK)) {
      ofChecks(lake, text, start);
    }
    return new PrometheusFile(text.toString());
  }

  /** Tells of runs, and when each began: by that they are in order, whatever the clock said. */
  private static void ofRuns(Lake lake, StringBuilder text, Map<String, Double> starts) {
    Map<String, PlainRow> last = new TreeMap<>();
    Map<String, PlainRow> good = new TreeMap<>();
    for (PlainRow row :
        PlainRows.of(lake, OpsTables.RUN)
            .select("run_id", "job", "started_at", "seconds", "exit")
            .list()) {
      starts.put(row.text("run_id"), start(row));
      last.merge(row.text("job"), row, PrometheusFile::newer);
      if (row.integer("exit") == 0) {
        good.merge(row.text("job"), row, PrometheusFile::newer);
      }
    }
    gauge(text, "last_run_exit", "Exit code of the last run.", "job", last, row -> row.get("exit"));
    gauge(text, "last_run_seconds", "How long it took.", "job", last, row -> row.get("seconds"));
    gauge(text, "last_run_timestamp_seconds", "When it began.", "job", last, PrometheusFile::start);
    gauge(
        text,
        "last_success_timestamp_seconds",
        "When the last run began that ended well.",
        "job",
        good,
        PrometheusFile::start);
  }

  private static void ofTables(Lake lake, StringBuilder text, ToDoubleFunction<PlainRow> start) {
    BinaryOperator<PlainRow> later =
        (one, other) -> start.applyAsDouble(other) > start.applyAsDouble(one) ? other : one;
    Map<String, PlainRow> newest = new TreeMap<>();
    Map<String, PlainRow> dated = new TreeMap<>();
    for (PlainRow row : PlainRows.of(lake, MonitoringTables.FRESHNESS).list()) {
      newest.merge(row.text("table"), row, later);
      if (!row.isEmpty("latest_year")) {
        dated.merge(row.text("table"), row, later);
      }
    }
    gauge(
        text,
        "table_written_timestamp_seconds",
        "When the table was last written.",
        "table",
        newest,
        row -> seconds((Instant) row.get("written_at")));
    gauge(
        text,
        "table_latest_year",
        "The last year of its rows.",
        "table",
        dated,
        row -> row.get("latest_year"));
  }

  private static void ofChecks(Lake lake, StringBuilder text, ToDoubleFunction<PlainRow> start) {
    Map<String, PlainRow> newest = new TreeMap<>();
    Map<String, Long> broken = new TreeMap<>();
    for (PlainRow row :
        PlainRows.of(lake, MonitoringTables.CHECK).select("run_id", "table", "broken").list()) {
      String table = row.text("table");
      PlainRow before = newest.get(table);
      if (before == null || start.applyAsDouble(row) > start.applyAsDouble(before)) {
        newest.put(table, row);
        broken.put(table, 0L);
      }
      if (row.text("run_id").equals(newest.get(table).text("run_id"))) {
        broken.merge(table, (Long) row.get("broken"), Long::sum);
      }
    }
    gauge(
        text,
        "table_checks_broken",
        "Rows, groups or years that break a check, at the last time it was made.",
        "table",
        broken,
        value -> value);
  }

  private static PlainRow newer(PlainRow one, PlainRow other) {
    return start(one) >= start(other) ? one : other;
  }

  private static double start(PlainRow row) {
    return seconds((Instant) row.get("started_at"));
  }

  private static double seconds(Instant instant) {
    return instant.toEpochMilli() / 1e3;
  }

  private static <T> void gauge(
      StringBuilder text,
      String name,
      String help,
      String label,
      Map<String, T> values,
      Function<T, Object> value) {
    text.append("# HELP stedsvekst_%s %s%n".formatted(name, help));
    text.append("# TYPE stedsvekst_%s gauge%n".formatted(name));
    values.forEach(
        (each, of) ->
            text.append(
                "stedsvekst_%s{%s=\"%s\"} %s%n".formatted(name, label, each, value.apply(of))));
  }

  /** Writes it; a reader finds the old text or the new, never a part. */
  void writeTo(String file) {
    try {
      Path path = Path.of(file).toAbsolutePath();
      // Made as any file is: a temporary one could be read by its owner alone.
      Path unfinished =
          path.resolveSibling(
              ".%s.%d.tmp".formatted(path.getFileName(), ProcessHandle.current().pid()));
      try {
        Files.writeString(unfinished, text);
        Files.move(
            unfinished, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(unfinished);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
