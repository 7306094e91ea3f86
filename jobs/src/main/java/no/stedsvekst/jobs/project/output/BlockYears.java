package no.stedsvekst.jobs.project.output;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import no.stedsvekst.jobs.project.block.ConcatenatedIterator;
import no.stedsvekst.jobs.project.input.BlockState;
import no.stedsvekst.jobs.project.input.Origin;
import no.stedsvekst.jobs.project.input.PlaceBlock;
import no.stedsvekst.jobs.project.run.BlockYearResult;
import no.stedsvekst.jobs.project.run.YearFiles;
import org.apache.spark.sql.Row;

/**
 * The days on which a block's years begin, from the jump-off to the horizon, one after another. A
 * row of a day may be of the year that has ended and of the one that begins: both are at hand, and
 * nothing has to be joined.
 *
 * @param places of the block
 * @param jumpOff where they stand at first
 * @param scenarios their names
 */
record BlockYears(PlaceBlock places, BlockState jumpOff, List<String> scenarios) {

  /**
   * A 1 January in one scenario.
   *
   * @param scenario its name
   * @param year whose first day it is
   * @param before people a year earlier; null on the jump-off
   * @param people by place and cell
   * @param ended the year before; null on the jump-off
   * @param begun the year that begins; null on the horizon
   */
  record Day(
      String scenario,
      int year,
      double[] before,
      double[] people,
      BlockYearResult ended,
      BlockYearResult begun) {}

  interface OfDay {
    Row row(Day day, int place);
  }

  /** A row a day, scenario and place, made when it is asked for. */
  Iterator<Row> rows(YearFiles files, Origin origin, OfDay of) {
    return new ConcatenatedIterator<>(
        new ConcatenatedIterator<>(
            IntStream.rangeClosed(origin.baseYear(), origin.horizon()).iterator(),
            new Days(files, origin)::of),
        day -> IntStream.range(0, places.size()).mapToObj(place -> of.row(day, place)).iterator());
  }

  /** Reads each year once. */
  private final class Days {
    private final YearFiles files;
    private final Origin origin;
    private final double[][] people;
    private BlockYearResult[] ended;

    Days(YearFiles files, Origin origin) {
      this.files = files;
      this.origin = origin;
      people = Collections.nCopies(scenarios.size(), jumpOff.people()).toArray(double[][]::new);
      ended = new BlockYearResult[scenarios.size()];
    }

    /** The day in every scenario. */
    Iterator<Day> of(int year) {
      BlockYearResult[] begun =
          year < origin.horizon()
              ? files.read(year, places.id())
              : new BlockYearResult[scenarios.size()];
      Day[] days = new Day[scenarios.size()];
      for (int scenario = 0; scenario < days.length; scenario++) {
        BlockYearResult last = ended[scenario];
        double[] before = last == null ? null : people[scenario];
        people[scenario] = last == null ? people[scenario] : last.state().people();
        days[scenario] =
            new Day(scenarios.get(scenario), year, before, people[scenario], last, begun[scenario]);
      }
      ended = begun;
      return List.of(days).iterator();
    }
  }
}
