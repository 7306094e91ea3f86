package no.stedsvekst.jobs.project;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.Partitioner;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.Function;

/** How places are shared out in blocks, a partition each; and sums over all of them. */
final class Blocks extends Partitioner {
  private static final long serialVersionUID = 1;

  private final int places;
  private final int blocks;

  /** Blocks of nearly the same size. */
  Blocks(int places, int blocks) {
    this.places = places;
    this.blocks = Math.max(1, Math.min(blocks, places));
  }

  /** How many there are. */
  int count() {
    return blocks;
  }

  /** How many places there are. */
  int places() {
    return places;
  }

  /** The block of a place. */
  int of(int place) {
    return (int) (((long) place * blocks + blocks - 1) / places);
  }

  /** The number of the first place of a block. */
  int first(int block) {
    return (int) ((long) block * places / blocks);
  }

  @Override
  public int numPartitions() {
    return blocks;
  }

  @Override
  public int getPartition(Object block) {
    return (Integer) block;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Blocks blocksOther
        && blocksOther.blocks == blocks
        && blocksOther.places == places;
  }

  @Override
  public int hashCode() {
    return 31 * places + blocks;
  }

  /** Numbers of each block, by scenario, added up: a few hundred a block come to the driver. */
  static <T> double[][] sum(JavaRDD<T> rows, Function<T, double[][]> numbers) {
    List<double[][]> parts = rows.map(numbers).collect();
    double[][] sum = Arrays.stream(parts.get(0)).map(double[]::clone).toArray(double[][]::new);
    for (double[][] part : parts.subList(1, parts.size())) {
      for (int row = 0; row < sum.length; row++) {
        for (int index = 0; index < sum[row].length; index++) {
          sum[row][index] += part[row][index];
        }
      }
    }
    return sum;
  }
}
