package no.stedsvekst.jobs.engine;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Faults of the program: one line for the user, the stack trace for whoever mends it. */
public final class Faults {
  private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

  private Faults() {}

  /** What happened, in a line. */
  public static String line(Throwable fault) {
    String message =
        fault.getMessage() == null ? "" : ": " + fault.getMessage().lines().findFirst().orElse("");
    return fault.getClass().getSimpleName() + message;
  }

  /** The whole of it, into the log. */
  public static void log(Throwable fault) {
    LOG.error("a fault of the program", fault);
  }
}
