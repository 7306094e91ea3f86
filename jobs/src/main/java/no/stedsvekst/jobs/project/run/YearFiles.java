package no.stedsvekst.jobs.project.run;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.stedsvekst.jobs.lake.WorkFolder;
import no.stedsvekst.jobs.project.input.BlockState;

/**
 * What has been projected so far, a file a block and year. From them the next year begins, a run
 * that was cut off goes on, and the tables are made.
 */
public final class YearFiles implements Serializable {
  private static final long serialVersionUID = 1;
  private static final int ARRAYS = 12;

  private final WorkFolder folder;

  public YearFiles(WorkFolder folder) {
    this.folder = folder;
  }

  /** Writes the end of a year, by scenario. */
  void write(int year, int block, BlockYearResult[] ends) {
    folder.write(
        file(year, block),
        out -> {
          out.writeInt(ends.length);
          for (BlockYearResult end : ends) {
            for (double[] array : arrays(end)) {
              write(array, out);
            }
          }
        });
  }

  /** Reads the end of a year. */
  public BlockYearResult[] read(int year, int block) {
    return folder
        .read(
            file(year, block),
            in -> {
              BlockYearResult[] ends = new BlockYearResult[in.readInt()];
              for (int scenario = 0; scenario < ends.length; scenario++) {
                double[][] arrays = new double[ARRAYS][];
                for (int index = 0; index < ARRAYS; index++) {
                  arrays[index] = read(in);
                }
                ends[scenario] = end(arrays);
              }
              return ends;
            })
        .orElseThrow(() -> new IllegalStateException("no " + file(year, block) + " in " + folder));
  }

  /** Keeps the few numbers by which a year was closed; with them the year is finished. */
  void finish(int year, List<ConstraintFactors> constraintFactors) {
    folder.write(
        finishedFile(year),
        out -> new ObjectOutputStream(out).writeObject(new ArrayList<>(constraintFactors)));
  }

  /** Those numbers, where the year is finished. */
  @SuppressWarnings("unchecked")
  Optional<List<ConstraintFactors>> finished(int year) {
    return folder.read(
        finishedFile(year),
        in -> {
          try {
            return (List<ConstraintFactors>) new ObjectInputStream(in).readObject();
          } catch (ClassNotFoundException e) {
            throw new IOException(e);
          }
        });
  }

  private static String file(int year, int block) {
    return year + "/block-" + block;
  }

  private static String finishedFile(int year) {
    return year + "/finished";
  }

  private static double[][] arrays(BlockYearResult end) {
    BlockState state = end.state();
    return new double[][] {
      state.people(),
      state.jobs(),
      state.relative(),
      state.growth(),
      state.natural(),
      end.dead(),
      end.births(),
      end.deaths(),
      end.net(),
      end.expected(),
      end.attractiveness(),
      end.shift()
    };
  }

  private static BlockYearResult end(double[][] arrays) {
    return new BlockYearResult(
        new BlockState(arrays[0], arrays[1], arrays[2], arrays[3], arrays[4]),
        arrays[5],
        arrays[6],
        arrays[7],
        arrays[8],
        arrays[9],
        arrays[10],
        arrays[11]);
  }

  private static void write(double[] array, DataOutputStream out) throws IOException {
    byte[] bytes = new byte[Double.BYTES * array.length];
    ByteBuffer.wrap(bytes).asDoubleBuffer().put(array);
    out.writeInt(array.length);
    out.write(bytes);
  }

  private static double[] read(DataInputStream in) throws IOException {
    double[] array = new double[in.readInt()];
    byte[] bytes = new byte[Double.BYTES * array.length];
    in.readFully(bytes);
    ByteBuffer.wrap(bytes).asDoubleBuffer().get(array);
    return array;
  }
}
