package no.stedsvekst.jobs.refusal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Faults of what the program stands on: stores, and the machine itself. Nobody's error, but told.
 */
public final class OutsideFaults {
  private OutsideFaults() {}

  /**
   * The refusal that tells of it; nothing where the program itself is at fault.
   *
   * @param places folders that it writes to
   */
  public static Optional<Refusal> refusal(Throwable fault, String... places) {
    String told = told(fault);
    return ofStore(fault)
        .or(() -> MachineFaults.refusal(told, List.of(places)))
        .or(() -> DamagedTables.refusal(told));
  }

  /** Whether it is a store that failed: then a ledger that lies there cannot be written either. */
  public static boolean isOfStore(Throwable fault) {
    return ofStore(fault).isPresent();
  }

  /** Whether a cluster lost executors: those that come after them may do the same work. */
  public static boolean isOfLostExecutor(Throwable fault) {
    return MachineFaults.isOfLostExecutor(told(fault));
  }

  private static Optional<Refusal> ofStore(Throwable fault) {
    List<Throwable> chain = chain(fault);
    return StoreFaults.refusal(told(fault), chain.get(chain.size() - 1).toString());
  }

  private static String told(Throwable fault) {
    return chain(fault).stream().map(Throwable::toString).collect(Collectors.joining("\n"));
  }

  private static List<Throwable> chain(Throwable fault) {
    List<Throwable> chain = new ArrayList<>();
    for (Throwable cause = fault;
        cause != null && !chain.contains(cause);
        cause = cause.getCause()) {
      chain.add(cause);
    }
    return chain;
  }
}
