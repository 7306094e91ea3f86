package no.stedsvekst.jobs.engine;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.PlainRow;
import no.stedsvekst.jobs.lake.PlainRows;

/**
 * The runs of a lake and the versions that they made, as its ledger has them.
 *
 * @param runs in the order in which they ended
 * @param writes by run and table, the newest version that the run made
 */
record RunLog(List<PastRun> runs, Map<String, Map<String, Long>> writes) {
  private static final String[] COLUMNS = {
    "run_id",
    "parent_run_id",
    "job",
    "scope",
    "started_at",
    "seconds",
    "status",
    "fingerprint",
    "parameters",
    "input_versions",
    "code_version",
    "output_versions",
    "reason"
  };

  /** Of a lake; a new one has none. */
  static RunLog of(Lake lake) {
    if (!lake.has(OpsTables.RUN)) {
      return new RunLog(List.of(), Map.of());
    }
    PlainRows rows = PlainRows.of(lake, OpsTables.RUN);
    // A ledger of an earlier release lacks columns; the next write adds them.
    String[] there = Arrays.stream(COLUMNS).filter(rows.columns()::contains).toArray(String[]::new);
    List<PastRun> runs =
        rows.select(there).list().stream().map(PastRun::of).sorted(PastRun.BY_END).toList();
    Map<String, Map<String, Long>> writes = new HashMap<>();
    if (lake.has(OpsTables.TABLE_WRITE)) {
      for (PlainRow row :
          PlainRows.of(lake, OpsTables.TABLE_WRITE).select("run_id", "table", "version").list()) {
        writes
            .computeIfAbsent(row.text("run_id"), run -> new HashMap<>())
            .merge(row.text("table"), (Long) row.get("version"), Math::max);
      }
    }
    return new RunLog(runs, writes);
  }

  /** The versions that a run made. */
  Map<String, Long> writesOf(PastRun run) {
    return writes.getOrDefault(run.id(), Map.of());
  }

  /**
   * The runs that made the tables as they are, in their order. One that brought back the tables of
   * an earlier run takes out what lies between.
   */
  Deque<PastRun> inForce() {
    return inForce(runs);
  }

  /** Those that had made them when a run had ended; empty where there is no such run. */
  Optional<Deque<PastRun>> inForceAfter(String runId) {
    for (int place = 0; place < runs.size(); place++) {
      if (runs.get(place).id().equals(runId)) {
        return Optional.of(inForce(runs.subList(0, place + 1)));
      }
    }
    return Optional.empty();
  }

  private static Deque<PastRun> inForce(List<PastRun> runs) {
    Map<String, PastRun> before = new HashMap<>();
    Map<String, PastRun> lastAfter = new HashMap<>();
    PastRun newest = null;
    for (PastRun run : runs) {
      String restored = run.restored().filter(lastAfter::containsKey).orElse(null);
      if (restored == null) {
        before.put(run.id(), newest);
        newest = run;
      } else {
        newest = lastAfter.get(restored);
      }
      lastAfter.put(run.id(), newest);
    }
    Deque<PastRun> inForce = new ArrayDeque<>();
    for (PastRun run = newest; run != null; run = before.get(run.id())) {
      inForce.addFirst(run);
    }
    return inForce;
  }
}
