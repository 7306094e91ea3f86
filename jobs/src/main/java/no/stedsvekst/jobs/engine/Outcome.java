package no.stedsvekst.jobs.engine;

import java.util.List;
import no.stedsvekst.jobs.lake.TableWrite;
import no.stedsvekst.jobs.refusal.ExitCode;
import no.stedsvekst.jobs.refusal.Refusal;

/**
 * How a command ended.
 *
 * @param runId the run in the ledger; null where there is none
 * @param exit how it ended
 * @param tables what was written
 * @param error one line, null where all went well
 */
public record Outcome(String runId, ExitCode exit, List<TableWrite> tables, String error) {

  /** A command that wrote no table and has no run. */
  public static Outcome done() {
    return new Outcome(null, ExitCode.OK, List.of(), null);
  }

  /** A command that could not be followed. */
  public static Outcome of(Refusal refusal) {
    return new Outcome(null, refusal.exit(), List.of(), refusal.getMessage());
  }
}
