package no.stedsvekst.jobs.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The most memory that a process has held, and it and the programs that it started at one time. A
 * child that is still a copy of its parent, as each is before it becomes another program, is passed
 * over: what it holds is its parent's.
 */
final class PeakMemory {
  private static final String NOW = "VmRSS:";
  private static final String MOST = "VmHWM:";

  private long kilobytes;

  /** Looks at a process that runs; what has ended by now counts as nothing. */
  void lookAt(ProcessHandle process) {
    long together = look(process);
    for (ProcessHandle child : process.descendants().toList()) {
      Optional<String> parent = child.parent().map(PeakMemory::command);
      if (parent.isPresent() && !parent.get().equals(command(child))) {
        together += look(child);
      }
    }
    kilobytes = Math.max(kilobytes, together);
  }

  /** Null where nothing was seen. */
  Double megabytes() {
    return kilobytes == 0 ? null : Double.valueOf(kilobytes / 1024.0);
  }

  /** What it holds now; the most that it held by itself is kept by the system. */
  private long look(ProcessHandle process) {
    List<String> status = read(process, "status").lines().toList();
    kilobytes = Math.max(kilobytes, of(status, MOST));
    return of(status, NOW);
  }

  private static String command(ProcessHandle process) {
    return read(process, "cmdline");
  }

  private static String read(ProcessHandle process, String file) {
    try {
      byte[] bytes = Files.readAllBytes(Path.of("/proc", Long.toString(process.pid()), file));
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
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
