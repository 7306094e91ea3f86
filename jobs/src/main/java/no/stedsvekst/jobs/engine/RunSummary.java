package no.stedsvekst.jobs.engine;

import java.util.List;
import no.stedsvekst.jobs.lake.TableWrite;

/** What a run of several steps ends with: what was written, and what each step has cost. */
final class RunSummary {
  private final Listing written = new Listing("step", "status", "table", "rows", "seconds");
  private final Listing costs =
      new Listing("step", "status", "spark_jobs", "commits", "rows", "seconds");

  /** A line a table that was written; the seconds of the step stand on its first. */
  void add(StepRun.Ended step) {
    String name = step.record().job();
    String status = step.exit().status();
    List<TableWrite> writes = step.writes();
    double seconds = step.record().result().seconds();
    if (writes.isEmpty()) {
      written.add(name, status, null, null, seconds);
    }
    for (TableWrite write : writes) {
      boolean isFirst = write.equals(writes.get(0));
      written.add(
          isFirst ? name : null,
          isFirst ? status : null,
          write.table(),
          write.rows(),
          isFirst ? seconds : null);
    }
    costs.add(
        name, status, step.sparkJobs(), writes.size(), step.record().result().rows(), seconds);
  }

  /** What was done after the steps. */
  void addClosing(String name, int sparkJobs, int commits, double seconds) {
    costs.add(name, "ok", sparkJobs, commits, null, seconds);
  }

  /**
   * Prints it.
   *
   * @param sessionSeconds how long the session took to start; 0 where none was
   * @param isAlone whether there was one step only, whose cost is plain
   */
  void print(Console console, double sessionSeconds, boolean isAlone) {
    console.list(written);
    if (!isAlone) {
      console.say("");
      if (sessionSeconds > 0) {
        // Part of the seconds of the first step that was not skipped.
        costs.add("session", "included", null, null, null, sessionSeconds);
      }
      console.list(costs);
    }
  }
}
