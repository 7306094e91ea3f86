package no.stedsvekst.jobs.project.output;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.posexplode;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import no.stedsvekst.jobs.project.block.ConcatenatedIterator;
import no.stedsvekst.jobs.project.input.BlockState;
import no.stedsvekst.jobs.project.input.Origin;
import no.stedsvekst.jobs.project.input.PlaceBlock;
import no.stedsvekst.jobs.project.input.PlaceFacts;
import no.stedsvekst.jobs.project.input.ProjectionInput;
import no.stedsvekst.jobs.project.run.BlockYearResult;
import no.stedsvekst.jobs.project.run.YearFiles;
import no.stedsvekst.scenario.Cohorts;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.collection.immutable.ArraySeq;

/** What the years have brought, as rows. */
public final class ProjectionRows {
  private static final int BAND = 5;

  /** Five years together; 105 and older stand alone. */
  private static final int BANDS = Cohorts.AGES / BAND + 1;

  private static final StructType ARRAYS =
      new StructType()
          .add("scenario", DataTypes.StringType, false)
          .add("municipality", DataTypes.StringType, false)
          .add("year", DataTypes.IntegerType, false)
          .add("numbers", DataTypes.createArrayType(DataTypes.DoubleType, false), false);

  /** Ages that are kept. */
  public enum Ages {
    SINGLE,
    FIVE_YEAR,
    TOTAL
  }

  /** What becomes of a block in a scenario and year. */
  private interface Numbers extends java.io.Serializable {
    double[] of(BlockYearResult end, int place);
  }

  private final SparkSession spark;
  private final JavaRDD<PlaceBlock> places;
  private final JavaRDD<BlockState> jumpOff;
  private final YearFiles files;
  private final List<String> scenarios;
  private final Origin origin;

  public ProjectionRows(
      SparkSession spark,
      ProjectionInput input,
      YearFiles files,
      List<String> scenarios,
      Origin origin) {
    this.spark = spark;
    this.places = input.places().rdd();
    this.jumpOff = input.jumpOff().rdd();
    this.files = files;
    this.scenarios = scenarios;
    this.origin = origin;
  }

  /** The scenarios whose rows they are. */
  public List<String> names() {
    return scenarios;
  }

  /** People by sex and age on each 1 January, and what the year before did to their number. */
  public Dataset<Row> people(Ages ages) {
    List<String> names = scenarios;
    YearFiles source = files;
    Origin years = origin;
    BlockCells.Kept kept = kept(ages);
    JavaRDD<Row> rows =
        places.zipPartitions(
            jumpOff,
            (Iterator<PlaceBlock> block, Iterator<BlockState> start) ->
                new BlockCells(new BlockYears(block.next(), start.next(), names), kept)
                    .rows(source, years));
    return spark
        .createDataFrame(rows, BlockCells.SCHEMA)
        .select(
            col("scenario"),
            col("municipality"),
            col("year"),
            posexplode(col("persons")).as(new String[] {"pos", "persons"}),
            col("deaths"),
            col("migration"))
        .withColumn("deaths_before", cell("deaths"))
        .withColumn("net_migration_before", cell("migration"))
        .withColumn("sex", sex(ages))
        .withColumn("age", age(ages))
        .drop("pos", "deaths", "migration");
  }

  /** Everyone, on the jump-off too, and all jobs: municipality, year, begun, persons, jobs. */
  public Dataset<Row> totals(int industries) {
    List<String> names = scenarios;
    YearFiles source = files;
    Origin years = origin;
    JavaRDD<Row> rows =
        places.zipPartitions(
            jumpOff,
            (Iterator<PlaceBlock> block, Iterator<BlockState> start) ->
                new BlockTotals(new BlockYears(block.next(), start.next(), names), industries)
                    .rows(source, years));
    return spark.createDataFrame(rows, BlockTotals.SCHEMA);
  }

  /** Jobs by industry in each fourth quarter. */
  public Dataset<Row> jobs(List<String> industries) {
    int count = industries.size();
    return exploded(
            arrays(
                (end, place) ->
                    Arrays.copyOfRange(end.state().jobs(), place * count, (place + 1) * count)),
            "jobs")
        .join(PlaceFacts.numbers(spark, industries, "industry", "pos"), "pos")
        .drop("pos");
  }

