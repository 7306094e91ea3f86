package no.stedsvekst.jobs.land;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import no.stedsvekst.jobs.land.LandingTable.Presence;
import no.stedsvekst.jobs.refusal.OutsideFaults;
import no.stedsvekst.jobs.refusal.Refusal;
import no.stedsvekst.jobs.refusal.Refusals;
import no.stedsvekst.jobs.settings.Hash;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.Type;

/** A file of the landing folder, a table or a part of one, before Spark has seen it. */
final class LandingFile {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** A header is not longer than this; what is, is no header but a file without line ends. */
  private static final int LONGEST_HEADER = 10_000;

  private final LandingTable table;
  private final String name;
  private final FileStatus file;
  private final Configuration hadoop;

  /**
   * A file.
   *
   * @param name within the landing folder, as users know it
   */
  LandingFile(LandingTable table, String name, FileStatus file, Configuration hadoop) {
    this.table = table;
    this.name = name;
    this.file = file;
    this.hadoop = hadoop;
  }

  String name() {
    return name;
  }

  Path path() {
    return file.getPath();
  }

  boolean isParquet() {
    return name.endsWith(".parquet");
  }

  /** When it was last changed. */
  Instant modified() {
    return Instant.ofEpochMilli(file.getModificationTime());
  }

  /** Refuses a file that has not been touched for longer than this. */
  void refuseOlderThan(Duration maxAge) {
    Instant modified = modified();
    if (modified.isBefore(Instant.now().minus(maxAge))) {
      throw Refusals.staleFile(where(), modified.toString(), maxAge.toString());
    }
  }

  /** SHA-256 of the file; refuses one that cannot be read to its end. */
  String checksum() {
    try (InputStream stream = open()) {
      String checksum = Hash.of(stream);
      refuseBroken();
      return checksum;
    } catch (IOException e) {
      throw broken(e);
    }
  }

  /** A compressed file that was cut off says so only at its end. */
  void refuseBroken() {
    if (name.endsWith(".gz")) {
      try (InputStream plain = new GZIPInputStream(open())) {
        plain.transferTo(OutputStream.nullOutputStream());
      } catch (IOException e) {
        throw broken(e);
      }
    }
  }

  /** The columns in the order of the file; refuses a header that is not the table's. */
  List<String> header() {
    List<String> names = isParquet() ? parquetColumns() : csvColumns();
    Set<String> wanted =
        table.columns().stream()
            .filter(column -> column.presence() != Presence.MAY_BE_LEFT_OUT)
            .map(LandingTable.Column::name)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    names.forEach(wanted::remove);
    List<String> unknown =
        names.stream().filter(column -> !table.columnNames().contains(column)).toList();
    if (!unknown.isEmpty()) {
      throw badHeader("has unknown columns: " + String.join(", ", unknown));
    }
    if (!wanted.isEmpty()) {
      throw badHeader("lacks " + String.join(", ", wanted));
    }
    if (Set.copyOf(names).size() < names.size()) {
      throw badHeader("names a column twice");
    }
    return names;
  }

  private List<String> csvColumns() {
    return Arrays.stream(firstLine().split(",", -1))
        .map(column -> column.strip().replace("\"", ""))
        .toList();
  }

  private List<String> parquetColumns() {
    try (ParquetFileReader reader =
        ParquetFileReader.open(HadoopInputFile.fromStatus(file, hadoop))) {
      return reader.getFileMetaData().getSchema().getFields().stream().map(Type::getName).toList();
    } catch (IOException | RuntimeException e) {
      throw broken(e);
    }
  }

  /** A store that is away breaks no file. */
  private Refusal broken(Exception fault) {
    return OutsideFaults.refusal(fault)
        .orElseGet(() -> Refusals.brokenFile(name, fault.getMessage()));
  }

  private Refusal badHeader(String complaint) {
    return Refusals.badHeader(name, complaint, table.columnNames());
  }

  private String firstLine() {
    char[] start = new char[LONGEST_HEADER];
    try (InputStream raw = open();
        InputStream plain = name.endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
      int length = Math.max(0, reader.read(start));
      String text = new String(start, 0, length).replace(BYTE_ORDER_MARK, "");
      return text.lines().findFirst().orElse("");
    } catch (IOException e) {
      throw OutsideFaults.refusal(e)
          .orElseGet(() -> badHeader("cannot be read (" + e.getMessage() + ")"));
    }
  }

  private String where() {
    boolean isLocal = "file".equals(path().toUri().getScheme());
    return isLocal ? path().toUri().getPath() : path().toString();
  }

  private InputStream open() throws IOException {
    return path().getFileSystem(hadoop).open(path());
  }
}
