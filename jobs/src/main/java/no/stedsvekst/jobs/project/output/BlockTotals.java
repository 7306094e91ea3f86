package no.stedsvekst.jobs.project.output;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import no.stedsvekst.jobs.project.block.ConcatenatedIterator;
import no.stedsvekst.jobs.project.input.BlockState;
import no.stedsvekst.jobs.project.input.Origin;
import no.stedsvekst.jobs.project.input.PlaceBlock;
import no.stedsvekst.jobs.project.run.BlockYearResult;
import no.stedsvekst.jobs.project.run.YearFiles;
import no.stedsvekst.scenario.Cohorts;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Everyone and all jobs of a block's places, year by year. People stand under the 1 January that a
 * year begins with and jobs under its fourth quarter, so that a row is of two ends: both are at
 * hand while the years are gone through, and nothing has to be joined.
 *
 * @param places of the block
 * @param jumpOff where they stand at first
 * @param scenarios their names
 * @param industries how many
 */
record BlockTotals(PlaceBlock places, BlockState jumpOff, List<String> scenarios, int industries) {
  static final StructType SCHEMA =
      new StructType()
          .add("scenario", DataTypes.StringType, false)
          .add("municipality", DataTypes.StringType, false)
          .add("year", DataTypes.IntegerType, false)
          .add("begun", DataTypes.DoubleType, false)
          .add("persons", DataTypes.DoubleType, false)
          .add("jobs", DataTypes.DoubleType, true);

  /** The rows, from the jump-off to the horizon, of which no jobs are known. */
  Iterator<Row> rows(YearFiles files, Origin origin) {
    List<double[]> people = new ArrayList<>();
    scenarios.forEach(name -> people.add(jumpOff.people()));
    return new ConcatenatedIterator<>(
        IntStream.rangeClosed(origin.baseYear(), origin.horizon()).iterator(),
        year -> {
          List<Row> rows = new ArrayList<>();
          BlockYearResult[] ends =
              year < origin.horizon()
                  ? files.read(year, places.id())
                  : new BlockYearResult[scenarios.size()];
          for (int scenario = 0; scenario < ends.length; scenario++) {
            add(rows, scenarios.get(scenario), year, people.get(scenario), ends[scenario]);
            people.set(scenario, ends[scenario] == null ? null : ends[scenario].state().people());
          }
          return rows.iterator();
        });
  }

  private void add(
      List<Row> rows, String scenario, int year, double[] people, BlockYearResult end) {
    for (int place = 0; place < places.size(); place++) {
      rows.add(
          RowFactory.create(
              scenario,
              places.codes()[place],
              year,
              PlaceBlock.people(jumpOff.people(), place),
              PlaceBlock.people(people, place),
              end == null || industries == 0
                  ? null
                  : (Double) Cohorts.sum(end.state().jobs(), place * industries, industries)));
    }
  }
}
