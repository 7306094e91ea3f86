package no.stedsvekst.jobs.project.input;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pow;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import no.stedsvekst.attractiveness.BySize;
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

  private final Dataset<Row> rates;
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
    Column excess =
        pow(col("came").minus(col("before").multiply(lasting)), lit(2)).minus(col("drawn"));
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

  /** What came, what was before, what drawing explains: of places with enough years before. */
  private Dataset<Row> places(Dataset<Row> people) {
    WindowSpec place = Window.partitionBy("unit");
    WindowSpec run = place.orderBy("year").rowsBetween(1 - YearBlocks.LENGTH, 0);
    Column isLater = col("year").geq(turn);
    Column isEarlier = col("year").lt(turn).and(col("year").geq(turn - earlier));
    Column isRun = col("run_years").equalTo(YearBlocks.LENGTH);
    return rates
        .join(people, new String[] {"unit", "year"})
        .withColumn("whole", AttractivenessHistory.WHOLE)
        .withColumn("swing", col("whole").minus(avg("whole").over(place)))
        .withColumn("run", avg("swing").over(run))
        .withColumn("run_years", count("swing").over(run))
        .groupBy("unit")
        .agg(
            avg(when(isLater, col("whole"))).as("came"),
            avg(when(isEarlier, col("rate"))).as("before"),
            avg(when(isRun, pow(col("run"), lit(2))))
                .multiply((double) YearBlocks.LENGTH / later)
                .as("drawn"),
            avg("size").as("size"),
            count(when(isLater, 1)).as("later"),
            count(when(isEarlier, 1)).as("earlier"))
        .filter(
            col("later")
                .equalTo(later)
                .and(col("earlier").geq(Math.min(earlier, AttractivenessHistory.FEWEST_BEFORE))))
        .filter(col("drawn").isNotNull().and(col("size").gt(0)));
  }
}
