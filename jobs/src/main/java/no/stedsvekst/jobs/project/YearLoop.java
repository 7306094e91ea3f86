package no.stedsvekst.jobs.project;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import no.stedsvekst.jobs.project.Scenario.Closure;
import no.stedsvekst.scenario.Cohorts;
import no.stedsvekst.scenario.FrameFit;
import no.stedsvekst.scenario.NationYear;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/**
 * Year after year, all scenarios side by side. A block keeps its places' arrays; between blocks go
 * the growth of every place's jobs, once a year, and to the driver a few hundred sums a step.
 */
final class YearLoop {
  private static final int MOST_FITS = 200;
  private static final double ENOUGH = 1e-12;

  /** Fewer persons of the nation are what rounding has left. */
  private static final double NOTHING = 1e-9;

  private final JavaRDD<PlaceBlock> places;
  private final Blocks blocks;
  private final YearFiles files;
  private final Model model;
  private final List<Plan> plans;
  private final Consumer<String> progress;

  YearLoop(
      JavaRDD<PlaceBlock> places,
      Blocks blocks,
      YearFiles files,
      Model model,
      List<Plan> plans,
      Consumer<String> progress) {
    this.places = places;
    this.blocks = blocks;
    this.files = files;
    this.model = model;
    this.plans = plans;
    this.progress = progress;
  }

  /**
   * Projects the years that are not finished yet.
   *
   * @param jumpOff where the places stand at first, the same in all scenarios
   * @return by year and scenario, how the nation's sums were met
   */
  List<List<Closures>> run(JavaRDD<Standing> jumpOff, List<NationYear> years) {
    List<List<Closures>> all = new ArrayList<>();
    int scenarios = plans.size();
    for (NationYear year : years) {
      byte[] finished = files.finished(year.year());
      if (finished != null) {
        all.add(read(finished));
        continue;
      }
      YearFiles source = files;
      int before = year.year() - 1;
      JavaRDD<Standing[]> standing =
          year.yearsOn() == 1
              ? jumpOff.map(
                  one ->
                      IntStream.range(0, scenarios)
                          .mapToObj(scenario -> one)
                          .toArray(Standing[]::new))
              : places.map(block -> Ended.standings(source.read(before, block.id())));
      List<Closures> closures = year(standing, new YearContext(model, year, plans, 0));
      files.finish(year.year(), bytes(closures));
      all.add(closures);
      progress.accept("1 January " + (year.year() + 1));
    }
    return all;
  }

  private List<Closures> year(JavaRDD<Standing[]> standing, YearContext context) {
    List<JavaRDD<?>> kept = new ArrayList<>();
    List<Closures> closures = new ArrayList<>();
    plans.forEach(plan -> closures.add(new Closures()));
    JavaRDD<Worked> worked =
        keep(
            kept,
            places.zipPartitions(
                standing,
                (Iterator<PlaceBlock> block, Iterator<Standing[]> where) ->
                    List.of(Worked.of(block.next(), where.next(), context)).iterator()));
    closeJobs(Blocks.sum(worked, Worked::sums), context, closures);

    JavaRDD<Expected> expected = keep(kept, expected(worked, context, closures));
    double[][] wanted = Blocks.sum(expected, Expected::sums);
    each(
        closures,
        (scenario, closure) ->
            closure.migration =
                (context.nation().netMigration() - wanted[scenario][0]) / closure.people);

    List<Closures> known = closures;
    JavaRDD<Moved> moved = keep(kept, expected.map(block -> Moved.of(block, context, known)));
    closeDeaths(moved, context, closures);

    JavaRDD<Lived> lived = keep(kept, moved.map(block -> Lived.of(block, context, known)));
    double[][] vital = Blocks.sum(lived, Lived::sums);
    each(
        closures,
        (scenario, closure) ->
            closure.births =
                vital[scenario][0] == 0 ? 1 : context.nation().births() / vital[scenario][0]);

    JavaRDD<Lived> whole = keep(kept, lived.map(block -> block.withNewborn(known)));
    closeFrame(whole, context, closures);

    YearFiles to = files;
    int year = context.year();
    List<Balance[]> balances =
        whole
            .map(
                block -> {
                  PlaceBlock where = block.moved().before().grown().worked().places();
                  Ended[] ends = Ended.of(block, context, known);
                  to.write(year, where.id(), ends);
                  return IntStream.range(0, ends.length)
                      .mapToObj(
                          scenario ->
                              Balance.of(
                                  block, ends[scenario], scenario, context, known.get(scenario)))
                      .toArray(Balance[]::new);
                })
            .collect();
    for (int scenario = 0; scenario < plans.size(); scenario++) {
      int one = scenario;
      closures
          .get(scenario)
          .balances
          .put(
              plans.get(scenario).name(),
              balances.stream().map(block -> block[one]).reduce(Balance.NONE, Balance::and));
    }
    kept.forEach(rows -> rows.unpersist(false));
    return closures;
  }

