package no.stedsvekst.jobs.lake;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.UUID;
import no.stedsvekst.jobs.settings.Hash;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.util.SerializableConfiguration;

/** Where a step keeps what is not finished: beside the tables, under a name of what it makes. */
public final class WorkFolder implements Serializable {
  private static final long serialVersionUID = 1;
  private static final String ALL = "_work";

  private final String folder;
  private final SerializableConfiguration hadoop;

  private WorkFolder(Path folder, SerializableConfiguration hadoop) {
    this.folder = folder.toString();
    this.hadoop = hadoop;
  }

  /** What goes into a file. */
  public interface Writing {
    void to(DataOutputStream out) throws IOException;
  }

  /** What is made of a file. */
  public interface Reading<T> {
    T from(DataInputStream in) throws IOException;
  }

  /**
   * Of a step, whether it is there already or not.
   *
   * @param fingerprint equal where the step would make the same
   */
  public static WorkFolder of(Lake lake, String step, String fingerprint) {
    return new WorkFolder(
        new Path(new Path(lake.location(), ALL), step + "-" + fingerprint.substring(0, 16)),
        new SerializableConfiguration(lake.hadoop()));
  }

  /** A folder of this machine. */
  public static WorkFolder local(java.nio.file.Path folder) {
    return new WorkFolder(
        new Path(folder.toUri()), new SerializableConfiguration(new Configuration()));
  }

  /** For a question that leaves nothing: taken away when it is closed. */
  public record Temporary(WorkFolder folder) implements AutoCloseable {
    @Override
    public void close() {
      folder.delete();
    }
  }

  /**
   * For a question.
   *
   * @param isHere whether all who work on it are on this machine; others reach the lake alone
   */
  public static Temporary temporary(Lake lake, boolean isHere, String name) {
    try {
      return new Temporary(
          isHere
              ? local(Files.createTempDirectory("stedsvekst-" + name))
              : of(lake, name, Hash.of(UUID.randomUUID().toString())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A folder within. */
  public WorkFolder within(String name) {
    return new WorkFolder(path(name), hadoop);
  }

  /** Writes a file; it is there whole or not at all. */
  public void write(String name, Writing writing) {
    Path file = path(name);
    Path unfinished = file.suffix("." + Thread.currentThread().getId() + ".tmp");
    try {
      FileSystem system = system();
      try (DataOutputStream out = system.create(unfinished, true)) {
        writing.to(out);
      }
      system.delete(file, false);
      if (!system.rename(unfinished, file)) {
        throw new IOException(unfinished + " cannot be renamed to " + file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a file, where it is there. */
  public <T> Optional<T> read(String name, Reading<T> reading) {
    try (DataInputStream in = system().open(path(name))) {
      return Optional.of(reading.from(in));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes away what runs of the step with other inputs have left: nobody will go on with it. */
  public void deleteOthers() {
    Path own = new Path(folder);
    String step = own.getName().substring(0, own.getName().lastIndexOf('-') + 1);
    try {
      FileSystem system = system();
      if (system.exists(own.getParent())) {
        for (FileStatus other : system.listStatus(own.getParent())) {
          Path path = other.getPath();
          if (path.getName().startsWith(step) && !path.getName().equals(own.getName())) {
            system.delete(path, true);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes it away, and the folder of all steps where it was the last. */
  public void delete() {
    Path own = new Path(folder);
    Path all = own.getParent();
    try {
      FileSystem system = system();
      if (system.exists(own)) {
        system.delete(own, true);
      }
      if (all.getName().equals(ALL) && system.exists(all) && system.listStatus(all).length == 0) {
        deleteEmpty(system, all);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void deleteEmpty(FileSystem system, Path folder) {
    try {
      system.delete(folder, false);
    } catch (IOException e) {
      // Another step has begun in it meanwhile; it is taken away after that.
    }
  }

  @Override
  public String toString() {
    return folder;
  }

  private Path path(String name) {
    return new Path(folder, name);
  }

  private FileSystem system() throws IOException {
    return new Path(folder).getFileSystem(hadoop.value());
  }
}
