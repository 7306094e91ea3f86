package no.stedsvekst.jobs.engine;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.PlainRows;
import no.stedsvekst.jobs.refusal.ExitCode;

/** When the runs of a lake were started, as the ledger has it: ids follow the clock of the day. */
public final class RunStarts {
  private RunStarts() {}

  /**
   * By run.
   *
   * @param statuses how they ended that are asked for; none: however
   */
  public static Map<String, Instant> of(Lake lake, ExitCode... statuses) {
    Map<String, Instant> starts = new HashMap<>();
    if (lake.has(OpsTables.RUN)) {
      PlainRows runs = PlainRows.of(lake, OpsTables.RUN).select("run_id", "started_at");
      Object[] words = Arrays.stream(statuses).map(ExitCode::status).toArray();
      (words.length == 0 ? runs : runs.where("status", words))
          .forEach(
              run -> {
                starts.put(run.text("run_id"), (Instant) run.get("started_at"));
                return true;
              });
    }
    return starts;
  }
}
