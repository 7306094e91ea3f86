package no.stedsvekst.jobs.project.target;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sequence;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import no.stedsvekst.jobs.project.block.BlockValues;
import no.stedsvekst.jobs.project.input.BlockState;
import no.stedsvekst.jobs.project.input.PlaceBlock;
import no.stedsvekst.jobs.project.input.ProjectionInput;
import no.stedsvekst.jobs.project.run.AttractedPlaces;
import no.stedsvekst.jobs.project.run.ConstraintFactors;
import no.stedsvekst.jobs.project.run.SinglePlaceProjection;
import no.stedsvekst.jobs.project.run.YearFiles;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A10. How attractive a place must be, the same every year, to have so many people in a year: the
 * nation and the neighbours are as in neutral.
 */
public final class TargetSolver implements Serializable {
  private static final long serialVersionUID = 1;
  private static final double NEAR = 1e-6;
  private static final double MOST = 1;
  private static final int MOST_STEPS = 200;
  private static final int DECADE = 10;

  private final AttractedPlaces paths;

  private TargetSolver(AttractedPlaces paths) {
    this.paths = paths;
  }

  /**
   * The people of neutral, and the rate that brings the wanted number.
   *
   * @param neutral persons on the last 1 January without attractiveness
   * @param rate a year; not a number where none of them brings it
   */
  public record Answer(double neutral, double rate) implements Serializable {}

  /**
   * What a place needs beside neutral to have so many people.
   *
   * @param input what the projection began with
   * @param constraintFactors by year and scenario; neutral is the first scenario
   * @param files the projected years
   * @param code the municipality
   * @param population how many people it is to have in the last year
   */
  public static Answer solve(
      ProjectionInput input,
      List<List<ConstraintFactors>> constraintFactors,
      YearFiles files,
      String code,
      double population) {
    return new TargetSolver(new AttractedPlaces(input, constraintFactors, files, 0))
        .of(input.places(), input.jumpOff(), code, population);
  }

  /** Looks for the rate, where the place is. */
  private Answer of(
      BlockValues<PlaceBlock> places,
      BlockValues<BlockState> jumpOff,
      String code,
      double population) {
    return places
        .with(jumpOff, (block, start) -> found(block, start, code, population))
        .collect()
        .stream()
        .flatMap(List::stream)
        .findFirst()
        .orElseThrow();
  }

  private List<Answer> found(PlaceBlock block, BlockState start, String code, double population) {
    int number = Arrays.asList(block.codes()).indexOf(code);
    if (number < 0) {
      return List.of();
    }
    SinglePlaceProjection path = paths.in(block, start).apply(number);
    double neutral = people(path, 0);
    double low = -MOST;
    double high = MOST;
    if (people(path, low) > population || people(path, high) < population) {
      return List.of(new Answer(neutral, Double.NaN));
    }
    double rate = 0;
    for (int step = 0; step < MOST_STEPS; step++) {
      double reached = people(path, rate);
      if (Math.abs(reached - population) <= NEAR) {
        break;
      }
      if (reached < population) {
        low = rate;
      } else {
        high = rate;
      }
      rate = (low + high) / 2;
    }
    return List.of(new Answer(neutral, rate));
  }

  private double people(SinglePlaceProjection path, double rate) {
    double[] people = paths.people(path, rate);
    return people[people.length - 1];
  }

  /**
   * The share of all municipalities' ten years of the past in which no more was achieved.
   *
   * @param rates unit, year and rate
   */
  static double percentile(Dataset<Row> rates, double rate) {
    Dataset<Row> known = rates.filter(col("rate").isNotNull());
    Dataset<Row> decades =
        known
            .withColumn("decade", explode(sequence(col("year"), col("year").plus(lit(DECADE - 1)))))
            .groupBy("unit", "decade")
            .agg(avg("rate").as("mean"), count(lit(1)).as("years"))
            .filter(col("years").equalTo(DECADE));
    Row share = decades.agg(count_if(col("mean").leq(rate)), count(lit(1))).head();
    return share.getLong(1) == 0 ? Double.NaN : (double) share.getLong(0) / share.getLong(1);
  }
}