  private <T> JavaRDD<T> keep(List<JavaRDD<?>> kept, JavaRDD<T> rows) {
    JavaRDD<T> persisted = rows.persist(StorageLevel.MEMORY_AND_DISK());
    kept.add(persisted);
    return persisted;
  }

  /** What a scenario's own sums settle; the others take what neutral's have settled. */
  private interface Settling {
    void settle(int scenario, Closures closures);
  }

  private void each(List<Closures> closures, Settling settling) {
    for (int scenario = 0; scenario < plans.size(); scenario++) {
      if (plans.get(scenario).closure() == Closure.OWN) {
        settling.settle(scenario, closures.get(scenario));
      }
    }
    for (int scenario = 0; scenario < plans.size(); scenario++) {
      int leansOn = plans.get(scenario).leansOn();
      if (leansOn != scenario) {
        closures.set(scenario, closures.get(leansOn));
      }
    }
  }

  private void closeJobs(double[][] sums, YearContext context, List<Closures> closures) {
    int industries = context.industries();
    each(
        closures,
        (scenario, closure) -> {
          double[] sum = sums[scenario];
          closure.jobs = new double[industries];
          for (int industry = 0; industry < industries; industry++) {
            closure.jobs[industry] =
                sum[industry] == 0 ? 1 : context.nation().industries()[industry] / sum[industry];
          }
          closure.supply = sum[industries + 1] == 0 ? 0 : sum[industries] / sum[industries + 1];
          closure.people = sum[industries + 2];
        });
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

  /** Until as many die as in the nation: where all of a cell die, the others' chance is raised. */
  private void closeDeaths(JavaRDD<Moved> moved, YearContext context, List<Closures> closures) {
    for (int round = 0; round < MOST_FITS; round++) {
      double[][] deaths = Blocks.sum(moved, block -> block.deaths(context, closures));
      boolean[] isMet = {true};
      each(
          closures,
          (scenario, closure) -> {
            double wanted = context.nation().deaths();
            double reached = deaths[scenario][0];
            closure.missedDeaths = Math.abs(reached - wanted) / Math.max(1, wanted);
            if (reached > 0 && Math.abs(reached - wanted) > ENOUGH * Math.max(1, wanted)) {
              closure.deaths *= wanted / reached;
              isMet[0] = false;
            }
          });
      if (isMet[0]) {
        return;
      }
    }
  }

  private void closeFrame(JavaRDD<Lived> whole, YearContext context, List<Closures> closures) {
    double[][] first = Blocks.sum(whole, block -> block.weights(closures));
    double[][] targets = new double[plans.size()][];
    boolean[] isChanged = {false};
    each(
        closures,
        (scenario, closure) -> {
          double all = first[scenario][2 * Cohorts.CELLS];
          closure.growth = all / closure.people - 1;
          targets[scenario] = scaled(context.nation().people(), all);
          isChanged[0] |= markCells(closure, targets[scenario], first[scenario]);
        });
    double[][] weights = isChanged[0] ? Blocks.sum(whole, block -> block.weights(closures)) : first;
    for (int round = 0; round < MOST_FITS; round++) {
      double[][] reached = Blocks.sum(whole, block -> block.reached(closures));
      boolean[] isMet = {true};
      each(
          closures,
          (scenario, closure) -> {
            closure.missed = FrameFit.missed(targets[scenario], reached[scenario]);
            isMet[0] &=
                FrameFit.improve(
                    closure.shift,
                    targets[scenario],
                    reached[scenario],
                    free(reached[scenario], weights[scenario]));
          });
      if (isMet[0]) {
        return;
      }
    }
  }

  /** By cell, the weights of places with people in it; of all places where there are none. */
  private static double[] free(double[] reached, double[] weights) {
    double[] free = new double[Cohorts.CELLS];
    for (int cell = 0; cell < Cohorts.CELLS; cell++) {
      double held = reached[Cohorts.CELLS + cell];
      free[cell] = held > 0 ? held : weights[cell];
    }
    return free;
  }

  /** Finds the cells that cannot be moved by who was there a year ago. */
  private static boolean markCells(Closures closure, double[] targets, double[] sums) {
    boolean isAny = false;
    for (int cell = 0; cell < Cohorts.CELLS; cell++) {
      closure.isNobody[cell] = targets[cell] == 0;
      closure.isEven[cell] =
          !closure.isNobody[cell]
              && (sums[cell] <= NOTHING || sums[Cohorts.CELLS + cell] > targets[cell]);
      isAny |= closure.isNobody[cell] || closure.isEven[cell];
    }
    return isAny;
  }

  /** The frame with as many people as the places have: a cap may have left some out. */
  private static double[] scaled(double[] people, double all) {
    double factor = all / Cohorts.sum(people, 0, people.length);
    double[] scaled = new double[people.length];
    for (int cell = 0; cell < people.length; cell++) {
      scaled[cell] = people[cell] * factor;
    }
    return scaled;
  }

  private static byte[] bytes(List<Closures> closures) {
    try (ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(new ArrayList<>(closures));
      out.flush();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("unchecked")
  private static List<Closures> read(byte[] bytes) {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return (List<Closures>) in.readObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
