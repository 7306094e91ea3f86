package no.stedsvekst.jobs.project;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import no.stedsvekst.jobs.project.PerBlock.Stretch;
import no.stedsvekst.scenario.NationYear;

/**
 * Year after year, all scenarios side by side. A block keeps its places' arrays; between blocks go
 * the growth of every place's jobs, once a year, and to the driver a few hundred sums a step.
 */
final class YearLoop {
  /** A block when a year has ended, and how well its books were kept. */
  private record Closed(Standing[] standing, Balance[] balances) implements Serializable {}

  private final Gathered gathered;
  private final PerBlock<PlaceBlock> places;
  private final YearFiles files;
  private final List<Plan> plans;
  private final Consumer<String> progress;

  YearLoop(Gathered gathered, YearFiles files, List<Plan> plans, Consumer<String> progress) {
    this.gathered = gathered;
    this.places = gathered.places();
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
    Optional<PerBlock<Standing[]>> standing = Optional.empty();
    for (NationYear year : gathered.years()) {
      Optional<List<Closures>> finished = files.finished(year.year());
      if (finished.isPresent()) {
        all.add(finished.get());
        continue;
      }
      YearContext context = new YearContext(gathered.model(), year, plans, 0);
      PerBlock<Standing[]> start = standing.orElseGet(() -> standing(year));
      Closing closing = new Closing(context);
      PerBlock<Closed> closed = year(start, context, closing);
      files.finish(year.year(), closing.closures());
      all.add(closing.closures());
      // What is not in memory is read again: Spark would otherwise reckon all years anew.
      standing = closed.isHere() ? Optional.of(closed.map(Closed::standing)) : Optional.empty();
      progress.accept("1 January " + (year.year() + 1));
    }
    return all;
  }

  /** Where the places stand when a year begins: at first the same in all scenarios. */
  private PerBlock<Standing[]> standing(NationYear year) {
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

  /** The steps of a year: each is taken in every block, and what they add up to is settled. */
  private PerBlock<Closed> year(PerBlock<Standing[]> start, YearContext context, Closing closing) {
    List<PerBlock<?>> kept = new ArrayList<>();
    List<Closures> closures = closing.closures();
    PerBlock<Worked> worked =
        keep(kept, places.with(start, (block, standing) -> Worked.of(block, standing, context)));
    closing.jobs(Sums.of(worked, Worked::sums));
    PerBlock<Grown> grown = keep(kept, worked.map(block -> Grown.of(block, context, closures)));
    PerBlock<Expected> expected =
        keep(
            kept,
            grown.with(
                growth(grown, context),
                (block, growth) -> Expected.of(block, growth, context, closures)));
    closing.migration(Sums.of(expected, Expected::sums));
    PerBlock<Moved> moved = keep(kept, expected.map(block -> Moved.of(block, context, closures)));
    closing.deaths(open -> Sums.of(moved, block -> block.deaths(context, closures, open)));
    PerBlock<Lived> lived = keep(kept, moved.map(block -> Lived.of(block, context, closures)));
    closing.births(Sums.of(lived, Lived::sums));
    PerBlock<Lived> whole = keep(kept, lived.map(block -> block.withNewborn(closures)));
    closing.frame(
        open -> Sums.of(whole, block -> block.weights(closures, open)),
        asked -> Sums.of(whole, block -> block.reached(closures, asked)));
    YearFiles to = files;
    PerBlock<Closed> closed = whole.map(block -> closed(block, context, closures, to));
    closing.balances(closed.map(Closed::balances).collect());
    kept.forEach(PerBlock::release);
    return closed;
  }

  /** Writes the end of the year, and reckons anew whether it is right. */
  private static Closed closed(
      Lived block, YearContext context, List<Closures> closures, YearFiles to) {
    Ended[] ends = Ended.of(block, context, closures);
    to.write(context.year(), block.moved().before().grown().worked().places().id(), ends);
    Balance[] balances =
        IntStream.range(0, ends.length)
            .mapToObj(
                scenario ->
                    Balance.of(block, ends[scenario], scenario, context, closures.get(scenario)))
            .toArray(Balance[]::new);
    return new Closed(Ended.standings(ends), balances);
  }

  /** The growth of every place's jobs goes to every block: it is where its neighbours are. */
  private PerBlock<double[][]> growth(PerBlock<Grown> grown, YearContext context) {
    int scenarios = plans.size();
    return context.nation().hasJobs()
        ? grown.everywhere(block -> new Stretch(block.worked().places().first(), block.growth()))
        : grown.map(block -> new double[scenarios][block.worked().places().all()]);
  }

  private static <T> PerBlock<T> keep(List<PerBlock<?>> all, PerBlock<T> values) {
    PerBlock<T> kept = values.kept();
    all.add(kept);
    return kept;
  }
}
