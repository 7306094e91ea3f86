package no.stedsvekst.jobs.lake;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.util.SerializableConfiguration;

/**
 * A folder outside the lake that is written to: files of the same names are replaced, all others
 * left alone. Whoever works on a part of a dataset can write to it too.
 */
public final class OutFolder implements Serializable {
  private static final long serialVersionUID = 1;

  private final String folder;
  private final SerializableConfiguration hadoop;

  private OutFolder(Path folder) {
    this.folder = folder.toString();
    this.hadoop = new SerializableConfiguration(StoreSettings.configuration());
  }

  /** The folder of that name, on this machine or in a store. */
  public static OutFolder at(String location) {
    return new OutFolder(Locations.path(location));
  }

  /** Where it is. */
  public String location() {
    return folder;
  }

  /** Writes files by their names within a folder of this one. */
  public void write(String within, Map<String, String> files) {
    files.forEach((name, text) -> write(within + "/" + name, text));
  }

  /** Writes a file. */
  public void write(String name, String text) {
    write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes a file as it is. */
  public void write(String name, byte[] bytes) {
    try (OutputStream out = system().create(path(name), true)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a file holds; empty where there is none. */
  public Optional<String> read(String name) {
    try (InputStream in = system().open(path(name))) {
      return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes a file away, if it is there. */
  public void delete(String name) {
    try {
      system().delete(path(name), false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of the files that lie in a folder of this one. */
  public List<String> names(String within) {
    List<String> names = new ArrayList<>();
    try {
      for (FileStatus file : system().listStatus(path(within))) {
        names.add(file.getPath().getName());
      }
    } catch (FileNotFoundException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return names;
  }

  private Path path(String name) {
    return new Path(folder, name);
  }

  private FileSystem system() throws IOException {
    FileSystem system = new Path(folder).getFileSystem(hadoop.value());
    // Of a local folder Hadoop would keep a checksum beside each file.
    system.setWriteChecksum(false);
    return system;
  }
}
