package no.stedsvekst.jobs.land;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.stedsvekst.jobs.refusal.Refusals;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** A folder into which a user puts one file a table. */
public final class LandingFolder {
  /** The file by which a synthetic folder is known. */
  public static final String SYNTHETIC_MARK = "truth_manifest.json";

  private final String location;
  private final Map<String, FileStatus> entries;
  private final Configuration hadoop = new Configuration();

  private LandingFolder(String location) {
    this.location = location;
    Path folder = new Path(location);
    try {
      FileSystem fileSystem = folder.getFileSystem(hadoop);
      this.entries =
          Arrays.stream(fileSystem.listStatus(folder))
              .collect(Collectors.toMap(file -> file.getPath().getName(), Function.identity()));
    } catch (FileNotFoundException e) {
      throw Refusals.noLandingFolder(location);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder as it is now. */
  static LandingFolder at(String location) {
    return new LandingFolder(location);
  }

  /** The files of all tables that are there; refuses where a required one is not. */
  List<LandingFile> files() {
    List<LandingFile> files = new ArrayList<>();
    List<String> absent = new ArrayList<>();
    for (LandingTable table : LandingTables.ALL) {
      FileStatus plain = entries.get(table.name() + ".csv");
      FileStatus compressed = entries.get(table.name() + ".csv.gz");
      if (plain != null && compressed != null) {
        throw Refusals.twoFiles(table.name(), location);
      }
      FileStatus file = plain == null ? compressed : plain;
      if (file != null) {
        files.add(new LandingFile(table, file, hadoop));
      } else if (table.isRequired()) {
        absent.add(table.name());
      }
    }
    if (!absent.isEmpty()) {
      throw Refusals.noLandingFiles(location, absent);
    }
    return files;
  }

  /** What kind of lake the folder makes. */
  String kind() {
    return entries.containsKey(SYNTHETIC_MARK) ? "synthetic" : "landed";
  }
}
