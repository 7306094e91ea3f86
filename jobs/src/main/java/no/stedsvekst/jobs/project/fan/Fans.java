package no.stedsvekst.jobs.project.fan;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import no.stedsvekst.attractiveness.BySize;
import no.stedsvekst.jobs.conform.Levels;
import no.stedsvekst.jobs.project.block.ConcatenatedIterator;
import no.stedsvekst.jobs.project.input.BlockState;
import no.stedsvekst.jobs.project.input.ModelCoefficients;
import no.stedsvekst.jobs.project.input.PlaceBlock;
import no.stedsvekst.jobs.project.run.ConstraintFactors;
import no.stedsvekst.jobs.project.run.NeighbourGrowth;
import no.stedsvekst.jobs.project.run.SinglePlaceProjection;
import no.stedsvekst.jobs.project.run.YearFiles;
import no.stedsvekst.jobs.project.scenario.ScenarioRun;
import no.stedsvekst.migration.AgeGroup;
import no.stedsvekst.scenario.Cohorts;
import no.stedsvekst.scenario.NationYear;
import no.stedsvekst.scenario.SharedLevels;
import no.stedsvekst.scenario.YearBlocks;
import no.stedsvekst.stats.SampleQuantile;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.Tuple2;

/**
 * A12. Many futures of every place: past years come again in other orders, the same order for all
 * places. Of a year comes back what the place's attractiveness was; or, where all that is uncertain
 * is drawn, also what the growth of its jobs had brought and how the nation's migration swung,
 * around a level that may be another than it is taken to be, partly together with the places of its
 * region and county. Neighbours stay as the scenario has them.
 */
public final class Fans implements Serializable {
  private static final long serialVersionUID = 1;

  /**
   * Futures that are drawn.
   *
   * @param draws how many; 0: none
   * @param seed the same seed draws the same
   * @param isWhole whether all that is uncertain is drawn, not only the years' attractiveness
   */
  public record Drawing(int draws, long seed, boolean isWhole) implements Serializable {}

  /**
   * The past that comes again.
   *
   * @param years there are
   * @param nation its swings by year
   * @param uncertainty variance of a place's level
   * @param shared how much of it places have in common
   */
  public record Past(int years, double[] nation, BySize uncertainty, SharedLevels shared)
      implements Serializable {}

  private static final double[] QUANTILES = {.05, .1, .25, .5, .75, .9, .95};

  private static final int[] GROUP_OF_AGE = groupOfAge();

  private static final StructType SCHEMA =
      new StructType()
          .add("scenario", DataTypes.StringType, false)
          .add("level", DataTypes.StringType, false)
          .add("unit", DataTypes.StringType, false)
          .add("year", DataTypes.IntegerType, false)
          .add("age_group", DataTypes.StringType, false)
          .add("quantile", DataTypes.DoubleType, false)
          .add("persons", DataTypes.DoubleType, false);

  private final ModelCoefficients model;
  private final ScenarioRun scenarioRun;
  private final int scenario;
  private final List<NationYear> years;
  private final List<ConstraintFactors> constraintFactors;
  private final Past past;
  private final Drawing drawing;
  private final int[][] sequences;
  private final YearFiles files;

  /**
   * Around a scenario.
   *
   * @param scenario its number among those that were run
   * @param constraintFactors of it by year
   * @param past to draw from
   * @param drawing how many, and from which seed
   */
  public Fans(
      ModelCoefficients model,
      ScenarioRun scenarioRun,
      int scenario,
      List<NationYear> years,
      List<ConstraintFactors> constraintFactors,
      Past past,
      Drawing drawing,
      YearFiles files) {
    this.model = model;
    this.scenarioRun = scenarioRun;
    this.scenario = scenario;
    this.years = years;
    this.constraintFactors = constraintFactors;
    this.past = past;
    this.drawing = drawing;
    this.sequences = YearBlocks.draw(past.years(), years.size(), drawing.draws(), drawing.seed());
    this.files = files;
  }

  /**
   * The quantiles of municipalities and of the units above them.
   *
   * @param around region and county by code of the places of a block
   * @param above units by code, whose sums are drawn too
   */
  public Dataset<Row> rows(
      SparkSession spark,
      JavaRDD<PlaceBlock> places,
      JavaRDD<BlockState> jumpOff,
      JavaRDD<Map<String, List<String>>> around,
      JavaRDD<Map<String, List<String>>> above) {
    JavaPairRDD<String, double[]> drawn =
        places
            .zipPartitions(
                jumpOff,
                (Iterator<PlaceBlock> block, Iterator<BlockState> start) ->
                    List.of(new Tuple2<>(block.next(), start.next())).iterator())
            .zipPartitions(
                around,
                (Iterator<Tuple2<PlaceBlock, BlockState>> block,
                    Iterator<Map<String, List<String>>> units) -> draws(block.next(), units.next()))
            .zipPartitions(
                above,
                (Iterator<Tuple2<String, double[]>> drawnPlaces,
                    Iterator<Map<String, List<String>>> units) ->
                    members(drawnPlaces, units.next()))
            .mapToPair(unit -> unit)
            .reduceByKey(Fans::sum);
    return spark.createDataFrame(drawn.flatMap(this::quantiles), SCHEMA);
  }

