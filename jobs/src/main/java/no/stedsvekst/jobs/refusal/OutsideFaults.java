package no.stedsvekst.jobs.refusal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    List<Throwable> chain = chain(fault);
    StringBuilder text = new StringBuilder();
    chain.forEach(cause -> text.append(cause).append('\n'));
    String told = text.toString();
    return StoreFaults.refusal(told, chain.get(chain.size() - 1).toString())
        .or(() -> MachineFaults.refusal(told, List.of(places)))
        .or(() -> DamagedTables.refusal(told));
  }

  /** Whether it is a store that failed: then a ledger that lies there cannot be written either. */
  public static boolean isOfStore(Throwable fault) {
    List<Throwable> chain = chain(fault);
    StringBuilder told = new StringBuilder();
    chain.forEach(cause -> told.append(cause).append('\n'));
    return StoreFaults.refusal(told.toString(), chain.get(chain.size() - 1).toString()).isPresent();
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
