package no.stedsvekst.jobs.project.input;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pow;
import static org.apache.spark.sql.functions.sqrt;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.HashMap;
import java.util.Map;
import no.stedsvekst.attractiveness.BySize;
import no.stedsvekst.scenario.SharedLevels;
import no.stedsvekst.scenario.YearBlocks;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * How far places have come out from what could be foretold of them: the past is cut in two, and the
 * later years are held against what lasts of the earlier ones. What the drawn order of the years
 * explains of that is taken off.
 */
final class LevelUncertainty {
  /** Shorter parts than this tell nothing. */
  private static final int SHORTEST = 2;

  /** Fewer places than this tell nothing of others. */
  private static final int FEWEST_PLACES = 5;

  private static final Column IS_RUN = col("run_years").equalTo(YearBlocks.LENGTH);

  private final Dataset<Row> rates;
  private final int years;
  private final int turn;
  private final int later;
  private final int earlier;
  private final double lasting;

  /**
   * Of rates.
   *
   * @param rates of places: unit, year, rate, brought by the growth of jobs
   * @param first year
   * @param years there are
   * @param lasting share of a place's attractiveness
   */
  LevelUncertainty(Dataset<Row> rates, int first, int years, double lasting) {
    this.rates = rates;
    this.years = years;
    this.lasting = lasting;
    later =
        years >= AttractivenessHistory.DECADE + AttractivenessHistory.FEWEST_BEFORE
            ? AttractivenessHistory.DECADE
            : years / 2;
    earlier = Math.min(AttractivenessHistory.DECADE, years - later);
    turn = first + years - later;
  }

  /**
   * The variance of a place's mean rate of the coming years.
   *
   * @param people unit, year and size
   * @return none where too few years are known to tell
   */
  BySize over(Dataset<Row> people) {
    if (later < SHORTEST) {
      return BySize.NONE;
    }
    Column inverse = lit(1).divide(col("size"));
    Column excess = pow(missed(), lit(2)).minus(col("drawn"));
    Row sums =
        places(people)
            .withColumn("excess", excess)
            .agg(
                count(lit(1)).cast("double"),
                sum(inverse),
                sum(inverse.multiply(inverse)),
                sum("excess"),
                sum(col("excess").multiply(inverse)))
            .head();
    return sums.getDouble(0) < FEWEST_PLACES
        ? BySize.NONE
        : BySize.of(
            sums.getDouble(0),
            sums.getDouble(1),
            sums.getDouble(2),
            sums.getDouble(3),
            sums.getDouble(4));
  }

  private Column missed() {
    return col("came").minus(col("before").multiply(lasting));
  }

  /**
   * How much of that places have in common, by the products of what two of them were off by, less
   * what the order of the years explains of these: they are drawn alike for all places.
   *
   * @param people unit, year and size
   * @param variance of a place's level
   * @param groups code, region, county
   */
  SharedLevels shared(Dataset<Row> people, BySize variance, Dataset<Row> groups) {
    if (variance.equals(BySize.NONE)) {
      return SharedLevels.NONE;
    }
    Column deviation =
        sqrt(lit(variance.floor()).plus(lit(variance.perInverse()).divide(col("size"))));
    Dataset<Row> places =
        places(people)
            .filter(col("known").equalTo(years))
            .select(
                col("unit"), missed().divide(deviation).as("missed"), deviation.as("deviation"));
    int runs = years - YearBlocks.LENGTH + 1;
    Dataset<Row> off =
        places
            .select(col("unit"), lit(0).as("of"), lit(1.0).as("counts"), col("missed").as("off"))
            .union(
                runs(people)
                    .filter(IS_RUN)
                    .join(places, "unit")
                    .select(
                        col("unit"),
                        col("year"),
                        lit(-(double) YearBlocks.LENGTH / later / runs),
                        col("run").divide(col("deviation"))));
    Column centred = col("off").minus(avg("off").over(Window.partitionBy("of")));
    Column both = concat_ws(" ", col("region"), col("county"));
    Column[] kinds = {
      kind("region", col("region")), kind("county", col("county")), kind("both", both)
    };
    Map<String, SharedLevels.Pairs> pairs = new HashMap<>();
    off.withColumn("off", centred)
        .join(groups.withColumnRenamed("code", "unit"), "unit")
        .filter(col("region").isNotNull().and(col("county").isNotNull()))
        .select(col("of"), col("counts"), col("off"), explode(array(kinds)).as("group"))
        .groupBy("group", "of", "counts")
        .agg(
            pow(sum("off"), lit(2)).minus(sum(pow(col("off"), lit(2)))).as("product"),
            count(lit(1)).as("members"))
        .groupBy("group.kind")
        .agg(
            sum(col("counts").multiply(col("product"))),
            sum(
                when(
                    col("of").equalTo(0),
                    col("members").multiply(col("members").minus(1)).cast("double"))))
        .collectAsList()
        .forEach(
            row ->
                pairs.put(
                    row.getString(0), new SharedLevels.Pairs(row.getDouble(1), row.getDouble(2))));
    return pairs.isEmpty()
        ? SharedLevels.NONE
        : SharedLevels.of(pairs.get("region"), pairs.get("county"), pairs.get("both"));
  }

  private static Column kind(String name, Column unit) {
    return struct(lit(name).as("kind"), unit.as("unit"));
  }

  /** Each year with what it and those before it swung: unit, year, whole, swing, run. */
  private Dataset<Row> runs(Dataset<Row> people) {
    WindowSpec place = Window.partitionBy("unit");
    WindowSpec run = place.orderBy("year").rowsBetween(1 - YearBlocks.LENGTH, 0);
    return rates
        .join(people, new String[] {"unit", "year"})
        .withColumn("whole", AttractivenessHistory.WHOLE)
        .withColumn("swing", col("whole").minus(avg("whole").over(place)))
        .withColumn("run", avg("swing").over(run))
        .withColumn("run_years", count("swing").over(run));
  }

  /** What came, what was before, what drawing explains: of places with enough years before. */
  private Dataset<Row> places(Dataset<Row> people) {
    Column isLater = col("year").geq(turn);
    Column isEarlier = col("year").lt(turn).and(col("year").geq(turn - earlier));
    return runs(people)
        .groupBy("unit")
        .agg(
            avg(when(isLater, col("whole"))).as("came"),
            avg(when(isEarlier, col("rate"))).as("before"),
            avg(when(IS_RUN, pow(col("run"), lit(2))))
                .multiply((double) YearBlocks.LENGTH / later)
                .as("drawn"),
            avg("size").as("size"),
            count(when(isLater, 1)).as("later"),
            count(when(isEarlier, 1)).as("earlier"),
            count(lit(1)).as("known"))
        .filter(
            col("later")
                .equalTo(later)
                .and(col("earlier").geq(Math.min(earlier, AttractivenessHistory.FEWEST_BEFORE))))
        .filter(col("drawn").isNotNull().and(col("size").gt(0)));
  }
}
