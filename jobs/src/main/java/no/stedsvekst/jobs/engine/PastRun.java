package no.stedsvekst.jobs.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import no.stedsvekst.jobs.lake.PlainRow;
import no.stedsvekst.jobs.lake.TableVersion;
import no.stedsvekst.jobs.refusal.ExitCode;

/**
 * What the ledger keeps of a run that has ended.
 *
 * @param id the run
 * @param parent the nightly run around it, or null
 * @param job which job
 * @param scope the part of its tables that it owned
 * @param startedAt when it began
 * @param endedAt when it ended
 * @param status how it ended
 * @param fingerprint of code, parameters and inputs
 * @param parameters what the user could choose, as JSON
 * @param inputs versions of what it read, as JSON
 * @param code what code ran; null where an earlier release entered it
 * @param outputs versions of the tables that it may write, as JSON, where it ended well; null where
 *     it did not or an earlier release entered it
 * @param reason why it ran, in words; null where it was skipped
 */
record PastRun(
    String id,
    String parent,
    String job,
    String scope,
    Instant startedAt,
    Instant endedAt,
    String status,
    String fingerprint,
    String parameters,
    String inputs,
    String code,
    String outputs,
    String reason) {

  /** In the order in which they ended; a night ends after its steps. */
  static final Comparator<PastRun> BY_END =
      Comparator.comparing(PastRun::endedAt)
          .thenComparing(run -> run.parent() == null)
          .thenComparing(PastRun::startedAt)
          .thenComparing(PastRun::id);

  private static final double MILLIS = 1e3;

  static PastRun of(PlainRow row) {
    Instant start = (Instant) row.get("started_at");
    return new PastRun(
        row.text("run_id"),
        row.text("parent_run_id"),
        row.text("job"),
        row.text("scope"),
        start,
        end(start, (Double) row.get("seconds")),
        row.text("status"),
        row.text("fingerprint"),
        row.text("parameters"),
        row.text("input_versions"),
        row.has("code_version") ? row.text("code_version") : null,
        row.has("output_versions") ? row.text("output_versions") : null,
        row.has("reason") ? row.text("reason") : null);
  }

  static PastRun of(RunRecord run) {
    return new PastRun(
        run.runId(),
        run.parentRunId(),
        run.job(),
        run.scope(),
        run.startedAt(),
        end(run.startedAt(), run.result().seconds()),
        run.result().exit().status(),
        run.fingerprint(),
        run.parameters(),
        run.inputs(),
        CodeVersion.current(),
        run.result().outputs(),
        run.reason());
  }

  private static Instant end(Instant start, double seconds) {
    return start.plus(Duration.ofMillis(Math.round(seconds * MILLIS)));
  }

  boolean isOk() {
    return status.equals(ExitCode.OK.status());
  }

  boolean isSkipped() {
    return status.equals(ExitCode.SKIPPED.status());
  }

  /** The versions that it left of the tables that it may write, as far as they are entered. */
  Map<String, TableVersion> left() {
    Map<String, TableVersion> left = new HashMap<>();
    if (outputs != null) {
      Console.texts(outputs).forEach((table, text) -> left.put(table, TableVersion.of(text)));
    }
    return left;
  }

  /** Job and scope: a run is compared with the last one of the same place. */
  String place() {
    return place(job, scope);
  }

  static String place(String... parts) {
    return String.join(" ", parts);
  }

  /** The run whose tables this one brought back; empty where it is no such run. */
  Optional<String> restored() {
    Map<String, String> chosen =
        isOk() && job.equals(RunHistory.RESTORE) ? Console.texts(parameters) : Map.of();
    return Optional.ofNullable(chosen.get("run"));
  }
}
