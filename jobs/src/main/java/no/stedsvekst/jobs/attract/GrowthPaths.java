package no.stedsvekst.jobs.attract;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import no.stedsvekst.attractiveness.HypotheticalPath;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF4;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.collection.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** A11. Paths of units without what set them apart from the nation. */
final class GrowthPaths {
  /** In the order in which they are removed; the components that each is made of. */
  private static final List<List<String>> DRIVERS =
      List.of(
          List.of("births_expected", "births_deviation", "deaths_expected", "deaths_deviation"),
          List.of(
              "centrality",
              "intercept",
              "demography",
              "size",
              "labour_market_integration",
              "covariates"),
          List.of("neighbour_growth"),
          List.of("own_growth"));

  private static final List<String> STEPS =
      List.of(
          "births_and_deaths", "centrality_intercept_demography", "neighbour_growth", "own_growth");

  private static final StructType STEP =
      new StructType()
          .add("step", DataTypes.StringType)
          .add("population", DataTypes.DoubleType)
          .add("share", DataTypes.DoubleType)
          .add("shapley_share", DataTypes.DoubleType)
          .add("part_of", DataTypes.StringType)
          .add("part_share", DataTypes.DoubleType)
          .add("part_shapley_share", DataTypes.DoubleType);

  private GrowthPaths() {}

  /**
   * A row a level, unit, period of years and step.
   *
   * @param yearly relative rates by component
   * @param annual population on both 1 Januaries
   * @param jobs components of job change over the same periods
   */
  static Dataset<Row> over(
      Periods periods, Dataset<Row> yearly, Dataset<Row> annual, Dataset<Row> jobs) {
    List<Column> drivers = new ArrayList<>();
    Column isKnown = lit(true);
    for (int driver = 0; driver < DRIVERS.size(); driver++) {
      Column isIn = col("component").isin(DRIVERS.get(driver).toArray());
      drivers.add(sum(when(isIn, col("relative_rate")).otherwise(0.0)).as("driver_" + driver));
      isKnown = isKnown.and(count_if(isIn.and(col("relative_rate").isNull())).equalTo(0));
    }
    drivers.add(isKnown.as("is_known"));
    Dataset<Row> byDriver =
        yearly
            .groupBy("level", "unit", "year")
            .agg(drivers.get(0), drivers.subList(1, drivers.size()).toArray(Column[]::new))
            .filter(col("is_known"))
            .join(
                annual
                    .filter(col("population_next").isNotNull().and(col("population").gt(0)))
                    .select(
                        col("level"),
                        col("unit"),
                        col("year"),
                        col("population"),
                        col("population_next").divide(col("population")).minus(1).as("rate")),
                new String[] {"level", "unit", "year"});
    UDF4<Double, Seq<Row>, Double, Double, List<Row>> path = GrowthPaths::steps;
    return periods
        .ofYears()
        .over(byDriver)
        .groupBy("level", "unit", "period")
        .agg(
            min_by(col("population"), col("year")).as("start"),
            count(lit(1)).as("years"),
            first("length").as("length"),
            sort_array(
                    collect_list(
                        struct("year", "rate", "driver_0", "driver_1", "driver_2", "driver_3")))
                .as("path"))
        .filter(col("years").equalTo(col("length")))
        .join(sectors(jobs), new String[] {"level", "unit", "period"}, "left")
        .select(
            col("level"),
            col("unit"),
            col("period"),
            inline(
                udf(path, DataTypes.createArrayType(STEP))
                    .apply(col("start"), col("path"), col("of_public"), col("of_private"))));
  }

  /** What public and private jobs have added to growth beyond the nation's. */
  private static Dataset<Row> sectors(Dataset<Row> jobs) {
    Column isPublic = col("component").isin("kommune", "fylke", "stat");
    return jobs.groupBy("level", "unit", "period")
        .agg(
            sum(when(isPublic, col("contribution"))).as("of_public"),
            sum(when(isPublic.unary_$bang(), col("contribution"))).as("of_private"),
            count_if(col("contribution").isNull()).as("unknown"))
        .filter(col("unknown").equalTo(0));
  }

  private static List<Row> steps(Double start, Seq<Row> years, Double ofPublic, Double ofPrivate) {
    List<Row> rows = CollectionConverters.asJava(years);
    double[] rates = new double[rows.size()];
    double[][] drivers = new double[STEPS.size()][rows.size()];
    for (int year = 0; year < rates.length; year++) {
      rates[year] = rows.get(year).getDouble(1);
      for (int driver = 0; driver < drivers.length; driver++) {
        drivers[driver][year] = rows.get(year).getDouble(2 + driver);
      }
    }
    HypotheticalPath path = HypotheticalPath.of(start, rates, drivers);
    List<Row> steps = new ArrayList<>();
    steps.add(RowFactory.create("actual", path.end(0), null, null, null, null, null));
    for (int driver = 0; driver < STEPS.size(); driver++) {
      steps.add(
          RowFactory.create(
              STEPS.get(driver),
              path.end(driver + 1),
              known(path.share(driver)),
              known(path.shapleyShare(driver)),
              null,
              null,
              null));
    }
    if (ofPublic != null && ofPrivate != null) {
      int own = STEPS.size() - 1;
      double part = ofPublic / (ofPublic + ofPrivate);
      steps.add(part("own_growth_public", path, own, part));
      steps.add(part("own_growth_private", path, own, 1 - part));
    }
    return steps;
  }

  private static Row part(String step, HypotheticalPath path, int driver, double part) {
    return RowFactory.create(
        step,
        null,
        null,
        null,
        STEPS.get(driver),
        known(part * path.share(driver)),
        known(part * path.shapleyShare(driver)));
  }

  private static Double known(double value) {
    return Double.isFinite(value) ? Double.valueOf(value) : null;
  }
}
