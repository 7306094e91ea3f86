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
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    try {
      return Arrays.stream(fileSystem().listStatus(folder))
          .map(FileStatus::getPath)
          .map(path -> VERSION.matcher(path.getName()))
          .filter(Matcher::matches)
          .mapToLong(matcher -> Long.parseLong(matcher.group(1)))
          .max();
    } catch (FileNotFoundException e) {
      return OptionalLong.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many rows the commit of a version wrote; not those of other slices that it moved along. */
  long rowsWritten(long version) {
    Path commit = new Path(folder, "%020d.json".formatted(version));
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(fileSystem().open(commit), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        JsonNode info = JSON.readTree(line).path("commitInfo");
        if (!info.isMissingNode()) {
          JsonNode metrics = info.path("operationMetrics");
          return metrics.path("numOutputRows").asLong() - metrics.path("numCopiedRows").asLong();
        }
      }
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FileSystem fileSystem() throws IOException {
    return folder.getFileSystem(hadoop);
  }
}
