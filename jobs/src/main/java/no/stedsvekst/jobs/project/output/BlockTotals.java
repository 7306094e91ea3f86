package no.stedsvekst.jobs.project.output;

import java.util.Iterator;
import no.stedsvekst.jobs.project.input.Origin;
import no.stedsvekst.jobs.project.input.PlaceBlock;
import no.stedsvekst.jobs.project.run.YearFiles;
import no.stedsvekst.scenario.Cohorts;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Everyone and all jobs of a block's places, year by year. People stand under the 1 January that a
 * year begins with and jobs under its fourth quarter.
 *
 * @param years of the block
 * @param industries how many
 */
record BlockTotals(BlockYears years, int industries) {
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
    return years.rows(files, origin, this::row);
  }

  private Row row(BlockYears.Day day, int place) {
    return RowFactory.create(
        day.scenario(),
        years.places().codes()[place],
        day.year(),
        PlaceBlock.people(years.jumpOff().people(), place),
        PlaceBlock.people(day.people(), place),
        day.begun() == null || industries == 0
            ? null
            : (Double) Cohorts.sum(day.begun().state().jobs(), place * industries, industries));
  }
}
