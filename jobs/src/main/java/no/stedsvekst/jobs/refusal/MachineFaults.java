package no.stedsvekst.jobs.refusal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the faults of this machine mean to a user: its disks, its limits, its memory. They are known
 * by what the operating system says, which Java, Hadoop and Spark pass on in exceptions of many
 * kinds.
 */
final class MachineFaults {
  private static final Pattern FULL =
      Pattern.compile("No space left on device|Disk quota exceeded");
  private static final Pattern READ_ONLY = Pattern.compile("Read-only file system");
  private static final Pattern DENIED =
      Pattern.compile("Permission denied|java\\.nio\\.file\\.AccessDeniedException");
  private static final Pattern IS_FILE =
      Pattern.compile("FileAlreadyExistsException|Not a directory");
  private static final Pattern OPEN_FILES = Pattern.compile("Too many open files");
  private static final Pattern UNREADABLE =
      Pattern.compile("Input/output error|Stale file handle|Transport endpoint is not connected");
  private static final Pattern NO_HEAP =
      Pattern.compile(
          "java\\.lang\\.OutOfMemoryError: (Java heap space|GC overhead)|INVALID_DRIVER_MEMORY");
  private static final Pattern EXECUTOR =
      Pattern.compile("CHECKPOINT_RDD_BLOCK_ID_NOT_FOUND|ExecutorLostFailure");
  private static final Pattern PLACE = Pattern.compile("(?<![\\w.])(?:file:)?/*(/[^\\s:,;'\"()]+)");

  private MachineFaults() {}

  /**
   * The refusal that tells of it; nothing where it is none of these.
   *
   * @param told the fault and its causes, as text
   * @param places folders that the program writes to
   */
  static Optional<Refusal> refusal(String told, List<String> places) {
    if (FULL.matcher(told).find()) {
      return Optional.of(MachineRefusals.full(free(places)));
    }
    if (NO_HEAP.matcher(told).find()) {
      return Optional.of(MachineRefusals.noHeap(Runtime.getRuntime().maxMemory() >> 20));
    }
    return cause(READ_ONLY, told)
        .map(cause -> MachineRefusals.readOnly(place(told, places)))
        .or(() -> cause(DENIED, told).map(cause -> MachineRefusals.denied(place(told, places))))
        .or(() -> cause(IS_FILE, told).map(cause -> MachineRefusals.isFile(place(told, places))))
        .or(() -> cause(OPEN_FILES, told).map(cause -> MachineRefusals.openFiles()))
        .or(
            () ->
                cause(UNREADABLE, told)
                    .map(cause -> MachineRefusals.unreadable(place(told, places), cause)))
        .or(() -> cause(EXECUTOR, told).map(cause -> MachineRefusals.executorsLost()));
  }

  /** Whether executors of a cluster were lost, and with them rows that nobody else has. */
  static boolean isOfLostExecutor(String told) {
    return EXECUTOR.matcher(told).find();
  }

  private static Optional<String> cause(Pattern pattern, String told) {
    Matcher matcher = pattern.matcher(told);
    return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
  }

  /** The file that the fault names, else the first of the places. */
  private static String place(String told, List<String> places) {
    Matcher named = PLACE.matcher(told);
    if (named.find()) {
      return named.group(1);
    }
    return places.isEmpty() ? "a folder" : places.get(0);
  }

  /** How much room is left: not every fault says whose disk it was. */
  private static String free(List<String> places) {
    List<String> all = new ArrayList<>(places);
    all.add(System.getProperty("java.io.tmpdir"));
    return all.stream()
        .flatMap(place -> free(place).stream())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static Optional<String> free(String place) {
    Path folder = Path.of(place.replaceFirst("^file:/*", "/")).toAbsolutePath();
    while (folder != null && !Files.exists(folder)) {
      folder = folder.getParent();
    }
    if (folder == null) {
      return Optional.empty();
    }
    try {
      long megabytes = Files.getFileStore(folder).getUsableSpace() >> 20;
      return Optional.of("%d MB free in %s".formatted(megabytes, folder));
    } catch (IOException e) {
      // A disk that is not even measured is left out of the message about another fault.
      return Optional.empty();
    }
  }
}
