package no.stedsvekst.jobs.synthetic;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A landing file as it is written, a row at a time. */
final class CsvFile implements AutoCloseable {
  private final BufferedWriter writer;

  CsvFile(Path folder, String table, String header) {
    try {
      this.writer = Files.newBufferedWriter(folder.resolve(table + ".csv"));
      writer.write(header + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a row; null is an empty cell. */
  void row(Object... cells) {
    try {
      for (int index = 0; index < cells.length; index++) {
        writer.write(index == 0 ? "" : ",");
        writer.write(cells[index] == null ? "" : cells[index].toString());
      }
      writer.write("\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      writer.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
