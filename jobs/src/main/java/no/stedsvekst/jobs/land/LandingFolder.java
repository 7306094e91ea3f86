package no.stedsvekst.jobs.land;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import no.stedsvekst.jobs.lake.Locations;
import no.stedsvekst.jobs.lake.StoreSettings;
import no.stedsvekst.jobs.refusal.OutsideFaults;
import no.stedsvekst.jobs.refusal.Refusals;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** A folder into which a user puts the tables: each a file, or a folder of parts. */
public final class LandingFolder {
  /** The file by which a synthetic folder is known. */
  public static final String SYNTHETIC_MARK = "truth_manifest.json";

  /** What is made up comes with its truth, which is not landed. */
  private static final String TRUTH = "truth";

  private static final List<String> ENDINGS = List.of(".csv", ".csv.gz", ".parquet");

  private final String location;
  private final FileSystem fileSystem;
  private final Map<String, FileStatus> entries;
  private final Configuration hadoop = StoreSettings.configuration();

  private LandingFolder(String location) {
    this.location = location;
    Path folder = Locations.path(location);
    try {
      this.fileSystem = folder.getFileSystem(hadoop);
      this.entries = entries(folder);
    } catch (FileNotFoundException e) {
      throw Refusals.noLandingFolder(location);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder as it is now. */
  public static LandingFolder at(String location) {
    return new LandingFolder(location);
  }

  /** The tables that are there; refuses where a required one is not. */
  List<LandingSource> sources() {
    List<LandingSource> sources = new ArrayList<>();
    List<String> absent = new ArrayList<>();
    for (LandingTable table : LandingTables.ALL) {
      List<String> names = names(table);
      if (names.size() > 1) {
        throw Refusals.severalFiles(table.name(), location, names);
      }
      List<LandingFile> files = names.isEmpty() ? List.of() : files(table, names.get(0));
      if (!files.isEmpty()) {
        sources.add(new LandingSource(table, names.get(0), files));
      } else if (table.isRequired()) {
        absent.add(table.name());
      }
    }
    if (!absent.isEmpty()) {
      throw Refusals.noLandingFiles(location, absent);
    }
    return sources;
  }

  /** What looks like a table, but is none. */
  List<String> strangers() {
    return entries.values().stream()
        .filter(FileStatus::isFile)
        .map(entry -> entry.getPath().getName())
        .filter(name -> ENDINGS.stream().anyMatch(name::endsWith) && !name.startsWith(TRUTH))
        .filter(name -> LandingTables.ALL.stream().noneMatch(table -> names(table).contains(name)))
        .toList();
  }

  /** The bytes of a file that is no table; nothing where it is not there. */
  Optional<byte[]> bytes(String name) {
    FileStatus entry = entries.get(name);
    if (entry == null || !entry.isFile()) {
      return Optional.empty();
    }
    refuseOutside(entry, name);
    try (InputStream stream = fileSystem.open(entry.getPath())) {
      return Optional.of(stream.readAllBytes());
    } catch (IOException e) {
      throw Refusals.brokenFile(name, e.getMessage());
    }
  }

  /** What is said of such a file. */
  static String stranger(String name) {
    return name + " is no table of the contract: it was left alone";
  }

  /** What kind of lake the folder makes. */
  String kind() {
    return entries.containsKey(SYNTHETIC_MARK) ? "synthetic" : "landed";
  }

  /** The entries that could be this table. */
  private List<String> names(LandingTable table) {
    return Stream.concat(
            Stream.of(table.name()), ENDINGS.stream().map(ending -> table.name() + ending))
        .filter(entries::containsKey)
        .toList();
  }

  private List<LandingFile> files(LandingTable table, String name) {
    FileStatus entry = entries.get(name);
    refuseOutside(entry, name);
    if (entry.isFile()) {
      return List.of(new LandingFile(table, name, entry, hadoop));
    }
    List<LandingFile> parts = new ArrayList<>();
    try {
      entries(entry.getPath())
          .forEach(
              (part, status) -> {
                boolean isPart = ENDINGS.stream().anyMatch(part::endsWith);
                if (isPart && !part.startsWith("_") && !part.startsWith(".")) {
                  refuseOutside(status, name + "/" + part);
                  parts.add(new LandingFile(table, name + "/" + part, status, hadoop));
                }
              });
    } catch (IOException e) {
      throw OutsideFaults.refusal(e).orElseGet(() -> Refusals.brokenFile(name, e.getMessage()));
    }
    if (parts.stream().map(LandingFile::isParquet).distinct().count() > 1) {
      throw Refusals.severalFiles(
          table.name(), location, parts.stream().map(LandingFile::name).toList());
    }
    return parts;
  }

  /** A link that leads out of the folder could bring anything of this machine into the lake. */
  private void refuseOutside(FileStatus entry, String name) {
    if (!"file".equals(entry.getPath().toUri().getScheme())) {
      return;
    }
    try {
      java.nio.file.Path real =
          java.nio.file.Path.of(entry.getPath().toUri().getPath()).toRealPath();
      if (!real.startsWith(java.nio.file.Path.of(location).toRealPath())) {
        throw Refusals.outsideFolder(name, real.toString(), location);
      }
    } catch (IOException e) {
      throw Refusals.brokenFile(name, e.getMessage());
    }
  }

  private Map<String, FileStatus> entries(Path folder) throws IOException {
    Map<String, FileStatus> found = new TreeMap<>();
    Arrays.stream(fileSystem.listStatus(folder))
        .forEach(entry -> found.put(entry.getPath().getName(), entry));
    return found;
  }
}
