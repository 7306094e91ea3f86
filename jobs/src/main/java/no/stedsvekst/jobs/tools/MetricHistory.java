package no.stedsvekst.jobs.tools;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.engine.Listing;
import no.stedsvekst.jobs.engine.OpsTables;
import no.stedsvekst.jobs.engine.RunStarts;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.PlainRows;
import no.stedsvekst.jobs.refusal.ExitCode;
import no.stedsvekst.jobs.refusal.Refusals;

/** What a number of the ledger was in each run, and how it has changed. */
final class MetricHistory {
  private static final Comparator<Found> OLDEST_FIRST =
      Comparator.comparing(Found::startedAt).thenComparing(Found::run);

  /** A number as a run found it. */
  private record Found(String run, Instant startedAt, String table, double value) {}

  private MetricHistory() {}

  /** The last values of a metric in each table, the newest first. */
  static Listing of(Lake lake, String metric, int last) {
    List<Found> all = lake.has(OpsTables.METRIC) ? found(lake, metric) : List.of();
    if (all.isEmpty()) {
      throw Refusals.noMetric(metric, lake.location());
    }
    Map<String, Double> before = new HashMap<>();
    Map<Found, Double> changes = new HashMap<>();
    all.stream()
        .sorted(OLDEST_FIRST)
        .forEach(
            one -> {
              Double earlier = before.put(one.table(), one.value());
              changes.put(one, earlier == null ? null : one.value() - earlier);
            });
    Listing listing = new Listing("run_id", "table", metric, "change");
    all.stream()
        .sorted(Comparator.comparing(Found::startedAt).reversed().thenComparing(Found::table))
        .limit(last)
        .forEach(one -> listing.add(one.run(), one.table(), one.value(), changes.get(one)));
    return listing;
  }

  private static List<Found> found(Lake lake, String metric) {
    // What a run found that was begun anew is found again.
    Map<String, Instant> started = RunStarts.of(lake, ExitCode.OK, ExitCode.REJECTED);
    List<Found> found = new ArrayList<>();
    PlainRows.of(lake, OpsTables.METRIC)
        .select("run_id", "table", "value")
        .where("metric", metric)
        .list()
        .stream()
        .filter(row -> started.containsKey(row.text("run_id")))
        .forEach(
            row ->
                found.add(
                    new Found(
                        row.text("run_id"),
                        started.get(row.text("run_id")),
                        row.text("table"),
                        row.number("value"))));
    return found;
  }
}
