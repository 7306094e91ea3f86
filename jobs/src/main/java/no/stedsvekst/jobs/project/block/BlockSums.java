package no.stedsvekst.jobs.project.block;

import java.util.Arrays;
import java.util.List;

/** Numbers of each block added up: a few hundred a block come to the driver. */
public final class BlockSums {
  private BlockSums() {}

  /** Of arrays, a row a scenario or kind; blocks are added in their order. */
  public static <T> double[][] of(BlockValues<T> blocks, BlockValues.Step<T, double[][]> numbers) {
    List<double[][]> parts = blocks.map(numbers).collect();
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
