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

  /**
   * What was deleted.
   *
   * @param files how many
   * @param bytes of them
   */
  record Freed(long files, long bytes) {}

  Vacuum(Path table, Configuration hadoop) {
    this.table = table;
    this.log = new DeltaLogFolder(table, hadoop);
    this.hadoop = hadoop;
  }

  /** Deletes what has not been needed since, and is older. */
  Freed before(Instant cutoff) {
    List<FileStatus> unneeded = unneeded(cutoff);
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
  List<FileStatus> unneeded(Instant cutoff) {
    OptionalLong newest = log.version();
    if (newest.isEmpty()) {
      return List.of();
    }
    OptionalLong first = firstKept(cutoff);
    if (first.isEmpty()) {
      return List.of();
    }
    // The newest version first: what it holds is never deleted, whatever the log lacks.
    Set<String> needed = new HashSet<>(filesOf(newest.getAsLong()));
    needed.addAll(filesOf(first.getAsLong()));
    for (long version = first.getAsLong() + 1; version <= newest.getAsLong(); version++) {
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
    List<FileStatus> unneeded = new ArrayList<>();
    for (FileStatus file : dataFiles()) {
      if (!needed.contains(file.getPath().toUri().getPath())
          && !Instant.ofEpochMilli(file.getModificationTime()).isAfter(cutoff)) {
        unneeded.add(file);
      }
    }
    return unneeded;
  }

  /**
   * The first version that is to stay readable: the one in force at an instant, or where files were
   * put together then, the one that holds the same, as runs name it that read it. Empty where the
   * log can no longer tell what it held.
   */
  OptionalLong firstKept(Instant cutoff) {
    long inForce = inForce(cutoff).orElseGet(this::oldest);
    return LongStream.of(log.dataVersion(inForce), inForce).filter(this::isReadable).findFirst();
  }

  private boolean isReadable(long version) {
    try {
      filesOf(version);
      return true;
    } catch (KernelException e) {
      return false;
    }
  }

  private List<String> filesOf(long version) {
    return DeltaSnapshot.of(table, hadoop, OptionalLong.of(version)).files().stream()
        .map(file -> file.path().toUri().getPath())
        .toList();
  }

  /** The last version of those committed by then; empty where the log begins later. */
  private Optional<Long> inForce(Instant cutoff) {
    return commits()
        .filter(file -> !Instant.ofEpochMilli(file.getModificationTime()).isAfter(cutoff))
        .map(file -> DeltaLogFolder.versionOf(file).getAsLong())
        .max(Comparator.naturalOrder());
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
