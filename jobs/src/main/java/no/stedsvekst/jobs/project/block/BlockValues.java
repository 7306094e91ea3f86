package no.stedsvekst.jobs.project.block;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;

/**
 * A value of every block of places, wherever blocks are worked on. The steps of a year are written
 * against this alone, so that threads and Spark run the same kernels and give the same numbers.
 */
public interface BlockValues<T> {

  /** What is made of a block's value. */
  interface Step<T, R> extends Serializable {
    R of(T value);
  }

  /** What is made of two values of the same block. */
  interface Join<T, U, R> extends Serializable {
    R of(T one, U other);
  }

  /**
   * A block's part of numbers that every block needs whole.
   *
   * @param first number of its first place among all
   * @param numbers by scenario and place of the block
   */
  record Stretch(int first, double[][] numbers) implements Serializable {

    /** The numbers of all places. */
    static double[][] joined(Iterable<Stretch> parts) {
      int rows = 0;
      int length = 0;
      for (Stretch part : parts) {
        rows = part.numbers.length;
        length += rows == 0 ? 0 : part.numbers[0].length;
      }
      double[][] all = new double[rows][length];
      for (Stretch part : parts) {
        for (int row = 0; row < rows; row++) {
          double[] from = part.numbers[row];
          System.arraycopy(from, 0, all[row], part.first, from.length);
        }
      }
      return all;
    }
  }

  /** A step taken in every block. */
  <R> BlockValues<R> map(Step<T, R> step);

  /** A step that needs another value of the same block. */
  <U, R> BlockValues<R> with(BlockValues<U> other, Join<T, U, R> step);

  /** The numbers of all places, in every block: a place's neighbours may be in any of them. */
  BlockValues<double[][]> everywhere(Step<T, Stretch> part);

  /** The values in the order of the blocks: a few numbers each, unless they are here already. */
  List<T> collect();

  /** The same, worked out once though several steps are made of it. */
  BlockValues<T> kept();

  /**
   * The same, worked out now; how it was made is forgotten, as it would go with every later step.
   */
  BlockValues<T> settled();

  /** Whether the values stand in the memory of this JVM. */
  boolean isHere();

  /** A partition a block, for rows that are made of them. */
  JavaRDD<T> rdd();

  /** Lets the values go. */
  void release();
}
