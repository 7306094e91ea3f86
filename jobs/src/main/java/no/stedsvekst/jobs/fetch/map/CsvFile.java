package no.stedsvekst.jobs.fetch.map;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** A landing file that is written row by row, and moved to its place when it is whole. */
public final class CsvFile implements AutoCloseable {
  private final Path file;
  private final Path part;
  private final BufferedWriter writer;
  private final StringBuilder line = new StringBuilder();
  private final int width;
  private long rows;
  private boolean isWhole;

  /**
   * A file.
   *
   * @param parts the folder of what is not whole yet
   */
  public CsvFile(Path folder, Path parts, String table, List<String> columns) {
    this.file = folder.resolve(table + ".csv");
    this.part = parts.resolve(table + ".csv.part");
    this.width = columns.size();
    try {
      Files.createDirectories(parts);
      writer = Files.newBufferedWriter(part, StandardCharsets.UTF_8);
      writer.append(String.join(",", columns)).append('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A row; numbers as short as they can be, nothing for null. */
  public void row(Object... cells) {
    if (cells.length != width) {
      throw new IllegalArgumentException(cells.length + " cells for " + width + " columns");
    }
    line.setLength(0);
    for (int cell = 0; cell < width; cell++) {
      if (cell > 0) {
        line.append(',');
      }
      append(cells[cell]);
    }
    try {
      writer.append(line).append('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    rows++;
  }

  private void append(Object cell) {
    if (cell instanceof Double number) {
      double value = number;
      if (value == Math.rint(value) && Math.abs(value) < 1e15) {
        line.append((long) value);
      } else {
        line.append(value);
      }
    } else if (cell != null) {
      String text = cell.toString();
      if (text.indexOf(',') >= 0 || text.indexOf('"') >= 0 || text.indexOf('\n') >= 0) {
        line.append('"').append(text.replace("\"", "\"\"")).append('"');
      } else {
        line.append(text);
      }
    }
  }

  /** How many rows there are. */
  public long rows() {
    return rows;
  }

  /** The file is whole: it takes the place of an earlier one. */
  public void done() {
    isWhole = true;
  }

  @Override
  public void close() {
    try {
      writer.close();
      if (isWhole) {
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } else {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
