package no.stedsvekst.jobs.engine;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import no.stedsvekst.jobs.refusal.ExitCode;
import no.stedsvekst.jobs.settings.Secrets;

/**
 * A row of the ledger.
 *
 * @param runId the run
 * @param parentRunId the nightly run around it, or null
 * @param job which job
 * @param scope the part of its tables that it owned
 * @param parameters what the user could choose, as JSON
 * @param inputs versions of what it read, as JSON
 * @param fingerprint of code, parameters and inputs
 * @param startedAt when
 * @param reason why it ran, or null where it was skipped
 * @param result how it ended
 */
record RunRecord(
    String runId,
    String parentRunId,
    String job,
    String scope,
    String parameters,
    String inputs,
    String fingerprint,
    Instant startedAt,
    String reason,
    Result result) {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss").withZone(ZoneOffset.UTC);

  /**
   * How a run ended.
   *
   * @param exit its exit
   * @param rows written over all tables
   * @param seconds it took
   * @param note what was left out, or null
   * @param error what the user saw, or null
   * @param outputs versions of the tables that it may write, as JSON, where it ended well; or null
   */
  record Result(
      ExitCode exit, long rows, double seconds, String note, String error, String outputs) {}

  /** A name for a run that begins at an instant. */
  static String newId(String job, Instant start) {
    int random = ThreadLocalRandom.current().nextInt(1 << 16);
    return STAMP.format(start) + "-" + job + "-" + HexFormat.of().toHexDigits((short) random);
  }

  /** The cells of its row of {@code ops.run}. */
  Object[] cells() {
    return new Object[] {
      runId,
      parentRunId,
      job,
      scope,
      result.exit().status(),
      result.exit().code(),
      Secrets.redacted(parameters),
      Secrets.redacted(inputs),
      fingerprint,
      result.rows(),
      startedAt,
      result.seconds(),
      Secrets.redacted(result.note()),
      Secrets.redacted(result.error()),
      CodeVersion.current(),
      reason,
      Secrets.redacted(result.outputs())
    };
  }
}