  /** Births, deaths and migration of each year. */
  public Dataset<Row> flows() {
    Dataset<Row> rows =
        arrays(
            (end, place) ->
                new double[] {
                  end.births()[place],
                  end.deaths()[place],
                  end.net()[place],
                  end.expected()[place],
                  end.attractiveness()[place],
                  end.net()[place] - end.expected()[place] - end.attractiveness()[place],
                  end.shift()[place]
                });
    List<String> names =
        List.of(
            "births", "deaths", "net_migration", "expected", "attractiveness", "closure", "theta");
    for (int index = 0; index < names.size(); index++) {
      rows = rows.withColumn(names.get(index), col("numbers").getItem(index));
    }
    return rows.drop("numbers");
  }

  /** Spark takes an item of an array without nulls for one that is there, array or none. */
  private static Column cell(String array) {
    return when(col(array).isNotNull(), col(array).getItem(col("pos")));
  }

  private static BlockCells.Kept kept(Ages ages) {
    return switch (ages) {
      case SINGLE -> cells -> cells;
      case FIVE_YEAR -> ProjectionRows::bands;
      case TOTAL -> cells -> new double[] {Cohorts.sum(cells, 0, Cohorts.CELLS)};
    };
  }

  private static double[] bands(double[] cells) {
    double[] bands = new double[Cohorts.SEXES * BANDS];
    for (int sex = 0; sex < Cohorts.SEXES; sex++) {
      for (int age = 0; age < Cohorts.AGES; age++) {
        bands[sex * BANDS + age / BAND] += cells[Cohorts.cell(sex, age)];
      }
    }
    return bands;
  }

  private static Column sex(Ages ages) {
    int men = ages == Ages.SINGLE ? Cohorts.AGES : BANDS;
    return ages == Ages.TOTAL ? lit("all") : when(col("pos").lt(men), "M").otherwise("F");
  }

  private static Column age(Ages ages) {
    return switch (ages) {
      case SINGLE -> col("pos").mod(Cohorts.AGES).cast("string");
      case FIVE_YEAR -> {
        Column first = col("pos").mod(BANDS).multiply(BAND);
        yield when(first.equalTo(Cohorts.AGES - 1), first.cast("string"))
            .otherwise(concat_ws("-", first, first.plus(BAND - 1)));
      }
      case TOTAL -> lit("all");
    };
  }

  private Dataset<Row> exploded(Dataset<Row> arrays, String name) {
    return arrays.select(
        col("scenario"),
        col("municipality"),
        col("year"),
        posexplode(col("numbers")).as(new String[] {"pos", name}));
  }

  /** Numbers of every finished year. */
  private Dataset<Row> arrays(Numbers numbers) {
    List<String> names = scenarios;
    YearFiles source = files;
    int first = origin.baseYear();
    int last = origin.horizon() - 1;
    JavaRDD<Row> rows =
        places.flatMap(
            block -> {
              Iterator<Integer> years =
                  Stream.iterate(first, year -> year <= last, year -> year + 1).iterator();
              List<Iterator<Row>> all = new ArrayList<>();
              return new ConcatenatedIterator<>(
                  years,
                  year -> {
                    BlockYearResult[] ends = source.read(year, block.id());
                    all.clear();
                    for (int scenario = 0; scenario < ends.length; scenario++) {
                      BlockYearResult end = ends[scenario];
                      all.add(
                          rows(block, names.get(scenario), year, place -> numbers.of(end, place))
                              .iterator());
                    }
                    return new ConcatenatedIterator<>(new ArrayList<>(all).iterator(), one -> one);
                  });
            });
    return spark.createDataFrame(rows, ARRAYS);
  }

  private interface OfPlace {
    double[] numbers(int place);
  }

  private static Stream<Row> rows(PlaceBlock block, String scenario, int year, OfPlace of) {
    return java.util.stream.IntStream.range(0, block.size())
        .mapToObj(
            place ->
                RowFactory.create(
                    scenario,
                    block.codes()[place],
                    year,
                    ArraySeq.unsafeWrapArray(of.numbers(place))));
  }
}
