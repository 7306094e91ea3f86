package no.stedsvekst.synthetic.files;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the files of a country go: a table of one part is a file, one of several a folder.
 *
 * @param folder the landing folder
 * @param suffix {@code csv} or {@code parquet}
 * @param parts how many a table has that knows municipalities
 */
public record LandingFiles(String folder, String suffix, int parts) implements Serializable {

  /** The only file of a table. */
  RowSink open(Table table) {
    return open(Path.of(folder, table.name() + "." + suffix), table);
  }

  /** The file of a block of places. */
  RowSink open(Table table, int block) {
    return parts == 1
        ? open(table)
        : open(Path.of(folder, table.name(), "part-%05d.%s".formatted(block, suffix)), table);
  }

  private RowSink open(Path file, Table table) {
    try {
      Files.createDirectories(file.getParent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return suffix.equals("csv") ? new CsvSink(file, table) : new ParquetSink(file, table);
  }
}
