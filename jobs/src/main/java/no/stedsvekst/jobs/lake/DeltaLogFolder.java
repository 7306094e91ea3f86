package no.stedsvekst.jobs.lake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The log folder of a Delta table, looked at without a session: which version is the newest, and
 * what a commit says of itself. A listing and one small file, where asking Spark costs a job.
 */
final class DeltaLogFolder {
  private static final Pattern VERSION = Pattern.compile("(\\d{20})\\.(json|checkpoint.*)");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final Configuration hadoop;

  DeltaLogFolder(Path table, Configuration hadoop) {
    this.folder = new Path(table, "_delta_log");
    this.hadoop = hadoop;
  }

  /** The newest version; empty where there is no table. */
  OptionalLong version() {
    return versions(name -> true).max();
  }

  /**
   * The newest version that changed what the table holds; empty where there is no table. Files that
   * were put together hold what they held before.
   */
  OptionalLong dataVersion() {
    OptionalLong version = version();
    return version.isPresent() ? OptionalLong.of(dataVersion(version.getAsLong())) : version;
  }

  /** The last version up to one of those that changed what the table holds. */
  long dataVersion(long version) {
    long data = version;
    while (isRearranged(data)) {
      data--;
    }
    return data;
  }

  /** The id that the table was made with; empty where its first commit is gone. */
  Optional<String> id() {
    String[] id = {null};
    read(
        0,
        action -> {
          id[0] = action.path("metaData").path("id").asText(null);
          return id[0] == null;
        });
    return Optional.ofNullable(id[0]);
  }

  /** The newest version that has a checkpoint; empty where none has. */
  OptionalLong lastCheckpoint() {
    return versions(name -> name.contains(".checkpoint")).max();
  }

  /** The oldest version that has a checkpoint; empty where none has. */
  OptionalLong firstCheckpoint() {
    return versions(name -> name.contains(".checkpoint")).min();
  }

  private LongStream versions(Predicate<String> which) {
    return files()
        .map(file -> VERSION.matcher(file.getPath().getName()))
        .filter(Matcher::matches)
        .filter(matcher -> which.test(matcher.group()))
        .mapToLong(matcher -> Long.parseLong(matcher.group(1)));
  }

  /** All files of the log; none where there is no table. */
  Stream<FileStatus> files() {
    try {
      return Arrays.stream(fileSystem().listStatus(folder));
    } catch (FileNotFoundException e) {
      return Stream.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The version that a file of the log belongs to; empty for those of none. */
  static OptionalLong versionOf(FileStatus file) {
    String name = file.getPath().getName();
    return name.matches("\\d{20}\\..*")
        ? OptionalLong.of(Long.parseLong(name.substring(0, 20)))
        : OptionalLong.empty();
  }

  /** Whether a commit only says otherwise where the rows are: that is what dataChange is for. */
  private boolean isRearranged(long version) {
    boolean[] isOther = {false};
    boolean isThere =
        read(
            version,
            action -> {
              isOther[0] =
                  action.has("metaData")
                      || action.has("protocol")
                      || action.path("add").path("dataChange").asBoolean(false)
                      || action.path("remove").path("dataChange").asBoolean(false);
              return !isOther[0];
            });
    return isThere && version > 0 && !isOther[0];
  }

  /**
   * Shows the actions of a commit, until no more are wanted.
   *
   * @return whether the commit is still there
   */
  boolean read(long version, Predicate<JsonNode> visitor) {
    Path commit = new Path(folder, "%020d.json".formatted(version));
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(fileSystem().open(commit), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!visitor.test(JSON.readTree(line))) {
          break;
        }
      }
      return true;
    } catch (FileNotFoundException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  FileSystem fileSystem() {
    try {
      return folder.getFileSystem(hadoop);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
