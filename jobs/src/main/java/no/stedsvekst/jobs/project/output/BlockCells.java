package no.stedsvekst.jobs.project.output;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;
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
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.collection.immutable.ArraySeq;

/**
 * The people of a block's places by sex and age on each 1 January, and what the year before has
 * done to each cell. Migration is what births, deaths and a year more of age leave to be explained:
 * where ages are made to meet the nation's, that is part of it.
 *
 * @param places of the block
 * @param jumpOff where they stand at first
 * @param scenarios their names
 * @param kept makes of the cells of a place those that are kept
 */
record BlockCells(PlaceBlock places, BlockState jumpOff, List<String> scenarios, Kept kept) {
  static final StructType SCHEMA =
      new StructType()
          .add("scenario", DataTypes.StringType, false)
          .add("municipality", DataTypes.StringType, false)
          .add("year", DataTypes.IntegerType, false)
          .add("persons", numbers(), false)
          .add("deaths", numbers(), true)
          .add("migration", numbers(), true);

  /** Adds cells up to those that are kept. */
  interface Kept extends UnaryOperator<double[]>, Serializable {}

  private static ArrayType numbers() {
    return DataTypes.createArrayType(DataTypes.DoubleType, false);
  }

  /** The rows, from the jump-off to the horizon. */
  Iterator<Row> rows(YearFiles files, Origin origin) {
    List<double[]> people = new ArrayList<>();
    scenarios.forEach(name -> people.add(jumpOff.people()));
    return new ConcatenatedIterator<>(
        IntStream.rangeClosed(origin.baseYear(), origin.horizon()).iterator(),
        year -> {
          if (year == origin.baseYear()) {
            return eachPlace((scenario, place) -> begun(scenarios.get(scenario), year, place));
          }
          BlockYearResult[] ends = files.read(year - 1, places.id());
          List<double[]> before = List.copyOf(people);
          for (int scenario = 0; scenario < ends.length; scenario++) {
            people.set(scenario, ends[scenario].state().people());
          }
          return eachPlace(
              (scenario, place) ->
                  row(scenarios.get(scenario), year, place, before.get(scenario), ends[scenario]));
        });
  }

  private interface OfPlace {
    Row row(int scenario, int place);
  }

  /** A row a scenario and place, made when it is asked for: together they would fill the memory. */
  private Iterator<Row> eachPlace(OfPlace of) {
    return new ConcatenatedIterator<>(
        IntStream.range(0, scenarios.size()).iterator(),
        scenario ->
            IntStream.range(0, places.size())
                .mapToObj(place -> of.row(scenario, place))
                .iterator());
  }

  private Row begun(String scenario, int year, int place) {
    return RowFactory.create(
        scenario, places.codes()[place], year, kept(cells(jumpOff.people(), place)), null, null);
  }

  private Row row(String scenario, int year, int place, double[] before, BlockYearResult end) {
    double[] people = cells(end.state().people(), place);
    double[] dead = cells(end.dead(), place);
    return RowFactory.create(
        scenario,
        places.codes()[place],
        year,
        kept(people),
        kept(dead),
        kept(migration(cells(before, place), end.births()[place], dead, people)));
  }

  /** Net migration by the cell in which migrants are found when the year has ended. */
  static double[] migration(double[] before, double births, double[] dead, double[] people) {
    double[] migration = new double[Cohorts.CELLS];
    for (int cell = 0; cell < migration.length; cell++) {
      migration[cell] = people[cell] + dead[cell];
    }
    for (int sex = 0; sex < Cohorts.SEXES; sex++) {
      migration[Cohorts.cell(sex, 0)] -= births * Cohorts.shareOfBirths(sex);
      for (int age = 0; age < Cohorts.AGES; age++) {
        migration[Cohorts.cellAtEnd(sex, age + 1)] -= before[Cohorts.cell(sex, age)];
      }
    }
    return migration;
  }

  private ArraySeq<?> kept(double[] cells) {
    return ArraySeq.unsafeWrapArray(kept.apply(cells));
  }

  private static double[] cells(double[] values, int place) {
    return Arrays.copyOfRange(values, place * Cohorts.CELLS, (place + 1) * Cohorts.CELLS);
  }
}
