package no.stedsvekst.jobs.engine;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.settings.Settings;

/** The right to write to a lake, which one run has at a time. */
interface Lease extends AutoCloseable {
  /** What holds it is called so within the lake. */
  String NAME = "_lease";

  /**
   * Takes the lease of a lake, or refuses with who has it.
   *
   * @param settings say after how long a run that gives no sign of life is taken to be dead
   */
  static Lease take(Lake lake, String runId, Settings settings) {
    String holder = "run " + runId + ", process " + ProcessHandle.current().pid();
    if (lake.localFolder() != null) {
      return LocalLease.take(lake.localFolder(), holder);
    }
    Duration ttl = settings.duration("lease.ttl").orElse(Duration.ZERO);
    if (ttl.compareTo(StoredLease.SHORTEST) < 0) {
      throw settings.badValue("lease.ttl", "a time of two seconds or more, such as 2m");
    }
    StoredLease lease =
        StoredLease.take(lake.location(), lake.folder(NAME), runId, holder + " on " + host(), ttl);
    lake.guardedBy(lease::refuseWhereLost);
    return lease;
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "an unnamed machine";
    }
  }

  /** The run and the process that have it. */
  String holder();

  /** Refuses to go on where it cannot be told that nobody else has it by now. */
  void refuseWhereLost();

  @Override
  void close();
}
