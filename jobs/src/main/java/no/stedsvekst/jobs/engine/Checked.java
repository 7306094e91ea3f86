package no.stedsvekst.jobs.engine;

import java.util.Locale;
import no.stedsvekst.jobs.lake.CheckResult;
import no.stedsvekst.jobs.refusal.ExitCode;

/**
 * A check of a table that a run has made.
 *
 * @param table its full name
 * @param kind what sort of check
 * @param result what it found
 */
record Checked(String table, Kind kind, CheckResult result) {

  /** The sorts of checks. */
  public enum Kind {
    /** Of landed rows, one by one. */
    GATE,
    /** Of tables against each other and the year before. */
    BALANCE,
    /** What must hold of results, whatever was landed. */
    IDENTITY,
    /** A condition that the table itself holds its rows to. */
    CONSTRAINT,
    /** The same number computed by another program. */
    SECOND_COMPUTATION
  }

  /** The cells of its row of {@code ops.check}; a run that went on only warned. */
  Object[] cells(String runId, ExitCode exit) {
    boolean isRefused = exit == ExitCode.REJECTED;
    String status = result.broken() == 0 ? "ok" : isRefused ? "failed" : "warned";
    return new Object[] {
      runId, table, kind.name().toLowerCase(Locale.ROOT), result.check(), status, result.broken()
    };
  }
}
