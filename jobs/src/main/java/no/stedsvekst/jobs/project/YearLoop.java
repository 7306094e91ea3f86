package no.stedsvekst.jobs.project;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import no.stedsvekst.scenario.NationYear;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/**
 * Year after year, all scenarios side by side. A block keeps its places' arrays; between blocks go
 * the growth of every place's jobs, once a year, and to the driver a few hundred sums a step.
 */
final class YearLoop {
  private final Gathered gathered;
  private final JavaRDD<PlaceBlock> places;
  private final Blocks blocks;
  private final YearFiles files;
  private final List<Plan> plans;
  private final Consumer<String> progress;

  YearLoop(Gathered gathered, YearFiles files, List<Plan> plans, Consumer<String> progress) {
    this.gathered = gathered;
    this.places = gathered.places();
    this.blocks = gathered.source().blocks();
    this.files = files;
    this.plans = plans;
    this.progress = progress;
  }

  /**
   * Projects the years that are not finished yet.
   *
   * @return by year and scenario, how the nation's sums were met
   */
  List<List<Closures>> run() {
    List<List<Closures>> all = new ArrayList<>();
    for (NationYear year : gathered.years()) {
      Optional<List<Closures>> finished = files.finished(year.year());
      if (finished.isPresent()) {
        all.add(finished.get());
        continue;
      }
      YearContext context = new YearContext(gathered.model(), year, plans, 0);
      List<Closures> closures = year(standing(year), context);
      files.finish(year.year(), closures);
      all.add(closures);
      progress.accept("1 January " + (year.year() + 1));
    }
    return all;
  }

  /** Where the places stand when a year begins: at first the same in all scenarios. */
  private JavaRDD<Standing[]> standing(NationYear year) {
    int scenarios = plans.size();
    if (year.yearsOn() == 1) {
      return gathered
          .jumpOff()
          .map(one -> Collections.nCopies(scenarios, one).toArray(Standing[]::new));
    }
    YearFiles source = files;
    int before = year.year() - 1;
    return places.map(block -> Ended.standings(source.read(before, block.id())));
  }

  private List<Closures> year(JavaRDD<Standing[]> standing, YearContext context) {
    List<JavaRDD<?>> kept = new ArrayList<>();
    Closing closing = new Closing(context);
    List<Closures> closures = closing.closures();
    JavaRDD<Worked> worked =
        keep(
            kept,
            places.zipPartitions(
                standing,
                (Iterator<PlaceBlock> block, Iterator<Standing[]> where) ->
                    List.of(Worked.of(block.next(), where.next(), context)).iterator()));
    closing.jobs(Sums.of(worked, Worked::sums));
    JavaRDD<Expected> expected = keep(kept, expected(worked, context, closures));
    closing.migration(Sums.of(expected, Expected::sums));
    JavaRDD<Moved> moved = keep(kept, expected.map(block -> Moved.of(block, context, closures)));
    closing.deaths(() -> Sums.of(moved, block -> block.deaths(context, closures)));
    JavaRDD<Lived> lived = keep(kept, moved.map(block -> Lived.of(block, context, closures)));
    closing.births(Sums.of(lived, Lived::sums));
    JavaRDD<Lived> whole = keep(kept, lived.map(block -> block.withNewborn(closures)));
    closing.frame(
        () -> Sums.of(whole, block -> block.weights(closures)),
        () -> Sums.of(whole, block -> block.reached(closures)));
    closing.balances(balances(whole, context, closures));
    kept.forEach(rows -> rows.unpersist(false));
    return closures;
  }

  /** Writes the end of the year, and reckons anew whether it is right. */
  private List<Balance[]> balances(
      JavaRDD<Lived> whole, YearContext context, List<Closures> closures) {
    YearFiles to = files;
    int year = context.year();
    return whole
        .map(
            block -> {
              Ended[] ends = Ended.of(block, context, closures);
              to.write(year, block.moved().before().grown().worked().places().id(), ends);
              return IntStream.range(0, ends.length)
                  .mapToObj(
                      scenario ->
                          Balance.of(
                              block, ends[scenario], scenario, context, closures.get(scenario)))
                  .toArray(Balance[]::new);
            })
        .collect();
  }

  private <T> JavaRDD<T> keep(List<JavaRDD<?>> kept, JavaRDD<T> rows) {
    JavaRDD<T> persisted = rows.persist(StorageLevel.MEMORY_AND_DISK());
    kept.add(persisted);
    return persisted;
  }

  /** The growth of every place's jobs goes to every block: it is where its neighbours are. */
  private JavaRDD<Expected> expected(
      JavaRDD<Worked> worked, YearContext context, List<Closures> closures) {
    if (!context.nation().hasJobs()) {
      return worked.map(
          block ->
              Expected.of(
                  Grown.of(block, context, closures),
                  new double[context.plans().size()][block.places().all()],
                  context,
                  closures));
    }
    int count = blocks.count();
    JavaRDD<double[][]> growth =
        worked
            .flatMapToPair(
                block -> {
                  double[][] own = Grown.of(block, context, closures).growth();
                  int first = block.places().first();
                  return IntStream.range(0, count)
                      .mapToObj(to -> new Tuple2<>(to, new Tuple2<>(first, own)))
                      .iterator();
                })
            .groupByKey(blocks)
            .map(received -> joined(received._2(), context.plans().size()));
    return worked.zipPartitions(
        growth,
        (Iterator<Worked> block, Iterator<double[][]> all) ->
            List.of(
                    Expected.of(
                        Grown.of(block.next(), context, closures), all.next(), context, closures))
                .iterator());
  }

  private static double[][] joined(Iterable<Tuple2<Integer, double[][]>> parts, int scenarios) {
    int length = 0;
    for (Tuple2<Integer, double[][]> part : parts) {
      length += part._2()[0].length;
    }
    double[][] all = new double[scenarios][length];
    for (Tuple2<Integer, double[][]> part : parts) {
      for (int scenario = 0; scenario < scenarios; scenario++) {
        double[] from = part._2()[scenario];
        System.arraycopy(from, 0, all[scenario], part._1(), from.length);
      }
    }
    return all;
  }
}
