package no.stedsvekst.jobs.project.output;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.function.UnaryOperator;
import no.stedsvekst.jobs.project.input.Origin;
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
 * @param years of the block
 * @param kept makes of the cells of a place those that are kept
 */
record BlockCells(BlockYears years, Kept kept) {
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
    return years.rows(files, origin, this::row);
  }

  private Row row(BlockYears.Day day, int place) {
    double[] people = cells(day.people(), place);
    boolean isJumpOff = day.ended() == null;
    double[] dead = isJumpOff ? null : cells(day.ended().dead(), place);
    return RowFactory.create(
        day.scenario(),
        years.places().codes()[place],
        day.year(),
        kept(people),
        isJumpOff ? null : kept(dead),
        isJumpOff
            ? null
            : kept(
                migration(cells(day.before(), place), day.ended().births()[place], dead, people)));
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
