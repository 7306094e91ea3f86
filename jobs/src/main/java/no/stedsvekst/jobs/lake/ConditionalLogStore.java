package no.stedsvekst.jobs.lake;

import io.delta.storage.S3SingleDriverLogStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.util.Iterator;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The log of a Delta table on S3, for any number of drivers. Delta's own for S3 looks whether there
 * is a commit and then writes one: of two drivers that do so at once, one loses its rows and is
 * told that all went well. Here the store itself refuses the second.
 */
public final class ConditionalLogStore extends S3SingleDriverLogStore {
  /** Delta makes it by this. */
  public ConditionalLogStore(Configuration hadoop) {
    super(hadoop);
  }

  @Override
  public void write(Path path, Iterator<String> actions, Boolean overwrite, Configuration hadoop)
      throws IOException {
    if (overwrite) {
      super.write(path, actions, true, hadoop);
      return;
    }
    StringBuilder lines = new StringBuilder();
    actions.forEachRemaining(action -> lines.append(action).append('\n'));
    FileSystem system = path.getFileSystem(hadoop);
    // Each commit has an identifier of its own in it, so that no two are equal.
    if (!NewFile.make(system, path, lines.toString().getBytes(StandardCharsets.UTF_8))) {
      throw new FileAlreadyExistsException(path.toString());
    }
  }
}
