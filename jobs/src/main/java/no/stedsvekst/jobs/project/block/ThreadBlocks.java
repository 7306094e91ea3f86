package no.stedsvekst.jobs.project.block;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import no.stedsvekst.jobs.engine.Concurrently;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * Values of blocks in the memory of this JVM, worked on by a pool of threads. A step of a year
 * takes milliseconds here, where a Spark job alone takes longer than that to be sent out.
 */
final class ThreadBlocks<T> implements BlockValues<T> {
  private final JavaSparkContext spark;
  private final ExecutorService pool;
  private final List<T> values;
  private Broadcast<List<T>> sent;

  /**
   * Of values.
   *
   * @param spark for rows that are made of them in the end
   * @param values in the order of the blocks
   */
  ThreadBlocks(JavaSparkContext spark, ExecutorService pool, List<T> values) {
    this.spark = spark;
    this.pool = pool;
    this.values = values;
  }

  private <R> BlockValues<R> each(IntFunction<R> work) {
    List<Callable<R>> calls = new ArrayList<>();
    for (int block = 0; block < values.size(); block++) {
      int one = block;
      calls.add(() -> work.apply(one));
    }
    List<R> results = new ArrayList<>();
    try {
      // In the order of the blocks, whichever was ready first.
      for (Future<R> result : pool.invokeAll(calls)) {
        results.add(result.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a block", e);
    } catch (ExecutionException e) {
      throw Concurrently.unchecked(e.getCause());
    }
    return new ThreadBlocks<>(spark, pool, results);
  }

  @Override
  public <R> BlockValues<R> map(Step<T, R> step) {
    return each(block -> step.of(values.get(block)));
  }

  @Override
  public <U, R> BlockValues<R> with(BlockValues<U> other, Join<T, U, R> step) {
    List<U> others = other.collect();
    return each(block -> step.of(values.get(block), others.get(block)));
  }

  /** All blocks look at the same numbers. */
  @Override
  public BlockValues<double[][]> everywhere(Step<T, Stretch> part) {
    double[][] all = Stretch.joined(map(part).collect());
    return each(block -> all);
  }

  @Override
  public List<T> collect() {
    return values;
  }

  @Override
  public BlockValues<T> kept() {
    return this;
  }

  @Override
  public BlockValues<T> settled() {
    return this;
  }

  @Override
  public boolean isHere() {
    return true;
  }

  /** The values are sent once, not with every task. */
  @Override
  public JavaRDD<T> rdd() {
    if (sent == null) {
      sent = spark.broadcast(values);
    }
    Broadcast<List<T>> all = sent;
    List<Integer> numbers = IntStream.range(0, values.size()).boxed().toList();
    return spark.parallelize(numbers, numbers.size()).map(block -> all.value().get(block));
  }

  @Override
  public void release() {
    if (sent != null) {
      sent.destroy();
      sent = null;
    }
  }
}
