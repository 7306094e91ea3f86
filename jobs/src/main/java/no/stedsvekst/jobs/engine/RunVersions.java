package no.stedsvekst.jobs.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import no.stedsvekst.jobs.lake.Lake;

/** Which version of each table was in force when a run had ended. */
public final class RunVersions {
  private RunVersions() {}

  /** By the full name of the table; empty where the ledger of the lake has no such run. */
  public static Optional<Map<String, Long>> after(Lake lake, String runId) {
    RunLog log = RunLog.of(lake);
    return log.inForceAfter(runId)
        .map(
            runs -> {
              Map<String, Long> versions = new HashMap<>();
              runs.forEach(run -> versions.putAll(log.writesOf(run)));
              return versions;
            });
  }
}
