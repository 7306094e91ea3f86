package no.stedsvekst.jobs.project.input;

import static no.stedsvekst.jobs.project.input.AttractivenessHistory.DECADE;
import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sqrt;
import static org.apache.spark.sql.functions.sum;

import java.util.ArrayList;
import java.util.List;
import no.stedsvekst.jobs.conform.Levels;
import no.stedsvekst.scenario.Persistence;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * How much of the migration by which places are expected to differ comes: what could have been
 * foretold in each year of the past, by centrality and by what lasts of attractiveness, beside the
 * ten years that followed. What is foretold from a year is made of the years before it alone.
 */
final class MigrationPersistence {
  private static final String RESPONSE = "net_migration_excess";
  private static final String INDEX = "centrality_jobs";

  /** A line needs more regions and years than three a coefficient. */
  private static final int FEWEST_ROWS = 6;

  private static final StructType FITS =
      new StructType()
          .add("from", DataTypes.IntegerType, false)
          .add("intercept", DataTypes.DoubleType, false)
          .add("slope", DataTypes.DoubleType, false);

  private final SparkSession spark;
  private final Dataset<Row> rows;
  private final double lasting;

  private MigrationPersistence(SparkSession spark, Dataset<Row> rows, double lasting) {
    this.spark = spark;
    this.rows = rows;
    this.lasting = lasting;
  }

  /**
   * As known at an origin.
   *
   * @param panel of a preset
   * @param lasting the share of a place's own attractiveness that lasts
   * @param fallback the share where too few years are known
   */
  static Persistence of(Dataset<Row> panel, Origin origin, double lasting, double fallback) {
    Dataset<Row> rows =
        panel
            .filter(col("year").leq(origin.lastYear()))
            .filter(col(RESPONSE).isNotNull().and(not(col(RESPONSE).isNaN())))
            .filter(col(INDEX).isNotNull());
    MigrationPersistence past = new MigrationPersistence(panel.sparkSession(), rows, lasting);
    return PersistenceSums.of(past.pairs(), fallback);
  }

  private Dataset<Row> pairs() {
    Dataset<Row> places = rows.filter(col("level").equalTo(Levels.MUNICIPALITY));
    Dataset<Row> fits = broadcast(spark.createDataFrame(fits(), FITS));
    Column isBefore =
        col("year").lt(col("from")).and(col("year").geq(col("from").minus(lit(DECADE))));
    Column byCentrality = col("intercept").plus(col("slope").multiply(col("index")));
    Dataset<Row> foretold =
        places
            .join(fits, isBefore)
            .groupBy("unit", "from", "intercept", "slope")
            .agg(avg(RESPONSE).as("mean"), avg(INDEX).as("index"))
            .select(
                col("unit").as("place"),
                col("from"),
                byCentrality
                    .plus(col("mean").minus(byCentrality).multiply(lasting))
                    .as(PersistenceSums.FORETOLD));
    Column isSame = col("unit").equalTo(col("place"));
    Column isAfter =
        col("year").geq(col("from")).and(col("year").lt(col("from").plus(lit(DECADE))));
    return places
        .join(foretold, isSame.and(isAfter))
        .select(
            col("from"),
            col("year").as("target"),
            sqrt(col("population")).as(PersistenceSums.WEIGHT),
            col(PersistenceSums.FORETOLD),
            col(RESPONSE).as(PersistenceSums.CAME));
  }

  /**
   * From each year: what migration was beyond the nation's along centrality, in the years before.
   */
  private List<Row> fits() {
    Column index = col(INDEX);
    List<Row> years =
        rows.filter(col("level").equalTo(Levels.REGION))
            .groupBy("year")
            .agg(
                count(lit(1)).cast("double"),
                sum(index),
                sum(RESPONSE),
                sum(index.multiply(index)),
                sum(index.multiply(col(RESPONSE))))
            .orderBy("year")
            .collectAsList();
    List<Row> fits = new ArrayList<>();
    double[] sums = new double[5];
    for (Row year : years) {
      double variation = sums[3] - sums[1] * sums[1] / sums[0];
      if (sums[0] > FEWEST_ROWS && variation > 0) {
        double slope = (sums[4] - sums[1] * sums[2] / sums[0]) / variation;
        fits.add(RowFactory.create(year.getInt(0), (sums[2] - slope * sums[1]) / sums[0], slope));
      }
      for (int number = 0; number < sums.length; number++) {
        sums[number] += year.getDouble(number + 1);
      }
    }
    return fits;
  }
}
