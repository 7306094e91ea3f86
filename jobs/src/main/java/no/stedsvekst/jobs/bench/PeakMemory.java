package no.stedsvekst.jobs.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The most memory that a process has held, and it and its children at one time. */
final class PeakMemory {
  private static final String NOW = "VmRSS:";
  private static final String MOST = "VmHWM:";

  private Set<Long> before = Set.of();
  private long kilobytes;

  /**
   * Looks at a process that runs; what has ended by now is passed over. So is a child at first
   * sight: until it has become a program of its own, what it holds is its parent's.
   */
  void lookAt(ProcessHandle process) {
    Set<Long> children = process.descendants().map(ProcessHandle::pid).collect(Collectors.toSet());
    long together = look(process.pid());
    for (long child : children) {
      if (before.contains(child)) {
        together += look(child);
      }
    }
    before = children;
    kilobytes = Math.max(kilobytes, together);
  }

  private long look(long pid) {
    List<String> status = status(pid);
    kilobytes = Math.max(kilobytes, of(status, MOST));
    return of(status, NOW);
  }

  /** Null where nothing was seen. */
  Double megabytes() {
    return kilobytes == 0 ? null : Double.valueOf(kilobytes / 1024.0);
  }

  private static List<String> status(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"));
    } catch (IOException e) {
      return List.of();
    }
  }

  private static long of(List<String> status, String name) {
    return status.stream()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElse(0);
  }
}