  private static Iterator<Tuple2<String, double[]>> members(
      Iterator<Tuple2<String, double[]>> places, Map<String, List<String>> above) {
    return new ConcatenatedIterator<>(
        places,
        place -> {
          List<Tuple2<String, double[]>> units = new ArrayList<>();
          units.add(new Tuple2<>(Levels.MUNICIPALITY + "/" + place._1(), place._2()));
          for (String unit : above.getOrDefault(place._1(), List.of())) {
            units.add(new Tuple2<>(unit, place._2()));
          }
          return units.iterator();
        });
  }

  /** Persons of each place by draw, year and age group, one after the other. */
  private Iterator<Tuple2<String, double[]>> draws(
      Tuple2<PlaceBlock, BlockState> standing, Map<String, List<String>> around) {
    PlaceBlock block = standing._1();
    BlockState start = standing._2();
    NeighbourGrowth neighbourGrowth = NeighbourGrowth.of(block, start, files, scenario, years);
    Iterator<Integer> numbers = IntStream.range(0, block.size()).boxed().iterator();
    return new ConcatenatedIterator<>(
        numbers,
        number -> {
          SinglePlaceProjection path =
              new SinglePlaceProjection(
                  block, start, number, model, scenarioRun, neighbourGrowth, constraintFactors);
          double people = PlaceBlock.people(start.people(), number);
          String code = block.codes()[number];
          double[] levels = levels(code, around.getOrDefault(code, List.of()), people);
          return List.of(new Tuple2<>(code, draws(path, block, number, levels))).iterator();
        });
  }

  /** What the place's level is off by, in each draw. */
  private double[] levels(String code, List<String> around, double people) {
    double deviation = people > 0 ? Math.sqrt(past.uncertainty().at(people)) : 0;
    double[] levels =
        past.shared()
            .draws(
                code,
                unit(around, Levels.REGION),
                unit(around, Levels.COUNTY),
                sequences.length,
                drawing.seed());
    return Arrays.stream(levels).map(level -> deviation * level).toArray();
  }

  private static Optional<String> unit(List<String> around, String level) {
    return around.stream()
        .filter(unit -> unit.startsWith(level + "/"))
        .map(unit -> unit.substring(level.length() + 1))
        .findFirst();
  }

  private double[] draws(
      SinglePlaceProjection path, PlaceBlock block, int number, double[] levels) {
    double[] own = drawing.isWhole() ? block.swings() : block.residuals();
    int groups = groups().size();
    double[] drawn = new double[sequences.length * years.size() * groups];
    double[] shocks = new double[years.size()];
    int at = 0;
    for (int draw = 0; draw < sequences.length; draw++) {
      for (int year = 0; year < shocks.length; year++) {
        int again = sequences[draw][year];
        shocks[year] = levels[draw] + own[number * past.years() + again] + past.nation()[again];
      }
      for (double[] cells : path.people(shocks)) {
        byGroup(cells, drawn, at);
        at += groups;
      }
    }
    return drawn;
  }

  private static void byGroup(double[] people, double[] into, int at) {
    for (int age = 0; age < Cohorts.AGES; age++) {
      int group = 1 + GROUP_OF_AGE[age];
      double persons = people[Cohorts.cell(0, age)] + people[Cohorts.cell(1, age)];
      into[at] += persons;
      into[at + group] += persons;
    }
  }

  private static List<String> groups() {
    List<String> groups = new ArrayList<>(List.of("all"));
    groups.addAll(AgeGroup.labels());
    return groups;
  }

  private static int[] groupOfAge() {
    int[] groups = new int[Cohorts.AGES];
    List<AgeGroup> all = List.of(AgeGroup.values());
    for (int group = 0; group < all.size(); group++) {
      for (int age = all.get(group).first();
          age <= Math.min(all.get(group).last(), Cohorts.AGES - 1);
          age++) {
        groups[age] = group;
      }
    }
    return groups;
  }

  private static double[] sum(double[] one, double[] other) {
    double[] sum = one.clone();
    for (int index = 0; index < sum.length; index++) {
      sum[index] += other[index];
    }
    return sum;
  }

  private Iterator<Row> quantiles(Tuple2<String, double[]> unit) {
    String[] names = unit._1().split("/", 2);
    List<String> groups = groups();
    int draws = sequences.length;
    List<Row> rows = new ArrayList<>();
    double[] sample = new double[draws];
    for (int year = 0; year < years.size(); year++) {
      for (int group = 0; group < groups.size(); group++) {
        for (int draw = 0; draw < draws; draw++) {
          sample[draw] = unit._2()[(draw * years.size() + year) * groups.size() + group];
        }
        Arrays.sort(sample);
        for (double quantile : QUANTILES) {
          rows.add(
              RowFactory.create(
                  scenarioRun.name(),
                  names[0],
                  names[1],
                  years.get(year).year() + 1,
                  groups.get(group),
                  quantile,
                  SampleQuantile.of(sample, quantile)));
        }
      }
    }
    return rows.iterator();
  }
}
