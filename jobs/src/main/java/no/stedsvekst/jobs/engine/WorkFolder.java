package no.stedsvekst.jobs.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import no.stedsvekst.jobs.lake.Lake;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Where a step keeps what is not finished: beside the tables, under a name of what it makes. */
final class WorkFolder {
  private static final String ALL = "_work";

  private final Path all;
  private final String step;
  private final Path own;

  /**
   * Of a step.
   *
   * @param fingerprint equal where the step would make the same
   */
  WorkFolder(Lake lake, String step, String fingerprint) {
    this.all = new Path(lake.location(), ALL);
    this.step = step + "-";
    this.own = new Path(all, this.step + fingerprint.substring(0, 16));
  }

  /** Where it is, whether it is there already or not. */
  String path() {
    return own.toString();
  }

  /** Takes away what runs with other inputs have left: nobody will go on with it. */
  void deleteOthers() {
    try {
      FileSystem system = system();
      if (system.exists(all)) {
        for (FileStatus folder : system.listStatus(all)) {
          Path path = folder.getPath();
          if (path.getName().startsWith(step) && !path.getName().equals(own.getName())) {
            system.delete(path, true);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes it away. */
  void delete() {
    try {
      FileSystem system = system();
      if (system.exists(own)) {
        system.delete(own, true);
      }
      if (system.exists(all) && system.listStatus(all).length == 0) {
        system.delete(all, true);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FileSystem system() throws IOException {
    return all.getFileSystem(new Configuration());
  }
}
