package no.stedsvekst.jobs.land;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
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
import no.stedsvekst.jobs.refusal.Refusals;
import no.stedsvekst.jobs.settings.Hash;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/** A file of the landing folder, before Spark has seen it. */
final class LandingFile {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final LandingTable table;
  private final FileStatus file;
  private final Configuration hadoop;
  private String checksum;

  LandingFile(LandingTable table, FileStatus file, Configuration hadoop) {
    this.table = table;
    this.file = file;
    this.hadoop = hadoop;
  }

  LandingTable table() {
    return table;
  }

  String name() {
    return file.getPath().getName();
  }

  Path path() {
    return file.getPath();
  }

  /** Refuses a file that has not been touched for longer than this. */
  void refuseOlderThan(Duration maxAge) {
    Instant modified = Instant.ofEpochMilli(file.getModificationTime());
    if (modified.isBefore(Instant.now().minus(maxAge))) {
      throw Refusals.staleFile(path().toUri().getPath(), modified.toString(), maxAge.toString());
    }
  }

  /** SHA-256 of the file as it lay there when it was first asked for. */
  String checksum() {
    if (checksum == null) {
      try (InputStream stream = open()) {
        checksum = Hash.of(stream);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      refuseBroken();
    }
    return checksum;
  }

  /** A compressed file that was cut off says so only at its end. */
  private void refuseBroken() {
    if (name().endsWith(".gz")) {
      try (InputStream plain = new GZIPInputStream(open())) {
        plain.transferTo(OutputStream.nullOutputStream());
      } catch (IOException e) {
        throw Refusals.brokenFile(name(), e.getMessage());
      }
    }
  }

  /** The columns in the order of the file; refuses a header that is not the table's. */
  List<String> header() {
    String line = firstLine();
    List<String> names =
        Arrays.stream(line.split(",", -1)).map(name -> name.strip().replace("\"", "")).toList();
    Set<String> wanted =
        table.columns().stream()
            .filter(column -> column.presence() != Presence.MAY_BE_LEFT_OUT)
            .map(LandingTable.Column::name)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    wanted.removeAll(names);
    List<String> unknown =
        names.stream().filter(name -> !table.columnNames().contains(name)).toList();
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

  private RuntimeException badHeader(String complaint) {
    return Refusals.badHeader(name(), complaint, table.columnNames());
  }

  private String firstLine() {
    try (InputStream raw = open();
        InputStream plain = name().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
      String line = reader.readLine();
      return line == null ? "" : line.replace(BYTE_ORDER_MARK, "");
    } catch (IOException e) {
      throw badHeader("cannot be read (" + e.getMessage() + ")");
    }
  }

  private InputStream open() throws IOException {
    return path().getFileSystem(hadoop).open(path());
  }
}
