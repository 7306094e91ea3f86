package no.stedsvekst.jobs.refusal;

/** How a program ends, and what the ledger and the JSON output call it. */
public enum ExitCode {
  /** Done. */
  OK(0, "ok"),
  /** Nothing to do: nothing has changed since the last time. */
  SKIPPED(0, "skipped"),
  /** A fault of the program. */
  FAILED(1, "failed"),
  /** An option or a setting that cannot be followed; nothing was started. */
  REFUSED(2, "refused"),
  /** The data quality gate. */
  REJECTED(3, "rejected"),
  /** A required input is absent or too old. */
  MISSING(4, "missing"),
  /** Another run holds the lake. */
  LOCKED(5, "locked");

  private final int code;
  private final String status;

  ExitCode(int code, String status) {
    this.code = code;
    this.status = status;
  }

  /** What the shell sees. */
  public int code() {
    return code;
  }

  /** What the ledger and the JSON output say. */
  public String status() {
    return status;
  }
}
