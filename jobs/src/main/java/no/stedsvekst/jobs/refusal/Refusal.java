package no.stedsvekst.jobs.refusal;

/**
 * Something a user can mend. Its message is one line: the problem, the cause, the mend. {@link
 * Refusals} makes them.
 */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final ExitCode exit;

  Refusal(ExitCode exit, String message) {
    super(message.replaceAll("\\s*\\R\\s*", " "));
    this.exit = exit;
  }

  /** How the program ends. */
  public ExitCode exit() {
    return exit;
  }
}
