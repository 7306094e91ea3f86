package no.stedsvekst.jobs.testing.norway;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A landing file that is being written, row by row. */
final class LandingCsv implements AutoCloseable {
  private final BufferedWriter writer;
  private final int width;

  LandingCsv(Path folder, String table, String... columns) {
    try {
      writer = Files.newBufferedWriter(folder.resolve(table + ".csv"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    width = columns.length;
    row((Object[]) columns);
  }

  /** The file of municipalities; the part of the index that counts jobs alone is not known. */
  static LandingCsv municipalities(Path folder) {
    return new LandingCsv(
        folder,
        "municipality",
        "code",
        "name",
        "valid_from",
        "valid_to",
        "county",
        "region",
        "centrality_index",
        "centrality_class");
  }

  void row(Object... cells) {
    if (cells.length != width) {
      throw new IllegalArgumentException(cells.length + " cells for " + width + " columns");
    }
    try {
      for (int index = 0; index < width; index++) {
        writer.append(index == 0 ? "" : ",").append(plain(cells[index]));
      }
      writer.append('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The official files quote nothing, so neither does this. */
  private static String plain(Object cell) {
    String text = cell.toString();
    if (text.indexOf(',') >= 0 || text.indexOf('"') >= 0) {
      throw new IllegalArgumentException("A cell that would have to be quoted: " + text);
    }
    return text;
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
