package no.stedsvekst.jobs.project;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.util.SerializableConfiguration;

/**
 * What has been projected so far, a file a block and year. From them the next year begins, a run
 * that was cut off goes on, and the tables are made.
 */
final class YearFiles implements Serializable {
  private static final long serialVersionUID = 1;
  private static final int ARRAYS = 10;

  private final String folder;
  private final SerializableConfiguration hadoop;

  YearFiles(String folder, Configuration hadoop) {
    this.folder = folder;
    this.hadoop = new SerializableConfiguration(hadoop);
  }

  /** Writes the end of a year; the file is there whole or not at all. */
  void write(int year, int block, Ended[] ends) {
    Path file = file(year, block);
    Path unfinished = file.suffix("." + Thread.currentThread().getId() + ".tmp");
    try {
      FileSystem system = file.getFileSystem(hadoop.value());
      try (DataOutputStream out = system.create(unfinished, true)) {
        out.writeInt(ends.length);
        for (Ended end : ends) {
          for (double[] array : arrays(end)) {
            out.writeInt(array.length);
            out.write(bytes(array));
          }
        }
      }
      system.delete(file, false);
      if (!system.rename(unfinished, file)) {
        throw new IOException(unfinished + " cannot be renamed to " + file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads the end of a year. */
  Ended[] read(int year, int block) {
    Path file = file(year, block);
    try (DataInputStream in = file.getFileSystem(hadoop.value()).open(file)) {
      Ended[] ends = new Ended[in.readInt()];
      for (int scenario = 0; scenario < ends.length; scenario++) {
        double[][] arrays = new double[ARRAYS][];
        for (int index = 0; index < ARRAYS; index++) {
          byte[] bytes = new byte[Double.BYTES * in.readInt()];
          in.readFully(bytes);
          arrays[index] = new double[bytes.length / Double.BYTES];
          ByteBuffer.wrap(bytes).asDoubleBuffer().get(arrays[index]);
        }
        ends[scenario] = end(arrays);
      }
      return ends;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps the few numbers by which a year was closed; with them the year is finished. */
  void finish(int year, byte[] closures) {
    Path file = new Path(folder, year + "/finished");
    try (DataOutputStream out = file.getFileSystem(hadoop.value()).create(file, true)) {
      out.write(closures);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those numbers; null where the year is not finished. */
  byte[] finished(int year) {
    Path file = new Path(folder, year + "/finished");
    try (DataInputStream in = file.getFileSystem(hadoop.value()).open(file)) {
      return in.readAllBytes();
    } catch (FileNotFoundException e) {
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(int year, int block) {
    return new Path(folder, year + "/block-" + block);
  }

  private static double[][] arrays(Ended end) {
    Standing standing = end.standing();
    return new double[][] {
      standing.people(),
      standing.jobs(),
      standing.relative(),
      standing.growth(),
      end.births(),
      end.deaths(),
      end.net(),
      end.expected(),
      end.attractiveness(),
      end.shift()
    };
  }

  private static Ended end(double[][] arrays) {
    return new Ended(
        new Standing(arrays[0], arrays[1], arrays[2], arrays[3]),
        arrays[4],
        arrays[5],
        arrays[6],
        arrays[7],
        arrays[8],
        arrays[9]);
  }

  private static byte[] bytes(double[] array) {
    byte[] bytes = new byte[Double.BYTES * array.length];
    ByteBuffer.wrap(bytes).asDoubleBuffer().put(array);
    return bytes;
  }
}
