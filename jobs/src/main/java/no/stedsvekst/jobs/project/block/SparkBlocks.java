package no.stedsvekst.jobs.project.block;

import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/** Values of blocks on Spark, a partition a block: for countries that do not fit one JVM. */
final class SparkBlocks<T> implements BlockValues<T> {
  private final JavaRDD<T> rows;
  private final BlockPartitioner blocks;

  SparkBlocks(JavaRDD<T> rows, BlockPartitioner blocks) {
    this.rows = rows;
    this.blocks = blocks;
  }

  private <R> SparkBlocks<R> of(JavaRDD<R> others) {
    return new SparkBlocks<>(others, blocks);
  }

  @Override
  public <R> BlockValues<R> map(Step<T, R> step) {
    return of(rows.map(step::of));
  }

  @Override
  public <U, R> BlockValues<R> with(BlockValues<U> other, Join<T, U, R> step) {
    return of(
        rows.zipPartitions(
            other.rdd(),
            (Iterator<T> one, Iterator<U> another) ->
                List.of(step.of(one.next(), another.next())).iterator()));
  }

  /** From block to block, not by way of the driver. */
  @Override
  public BlockValues<double[][]> everywhere(Step<T, Stretch> part) {
    int count = blocks.count();
    return of(
        rows.flatMapToPair(
                block -> {
                  Stretch own = part.of(block);
                  return IntStream.range(0, count).mapToObj(to -> new Tuple2<>(to, own)).iterator();
                })
            .groupByKey(blocks)
            .map(received -> Stretch.joined(received._2())));
  }

  @Override
  public List<T> collect() {
    return rows.collect();
  }

  @Override
  public BlockValues<T> kept() {
    return of(rows.persist(StorageLevel.MEMORY_AND_DISK()));
  }

  @Override
  public BlockValues<T> settled() {
    rows.persist(StorageLevel.MEMORY_AND_DISK());
    rows.rdd().localCheckpoint();
    rows.count();
    return this;
  }

  @Override
  public boolean isHere() {
    return false;
  }

  @Override
  public JavaRDD<T> rdd() {
    return rows;
  }

  @Override
  public void release() {
    rows.unpersist(false);
  }
}
