package no.stedsvekst.jobs.docs;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import no.stedsvekst.jobs.lake.Locations;
import no.stedsvekst.jobs.lake.StoreSettings;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A folder that is written to: files of the same names are replaced, all others left alone.
 *
 * @param path where it is
 */
record OutFolder(Path path) {

  static OutFolder at(String location) {
    return new OutFolder(Locations.path(location));
  }

  /** Writes files by their names within a folder of this one. */
  void write(String within, Map<String, String> files) {
    files.forEach((name, text) -> write(within + "/" + name, text));
  }

  void write(String name, String text) {
    Path file = new Path(path, name);
    try {
      FileSystem system = path.getFileSystem(StoreSettings.configuration());
      // Of a local folder Hadoop would keep a checksum beside each file.
      system.setWriteChecksum(false);
      try (OutputStream out = system.create(file, true)) {
        out.write(text.getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
