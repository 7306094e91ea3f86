package no.stedsvekst.jobs.lake;

import io.delta.kernel.Table;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Keeps a table's folder small, without a session: small files are put together, its log gets a
 * checkpoint, and what no kept version needs is deleted.
 */
public final class TableUpkeep {
  /** As often as Delta itself makes them. */
  private static final int COMMITS_BETWEEN_CHECKPOINTS = 10;

  private final Lake lake;
  private final TableSpec table;
  private final Path folder;
  private final DeltaLogFolder log;

  /**
   * What was done.
   *
   * @param compacted the version that holds the same rows in fewer files; empty where there is none
   * @param files that were deleted
   * @param bytes of them
   */
  public record Done(Optional<Long> compacted, long files, long bytes) {
    /** Whether anything was. */
    public boolean isNothing() {
      return compacted.isEmpty() && files == 0;
    }
  }

  /** Of a table that has been written. */
  public TableUpkeep(Lake lake, TableSpec table) {
    this.lake = lake;
    this.table = table;
    this.folder = new Path(lake.path(table));
    this.log = new DeltaLogFolder(folder, lake.hadoop());
  }

  /**
   * Deletes what no version needs that is to stay readable.
   *
   * @param kept versions in force then or since are
   */
  public Done deleteUnneeded(Instant kept) {
    lake.refuseUnlessItMayBeWritten();
    Vacuum vacuum = new Vacuum(folder, lake.hadoop(), kept);
    Vacuum.Freed data = vacuum.delete();
    Vacuum.Freed commits = shortenLog(vacuum.firstKept());
    return new Done(
        Optional.empty(), data.files() + commits.files(), data.bytes() + commits.bytes());
  }

  /**
   * Puts small files together and writes a checkpoint where either is due; gives the version that
   * holds the same rows in fewer files.
   *
   * @param mostSmallFiles so many small files may stay
   */
  public Optional<Long> compact(int mostSmallFiles) {
    lake.refuseUnlessItMayBeWritten();
    Optional<Long> compacted = Compaction.of(lake, table, mostSmallFiles);
    checkpoint();
    return compacted;
  }

  /** What {@link #deleteUnneeded} would delete of data, if nothing else happened before. */
  public Done planned(Instant kept) {
    List<FileStatus> unneeded = new Vacuum(folder, lake.hadoop(), kept).unneeded();
    return new Done(
        Optional.empty(), unneeded.size(), unneeded.stream().mapToLong(FileStatus::getLen).sum());
  }

  /** A reader begins with the last checkpoint and reads every commit after it. */
  private void checkpoint() {
    long newest = log.version().orElseThrow();
    if (newest - log.lastCheckpoint().orElse(0) >= COMMITS_BETWEEN_CHECKPOINTS) {
      Engine engine = DefaultEngine.create(lake.hadoop());
      try {
        Table.forPath(engine, folder.toString()).checkpoint(engine, newest);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Deletes commits before the last checkpoint that is not after what is to stay readable. */
  private Vacuum.Freed shortenLog(OptionalLong first) {
    List<FileStatus> files = log.files().toList();
    OptionalLong checkpoint =
        files.stream()
            .filter(file -> file.getPath().getName().contains(".checkpoint"))
            .mapToLong(file -> DeltaLogFolder.versionOf(file).orElse(0))
            .filter(version -> first.isPresent() && version <= first.getAsLong())
            .max();
    if (checkpoint.isEmpty()) {
      return new Vacuum.Freed(0, 0);
    }
    FileSystem system = log.fileSystem();
    long count = 0;
    long bytes = 0;
    try {
      for (FileStatus file : inOrderOfDeletion(files)) {
        OptionalLong version = DeltaLogFolder.versionOf(file);
        if (version.isPresent() && version.getAsLong() < checkpoint.getAsLong()) {
          system.delete(file.getPath(), false);
          count++;
          bytes += file.getLen();
        }
      }
      return new Vacuum.Freed(count, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The oldest first, and of a version its commit last: what is left at any moment is a log without
   * gaps, that begins later.
   */
  static List<FileStatus> inOrderOfDeletion(List<FileStatus> files) {
    return files.stream()
        .sorted(
            Comparator.<FileStatus>comparingLong(file -> DeltaLogFolder.versionOf(file).orElse(0))
                .thenComparing(file -> file.getPath().getName().endsWith(".json")))
        .toList();
  }
}
