package no.stedsvekst.jobs.lake;

import com.fasterxml.jackson.databind.JsonNode;
import io.delta.kernel.exceptions.KernelException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Deletes the files of a table that no version needs any more that was in force at an instant or
 * since: those of replaced rows, and those that a run left behind that was cut off.
 */
final class Vacuum {
  private final Path table;
  private final DeltaLogFolder log;
  private final Configuration hadoop;
  private final Instant cutoff;
  private final Optional<Kept> first;

  /**
   * What was deleted.
   *
   * @param files how many
   * @param bytes of them
   */
  record Freed(long files, long bytes) {}

  /**
   * The first version that is to stay readable.
   *
   * @param version its number
   * @param files that hold its rows
   */
  private record Kept(long version, List<String> files) {}

  /**
   * Of a table.
   *
   * @param cutoff what has not been needed since, and is older, is deleted
   */
  Vacuum(Path table, Configuration hadoop, Instant cutoff) {
    this.table = table;
    this.log = new DeltaLogFolder(table, hadoop);
    this.hadoop = hadoop;
    this.cutoff = cutoff;
    this.first = log.version().isPresent() ? first() : Optional.empty();
  }

  /** Deletes it. */
  Freed delete() {
    List<FileStatus> unneeded = unneeded();
    long bytes = 0;
    try {
      FileSystem system = log.fileSystem();
      for (FileStatus file : unneeded) {
        system.delete(file.getPath(), false);
        bytes += file.getLen();
      }
      return new Freed(unneeded.size(), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files that would be deleted. */
  List<FileStatus> unneeded() {
    if (first.isEmpty()) {
      return List.of();
    }
    Set<String> needed = new HashSet<>(first.get().files());
    List<FileStatus> old =
        dataFiles().stream()
            .filter(file -> !needed.contains(file.getPath().toUri().getPath()))
            .filter(file -> !Instant.ofEpochMilli(file.getModificationTime()).isAfter(cutoff))
            .toList();
    if (old.isEmpty()) {
      // Then no commit has to be read: a ledger has hundreds of them.
      return List.of();
    }
    // With each file that was added since, the newest version's are among them.
    long newest = log.version().orElseThrow();
    for (long version = first.get().version() + 1; version <= newest; version++) {
      boolean isThere =
          log.read(
              version,
              action -> {
                need(action.path("add"), needed);
                return true;
              });
      if (!isThere) {
        // Which files that version needs, nobody knows.
        return List.of();
      }
    }
    return old.stream().filter(file -> !needed.contains(file.getPath().toUri().getPath())).toList();
  }

  /**
   * The first version that is to stay readable; empty where the log can no longer tell what it
   * held.
   */
  OptionalLong firstKept() {
    return first.isPresent() ? OptionalLong.of(first.get().version()) : OptionalLong.empty();
  }

  /**
   * The one in force then, or where files were put together then, the one that holds the same: by
   * its number the runs know it that have read it.
   */
  private Optional<Kept> first() {
    long inForce = inForce().orElseGet(this::oldest);
    return LongStream.of(log.dataVersion(inForce), inForce)
        .mapToObj(this::kept)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<Kept> kept(long version) {
    try {
      return Optional.of(
          new Kept(
              version,
              DeltaSnapshot.of(table, hadoop, OptionalLong.of(version)).files().stream()
                  .map(file -> file.path().toUri().getPath())
                  .toList()));
    } catch (KernelException e) {
      // The commits that led to it have been deleted.
      return Optional.empty();
    }
  }

  /**
   * The last version before the first that was committed since; empty where the log begins with
   * that. One that is older than one before it, or of a day to come, is of a clock that was wrong:
   * when it was committed, nobody knows.
   */
  private Optional<Long> inForce() {
    Instant newest = Instant.MIN;
    Optional<Long> inForce = Optional.empty();
    for (FileStatus file : commits().sorted(Comparator.comparing(FileStatus::getPath)).toList()) {
      Instant at = Instant.ofEpochMilli(file.getModificationTime());
      boolean isDoubtful = at.isBefore(newest) || at.isAfter(Instant.now());
      if (!isDoubtful && at.isAfter(cutoff)) {
        break;
      }
      if (!isDoubtful) {
        newest = at;
        inForce = Optional.of(DeltaLogFolder.versionOf(file).getAsLong());
      }
    }
    return inForce;
  }

  /** The first version that can still be read. */
  private long oldest() {
    long firstCommit =
        commits()
            .map(file -> DeltaLogFolder.versionOf(file).getAsLong())
            .min(Comparator.naturalOrder())
            .orElse(0L);
    // Where the first commits have been deleted, the log begins with a checkpoint.
    OptionalLong firstCheckpoint = log.firstCheckpoint();
    return firstCommit == 0 || firstCheckpoint.isEmpty()
        ? firstCommit
        : firstCheckpoint.getAsLong();
  }

  private Stream<FileStatus> commits() {
    return log.files().filter(file -> file.getPath().getName().matches("\\d{20}\\.json"));
  }

  private void need(JsonNode added, Set<String> needed) {
    if (!added.isMissingNode()) {
      String path = added.path("path").asText();
      // The log has it as a URI.
      needed.add(new Path(table, new Path(URI.create(path))).toUri().getPath());
    }
  }

  /** Every file below the table's folder but those of its log. */
  private List<FileStatus> dataFiles() {
    List<FileStatus> files = new ArrayList<>();
    try {
      collect(table, files);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  private void collect(Path folder, List<FileStatus> into) throws IOException {
    try {
      for (FileStatus each : log.fileSystem().listStatus(folder)) {
        if (!each.isDirectory()) {
          into.add(each);
        } else if (!each.getPath().getName().startsWith("_")) {
          collect(each.getPath(), into);
        }
      }
    } catch (FileNotFoundException e) {
      // A folder that is gone has no files.
    }
  }
}
