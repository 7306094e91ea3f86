package no.stedsvekst.jobs.project.block;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * Where blocks are worked on: in threads of this JVM where the country fits it, else on Spark. What
 * couples places is a few vectors a year, so that it is the waiting for jobs that takes time.
 */
public interface BlockExecutor extends AutoCloseable {

  /** What a user may choose. */
  enum Engine {
    /** Threads where Spark is in this process and the blocks fit its memory comfortably. */
    AUTO,
    THREADS,
    SPARK;

    /** The words for them. */
    public static final List<String> WORDS = List.of("auto", "threads", "spark");

    /** By one of the words. */
    public static Engine of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * Of a place, whatever the scenarios: who leaves and comes by cohort, where it works, its past.
   */
  int BYTES_OF_PLACE = 12_000;

  /** Of a place in a scenario, all steps of a year together. */
  int BYTES_OF_STATE = 20_000;

  /** The share of the memory that blocks may take. */
  double COMFORTABLE = 0.25;

  /** Blocks as they were gathered, a partition each. */
  public <T> BlockValues<T> of(JavaRDD<T> input);

  @Override
  void close();

  /** The one that suits a country of so many places. */
  public static BlockExecutor of(
      SparkSession spark, Engine wanted, BlockPartitioner blocks, int scenarios) {
    return isInThreads(
            wanted,
            spark.sparkContext().isLocal(),
            blocks.places(),
            scenarios,
            Runtime.getRuntime().maxMemory())
        ? new Threads(spark)
        : new OnSpark(blocks);
  }

  /** Whether threads are to be used. */
  static boolean isInThreads(
      Engine wanted, boolean isLocal, int places, int scenarios, long memory) {
    if (wanted != Engine.AUTO) {
      return wanted == Engine.THREADS;
    }
    double bytes = places * ((double) BYTES_OF_PLACE + (double) BYTES_OF_STATE * scenarios);
    return isLocal && bytes <= COMFORTABLE * memory;
  }

  /** As many threads as Spark would have tasks at once. */
  final class Threads implements BlockExecutor {
    private final JavaSparkContext spark;
    private final ExecutorService pool;

    Threads(SparkSession spark) {
      this.spark = new JavaSparkContext(spark.sparkContext());
      this.pool =
          Executors.newFixedThreadPool(
              Math.max(1, this.spark.defaultParallelism()),
              work -> {
                Thread thread = new Thread(work, "blocks");
                thread.setDaemon(true);
                return thread;
              });
    }

    @Override
    public <T> BlockValues<T> of(JavaRDD<T> input) {
      return new ThreadBlocks<>(spark, pool, input.collect());
    }

    @Override
    public void close() {
      pool.shutdownNow();
    }
  }

  /** A partition a block. */
  final class OnSpark implements BlockExecutor {
    private final BlockPartitioner blocks;

    OnSpark(BlockPartitioner blocks) {
      this.blocks = blocks;
    }

    @Override
    public <T> BlockValues<T> of(JavaRDD<T> input) {
      return new SparkBlocks<>(input, blocks).kept();
    }

    @Override
    public void close() {
      // Spark lets go of what was kept with it.
    }
  }
}
