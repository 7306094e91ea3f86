package no.stedsvekst.jobs.engine;

import java.util.List;
import java.util.Optional;
import no.stedsvekst.jobs.refusal.ExitCode;
import no.stedsvekst.jobs.refusal.OutsideFaults;
import no.stedsvekst.jobs.refusal.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Faults of the program: one line for the user, the stack trace for whoever mends it. */
public final class Faults {
  private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

  private Faults() {}

  /**
   * How a command ends that fails with it: a store that is away, or a full disk, is told as a
   * refusal.
   *
   * @param places folders that it writes to
   */
  public static Outcome outcome(Throwable fault, String... places) {
    Optional<Refusal> refusal = OutsideFaults.refusal(fault, places);
    if (refusal.isPresent()) {
      return Outcome.of(refusal.get());
    }
    log(fault);
    return new Outcome(null, ExitCode.FAILED, List.of(), line(fault));
  }

  /** What happened, in a line. */
  public static String line(Throwable fault) {
    String message =
        fault.getMessage() == null ? "" : ": " + fault.getMessage().lines().findFirst().orElse("");
    return fault.getClass().getSimpleName() + message;
  }

  /** One that is got over, for whoever wonders later. */
  public static void note(Throwable fault) {
    LOG.info("got over", fault);
  }

  /** The whole of it, into the log. */
  public static void log(Throwable fault) {
    LOG.error("a fault of the program", fault);
  }
}
