package no.stedsvekst.jobs.project.output;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import no.stedsvekst.jobs.project.block.ConcatenatedIterator;
import no.stedsvekst.jobs.project.input.BlockState;
import no.stedsvekst.jobs.project.input.Origin;
import no.stedsvekst.jobs.project.input.PlaceBlock;
import no.stedsvekst.jobs.project.input.ProjectionInput;
import no.stedsvekst.jobs.project.run.AttractedPlaces;
import no.stedsvekst.jobs.project.run.ConstraintFactors;
import no.stedsvekst.jobs.project.run.SinglePlaceProjection;
import no.stedsvekst.jobs.project.run.YearFiles;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * A10. How many people every place would have with so much attractiveness a year, beside neutral:
 * what a goal takes is read between two of them.
 */
public final class GoalRows {
  /** Of the attractiveness, a year; wider than any place's ten years of the past. */
  static final double[] RATES = {-0.03, -0.02, -0.01, -0.005, 0, 0.005, 0.01, 0.02, 0.03};

  private static final int EVERY = 5;

  private static final StructType SCHEMA =
      new StructType()
          .add("municipality", DataTypes.StringType, false)
          .add("year", DataTypes.IntegerType, false)
          .add("rate", DataTypes.DoubleType, false)
          .add("persons", DataTypes.DoubleType, false);

  private GoalRows() {}

  /**
   * The rows.
   *
   * @param constraintFactors of the projection, by year and scenario
   * @param files its years
   * @param neutral which of its scenarios is neutral
   * @param origin on which 1 January it begins, and on which it ends
   */
  public static Dataset<Row> of(
      SparkSession spark,
      ProjectionInput input,
      List<List<ConstraintFactors>> constraintFactors,
      YearFiles files,
      int neutral,
      Origin origin) {
    AttractedPlaces paths = new AttractedPlaces(input, constraintFactors, files, neutral);
    JavaRDD<PlaceBlock> places = input.places().rdd();
    JavaRDD<Row> rows =
        places.zipPartitions(
            input.jumpOff().rdd(),
            (Iterator<PlaceBlock> block, Iterator<BlockState> start) ->
                rows(paths, block.next(), start.next(), origin));
    return spark.createDataFrame(rows, SCHEMA);
  }

  /** Made when they are asked for: those of all places of a block are many. */
  private static Iterator<Row> rows(
      AttractedPlaces paths, PlaceBlock block, BlockState start, Origin origin) {
    IntFunction<SinglePlaceProjection> path = paths.in(block, start);
    return new ConcatenatedIterator<>(
        IntStream.range(0, block.size()).iterator(),
        place -> rows(paths, path.apply(place), block.codes()[place], origin).iterator());
  }

  private static List<Row> rows(
      AttractedPlaces paths, SinglePlaceProjection place, String code, Origin origin) {
    List<Row> rows = new ArrayList<>();
    for (double rate : RATES) {
      double[] people = paths.people(place, rate);
      for (int index = 0; index < people.length; index++) {
        int year = origin.baseYear() + 1 + index;
        if (year % EVERY == 0 || year == origin.horizon()) {
          rows.add(RowFactory.create(code, year, rate, people[index]));
        }
      }
    }
    return rows;
  }
}
