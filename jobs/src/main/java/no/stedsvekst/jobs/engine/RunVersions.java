package no.stedsvekst.jobs.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.TableVersion;

/** Which version of each table was in force when a run had ended. */
public final class RunVersions {
  private RunVersions() {}

  /** By the full name of the table; empty where the ledger of the lake has no such run. */
  public static Optional<Map<String, TableVersion>> after(Lake lake, String runId) {
    return after(RunLog.of(lake), runId);
  }

  static Optional<Map<String, TableVersion>> after(RunLog log, String runId) {
    return log.inForceAfter(runId)
        .map(
            runs -> {
              Map<String, TableVersion> versions = new HashMap<>();
              for (PastRun run : runs) {
                if (!run.left().isEmpty()) {
                  versions.putAll(run.left());
                } else if (!run.fingerprint().isEmpty()) {
                  // An earlier release entered what a run wrote alone.
                  log.writesOf(run)
                      .forEach(
                          (table, version) -> versions.put(table, new TableVersion(version, "")));
                }
                // Upkeep has no fingerprint: its versions hold what those before them held.
              }
              return versions;
            });
  }
}
