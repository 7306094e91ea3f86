package no.stedsvekst.synthetic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import no.stedsvekst.synthetic.country.BlockGeography;
import no.stedsvekst.synthetic.country.Parameters;
import no.stedsvekst.synthetic.files.BlockWriter;
import no.stedsvekst.synthetic.history.BlockAfterYear;
import no.stedsvekst.synthetic.history.BlockStep;
import no.stedsvekst.synthetic.history.BlockYear;
import no.stedsvekst.synthetic.history.NationalTotals;
import no.stedsvekst.synthetic.history.State;
import org.apache.spark.HashPartitioner;
import org.apache.spark.Partitioner;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/**
 * The years of a country on Spark, a block of places a record. A year is one job: blocks send the
 * growth of their jobs to those whose residents work there, live, and add up to the nation.
 */
final class Simulation implements AutoCloseable {
  private final Parameters parameters;
  private final SparkContext context;
  private final Partitioner partitioner;
  private final JavaPairRDD<Integer, BlockGeography> homes;
  private final JavaPairRDD<Integer, Iterable<BlockGeography.Request>> requests;
  private final List<JavaPairRDD<Integer, BlockYear>> years = new ArrayList<>();
  private JavaPairRDD<Integer, BlockAfterYear> lived;

  Simulation(JavaSparkContext spark, Parameters parameters, int partitions) {
    Parameters shared = parameters;
    this.parameters = parameters;
    this.context = spark.sc();
    this.partitioner = new HashPartitioner(partitions);
    List<Tuple2<Integer, Integer>> blocks =
        IntStream.range(0, parameters.blocks())
            .mapToObj(block -> new Tuple2<>(block, block))
            .toList();
    this.homes =
        spark
            .parallelizePairs(blocks, 1)
            .partitionBy(partitioner)
            .mapValues(block -> BlockGeography.of(shared, block))
            .persist(StorageLevel.MEMORY_AND_DISK());
    this.requests =
        homes
            .values()
            .flatMapToPair(
                home ->
                    home.requests(shared).stream()
                        .map(each -> new Tuple2<>(each.from(), each))
                        .iterator())
            .groupByKey(partitioner)
            .persist(StorageLevel.MEMORY_AND_DISK());
  }

  /** Lets all years pass. */
  void run() {
    Parameters shared = parameters;
    lived =
        kept(homes.mapValues(home -> new BlockAfterYear(State.start(shared, home.block()), null)));
    // What the Spark UI calls the jobs.
    context.setJobDescription("synthetic country: the start");
    NationalTotals nation =
        lived.values().map(each -> each.state().sums(shared)).reduce(NationalTotals::plus);
    for (int year = parameters.start(); year <= parameters.lastYear(); year++) {
      context.setJobDescription("synthetic country: " + year);
      nation = pass(year, nation);
    }
  }

  /** A year: one action, which keeps the blocks for the next and what is written for the end. */
  private NationalTotals pass(int year, NationalTotals nation) {
    JavaPairRDD<Integer, BlockAfterYear> before = lived;
    lived = kept(step(parameters, year, nation, news(parameters)));
    JavaPairRDD<Integer, BlockYear> written = lived.mapValues(BlockAfterYear::year);
    if (year >= parameters.firstYear()) {
      years.add(written.persist(StorageLevel.DISK_ONLY()));
    }
    NationalTotals sums = written.values().map(BlockYear::sums).reduce(NationalTotals::plus);
    before.unpersist(false);
    return sums;
  }

  /** Kept without what it was made from: a country's lineage would grow with every year. */
  private static JavaPairRDD<Integer, BlockAfterYear> kept(
      JavaPairRDD<Integer, BlockAfterYear> blocks) {
    JavaPairRDD<Integer, BlockAfterYear> kept = blocks.persist(StorageLevel.MEMORY_AND_DISK());
    kept.rdd().localCheckpoint();
    return kept;
  }

  /** All people of the nation by sex and age after the last year. */
  long[] people() {
    return lived
        .values()
        .map(each -> each.state().nation())
        .reduce(
            (one, other) -> {
              long[] sums = one.clone();
              for (int cell = 0; cell < sums.length; cell++) {
                sums[cell] += other[cell];
              }
              return sums;
            });
  }

  /** Hands each block with all its years to a writer, on Spark. */
  void write(BlockWriter writer) {
    context.setJobDescription("synthetic country: files");
    // They are partitioned alike: nothing moves.
    JavaPairRDD<Integer, BlockYear> all = years.get(0);
    for (JavaPairRDD<Integer, BlockYear> year : years.subList(1, years.size())) {
      all = all.union(year);
    }
    homes
        .cogroup(lived, all, partitioner)
        .values()
        .foreach(
            block -> {
              List<BlockYear> past = new ArrayList<>();
              block._3().forEach(past::add);
              past.sort(Comparator.comparingInt(BlockYear::year));
              writer.write(
                  block._1().iterator().next(), block._2().iterator().next().state(), past);
            });
  }

  /** Waits until all is let go of: a session that ends meanwhile would warn of it. */
  @Override
  public void close() {
    context.setJobDescription(null);
    homes.unpersist(true);
    requests.unpersist(true);
    years.forEach(year -> year.unpersist(true));
    if (lived != null) {
      lived.unpersist(true);
    }
  }

  /** The growth that each block wants to know. */
  private JavaPairRDD<Integer, BlockGeography.News> news(Parameters shared) {
    return lived
        .join(requests, partitioner)
        .flatMapToPair(
            pair -> {
              State state = pair._2()._1().state();
              int first = shared.firstOf(pair._1());
              return StreamSupport.stream(pair._2()._2().spliterator(), false)
                  .map(each -> new Tuple2<>(each.to(), news(each, state, first)))
                  .iterator();
            });
  }

  private static BlockGeography.News news(BlockGeography.Request request, State state, int first) {
    double[] growth = new double[request.places().length];
    for (int index = 0; index < growth.length; index++) {
      growth[index] = state.growthOf(request.places()[index] - first);
    }
    return new BlockGeography.News(request.from(), growth);
  }

  private JavaPairRDD<Integer, BlockAfterYear> step(
      Parameters shared,
      int year,
      NationalTotals nation,
      JavaPairRDD<Integer, BlockGeography.News> news) {
    return homes
        .cogroup(lived, news, partitioner)
        .mapValues(
            all -> {
              List<BlockGeography.News> heard = new ArrayList<>();
              all._3().forEach(heard::add);
              BlockGeography home = all._1().iterator().next();
              State state = all._2().iterator().next().state();
              return new BlockStep(shared, year, home, state, nation, heard).live();
            });
  }
}
