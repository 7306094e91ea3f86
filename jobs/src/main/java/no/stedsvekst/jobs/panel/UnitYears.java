package no.stedsvekst.jobs.panel;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.try_divide;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Optional;
import no.stedsvekst.jobs.conform.Levels;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * A row for every unit and every year of which anything was landed: population, jobs, net
 * migration, employed residents and those they will be more by, null where missing.
 */
public final class UnitYears {
  /** What of a unit is the sum over its municipalities. */
  private static final List<String> SUMS =
      List.of("population", "jobs", "net_migration", "employed", "supply");

  /** The unit's own rows, year by year. */
  private static final WindowSpec BY_UNIT = Window.partitionBy("level", "unit").orderBy("year");

  private UnitYears() {}

  /**
   * The municipalities' rows.
   *
   * @param years of which anything was landed
   * @param commutingYears the years whose commuting was landed
   * @param supplyRates what a person of a year, sex and age adds to the supply; empty without rates
   */
  static Dataset<Row> ofMunicipalities(
      SilverInputs silver,
      List<Integer> years,
      List<Integer> commutingYears,
      Optional<Dataset<Row>> supplyRates) {
    Dataset<Row> jobs = silver.jobs().groupBy("municipality", "year").agg(sum("jobs").as("jobs"));
    Dataset<Row> vital = silver.vital().select("municipality", "year", "net_migration");
    Dataset<Row> employed =
        silver
            .employment()
            .select(col("municipality"), col("year"), col("employed_residents").as("employed"));
    Dataset<Row> population = EmploymentSupplies.population(silver.population(), supplyRates);
    Dataset<Row> everyYear =
        silver.municipalities().sparkSession().createDataset(years, Encoders.INT()).toDF("year");
    String[] key = {"municipality", "year"};
    Dataset<Row> rows =
        silver
            .municipalities()
            .select(col("code").as("municipality"), col("centrality"), col("centrality_jobs"))
            .crossJoin(broadcast(everyYear));
    for (Dataset<Row> measure : List.of(population, jobs, vital, employed)) {
      rows = rows.join(measure, key, "left");
    }
    // Who has no row in a year that was landed has nobody employed; before and after, who knows.
    Column isLanded = col("year").isin(commutingYears.toArray());
    return rows.withColumn("employed", when(isLanded, coalesce(col("employed"), lit(0.0))))
        .withColumnRenamed("municipality", "unit")
        .withColumn("level", lit(Levels.MUNICIPALITY));
  }

  /**
   * The rows of the units above: sums over their municipalities, null where one is missing.
   * Centrality is the mean over the residents of the edition's 1 January, or the nearest landed.
   *
   * @param above which municipality is in which unit
   */
  static Dataset<Row> ofLevels(Dataset<Row> municipalities, Dataset<Row> above, int edition) {
    Dataset<Row> members = joined(municipalities, above);
    Column[] sums = SUMS.stream().map(UnitYears::complete).toArray(Column[]::new);
    return members
        .groupBy("level", "unit", "year")
        .agg(sums[0], List.of(sums).subList(1, sums.length).toArray(Column[]::new))
        .join(centrality(members, edition), new String[] {"level", "unit"}, "left");
  }

  /** Rows of municipalities, each once for every unit that it is in. */
  public static Dataset<Row> joined(Dataset<Row> municipalities, Dataset<Row> above) {
    return municipalities
        .drop("level")
        .withColumnRenamed("unit", "code")
        .join(broadcast(above), "code");
  }

  /** With growth since the year before and the supply of that year, beyond the nation's. */
  static Dataset<Row> withRelative(Dataset<Row> rows, Dataset<Row> nation, String denominator) {
    return rows.withColumn("jobs_before", before("jobs", 1))
        .withColumn("denominator", before(denominator, 1))
        .join(broadcast(nation), new String[] {"year"}, "left")
        .withColumn(
            "relative_growth",
            call_function(
                "relative_growth", col("jobs"), col("jobs_before"), col("national_growth")))
        .withColumn(
            "ds",
            call_function(
                "employment_supply", col("supply"), col("denominator"), col("national_supply")))
        .drop("denominator");
  }

  /** With the net migration rate, and what it is beyond the nation's. */
  static Dataset<Row> withNetMigration(Dataset<Row> rows) {
    return rows.withColumn(
            "net_migration_rate",
            call_function("net_migration_rate", col("net_migration"), col("population")))
        .withColumn(
            "net_migration_excess",
            call_function(
                "net_migration_excess",
                col("net_migration"),
                col("population"),
                col("national_rate")));
  }

  /** With a column of the year before, and of two years before. */
  public static Dataset<Row> withLags(Dataset<Row> rows, String column, String lagged) {
    return rows.withColumn(lagged + "_1", before(column, 1))
        .withColumn(lagged + "_2", before(column, 2));
  }

  /** A column of the same unit some years before; null where that year has no row. */
  public static Column before(String column, int years) {
    Column isThatYear = lag("year", years).over(BY_UNIT).equalTo(col("year").minus(years));
    return when(isThatYear, lag(column, years).over(BY_UNIT));
  }

  /** The sum over a group's members, null where one of them is missing. */
  public static Column complete(String column) {
    return when(count(col(column)).equalTo(count(lit(1))), sum(column)).as(column);
  }

  private static Dataset<Row> centrality(Dataset<Row> members, int edition) {
    Column distance = abs(col("year").minus(edition));
    Dataset<Row> nearest =
        members
            .filter(col("population").isNotNull())
            .agg(min_by(col("year"), struct(distance, col("year"))).as("year"));
    return members
        .join(broadcast(nearest), "year")
        .groupBy("level", "unit")
        .agg(
            meanOverResidents("centrality").as("centrality"),
            meanOverResidents("centrality_jobs").as("centrality_jobs"));
  }

  /** The mean of a column over the residents of a group; null where a member lacks either. */
  public static Column meanOverResidents(String column) {
    Column weighted = col("population").multiply(col(column));
    return when(
        count(weighted).equalTo(count(lit(1))), try_divide(sum(weighted), sum("population")));
  }
}
