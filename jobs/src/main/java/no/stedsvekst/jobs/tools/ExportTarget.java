package no.stedsvekst.jobs.tools;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import no.stedsvekst.jobs.lake.Locations;
import no.stedsvekst.jobs.lake.StoreSettings;
import no.stedsvekst.jobs.refusal.Refusals;
import no.stedsvekst.jobs.settings.Settings;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Where an export goes: it is written beside its place and moved there when it is whole.
 *
 * @param path the file or folder
 * @param isCsv whether it is one CSV file, not a folder of Parquet
 */
record ExportTarget(Path path, boolean isCsv) {

  static ExportTarget of(String target, Settings settings) {
    if (!target.endsWith(".csv") && !target.endsWith(".parquet")) {
      throw settings.badValue("export.to", "a name that ends in .csv or .parquet");
    }
    return new ExportTarget(Locations.path(target), target.endsWith(".csv"));
  }

  void refuseToOverwrite() {
    try {
      if (fileSystem().exists(path)) {
        throw Refusals.exists(path.toString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(Dataset<Row> rows) {
    whole(
        parts -> {
          if (isCsv) {
            rows.coalesce(1).write().option("header", true).csv(parts.toString());
            move(onlyPart(parts));
          } else {
            rows.write().parquet(parts.toString());
            move(parts);
          }
        });
  }

  /** The same of rows that were read without a session, as CSV. */
  void write(PlainExport rows) {
    whole(
        part -> {
          try (Writer writer =
              new BufferedWriter(
                  new OutputStreamWriter(fileSystem().create(part), StandardCharsets.UTF_8))) {
            rows.writeTo(writer);
          }
          move(part);
        });
  }

  private interface Writing {
    void to(Path part) throws IOException;
  }

  private void whole(Writing writing) {
    Path part = path.suffix(".part");
    delete(part);
    try {
      writing.to(part);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      delete(part);
    }
  }

  private void delete(Path parts) {
    try {
      fileSystem().delete(parts, true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void move(Path from) throws IOException {
    if (!fileSystem().rename(from, path)) {
      throw new IOException("cannot move " + from + " to " + path);
    }
  }

  private Path onlyPart(Path folder) throws IOException {
    FileStatus[] parts = fileSystem().globStatus(new Path(folder, "part-*.csv"));
    if (parts.length != 1) {
      throw new IOException(folder + " has " + parts.length + " parts, not one");
    }
    return parts[0].getPath();
  }

  private FileSystem fileSystem() throws IOException {
    return path.getFileSystem(StoreSettings.configuration());
  }
}
