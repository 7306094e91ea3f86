package no.stedsvekst.jobs.lake;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** A folder of small texts, on whatever a lake is on. */
public final class Folder {
  private final Path path;
  private final Configuration hadoop;

  Folder(Path path, Configuration hadoop) {
    this.path = path;
    this.hadoop = hadoop;
  }

  /** The names of the files; none where the folder is not there. */
  public List<String> names() {
    try {
      return Arrays.stream(system().listStatus(path))
          .map(file -> file.getPath().getName())
          .toList();
    } catch (FileNotFoundException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes a file that one of those who try to makes; whether this was the one. */
  public boolean makeNew(String name, String text) {
    try {
      return NewFile.make(system(), new Path(path, name), text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a file, whatever was there. */
  public void write(String name, String text) {
    try (OutputStream out = system().create(new Path(path, name), true)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a file holds, where it is there. */
  public Optional<String> read(String name) {
    try (InputStream in = system().open(new Path(path, name))) {
      return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** When a file was written, by the clock of the store, in milliseconds since 1970. */
  public Optional<Long> written(String name) {
    try {
      return Optional.of(system().getFileStatus(new Path(path, name)).getModificationTime());
    } catch (FileNotFoundException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes a file away, where it is there. */
  public void delete(String name) {
    try {
      system().delete(new Path(path, name), false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FileSystem system() throws IOException {
    return path.getFileSystem(hadoop);
  }
}
