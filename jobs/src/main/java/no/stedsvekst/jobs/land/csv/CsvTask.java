package no.stedsvekst.jobs.land.csv;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.spark.sql.connector.read.InputPartition;

/**
 * What one task reads: parts of files, of about as many bytes as those of the other tasks.
 *
 * @param parts in the order in which they are read
 */
record CsvTask(List<CsvPart> parts) implements InputPartition {
  private static final long LARGEST = 128L << 20;

  /** To open a file costs as much as to read so many bytes. */
  private static final long OPENING = 4L << 20;

  /** Shares files out among so many cores. */
  static List<CsvTask> share(List<FileStatus> files, int cores) {
    long bytes = files.stream().mapToLong(file -> file.getLen() + OPENING).sum();
    long size = Math.min(LARGEST, Math.max(OPENING, bytes / cores));
    List<CsvPart> parts = new ArrayList<>();
    for (FileStatus file : files) {
      String path = file.getPath().toString();
      long step = CsvPart.isWhole(path) ? Math.max(1, file.getLen()) : size;
      for (long start = 0; start < file.getLen(); start += step) {
        parts.add(new CsvPart(path, start, Math.min(file.getLen(), start + step)));
      }
    }
    return packed(parts, size);
  }

  private static List<CsvTask> packed(List<CsvPart> parts, long size) {
    List<CsvTask> tasks = new ArrayList<>();
    List<CsvPart> task = new ArrayList<>();
    long filled = 0;
    // The largest first, so that no task is left with much to do at the end.
    parts.sort(Comparator.comparingLong(CsvPart::length).reversed());
    for (CsvPart part : parts) {
      if (!task.isEmpty() && filled + part.length() > size) {
        tasks.add(new CsvTask(List.copyOf(task)));
        task.clear();
        filled = 0;
      }
      task.add(part);
      filled += part.length() + OPENING;
    }
    if (!task.isEmpty()) {
      tasks.add(new CsvTask(List.copyOf(task)));
    }
    return tasks;
  }
}
