package no.stedsvekst.jobs.panel;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import no.stedsvekst.jobs.land.LandingTables;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The commuting matrix joined with the growth at its far end. */
final class CommutingWeights {
  private CommutingWeights() {}

  /**
   * Own and neighbour part of VRA, and VRA, of every home and flow year.
   *
   * <p>One sparse join and one sum a home and year; the kernel says what the sums mean.
   *
   * @param flows employed by year, home and work
   * @param units relative growth and employed residents by unit and year
   * @param shareYears which year's flows weigh which year's growth
   */
  static Dataset<Row> weigh(Dataset<Row> flows, Dataset<Row> units, Dataset<Row> shareYears) {
    Column isOwn = col("home").equalTo(col("work"));
    Column isUnknown =
        col("relative_growth")
            .isNull()
            .and(col("work").notEqual(LandingTables.OUTSIDE))
            .and(col("employed").gt(0));
    Column effect = coalesce(col("employed").multiply(col("relative_growth")), lit(0.0));
    Dataset<Row> weighted =
        flows
            .withColumnRenamed("year", "share_year")
            .join(broadcast(shareYears), "share_year")
            .join(
                units.select(col("unit").as("work"), col("year"), col("relative_growth")),
                new String[] {"work", "year"},
                "left");
    return weighted
        .groupBy(col("home").as("unit"), col("year"), col("share_year"))
        .agg(
            sum(when(isOwn, effect).otherwise(0.0)).as("own"),
            sum(when(isOwn, 0.0).otherwise(effect)).as("neighbour"),
            count_if(isOwn.and(isUnknown)).as("own_unknown"),
            count_if(isUnknown).minus(count_if(isOwn.and(isUnknown))).as("neighbour_unknown"))
        // Those who work where no row says are of the residents all the same.
        .join(
            units.select(col("unit"), col("year").as("share_year"), col("employed").as("weights")),
            new String[] {"unit", "share_year"},
            "left")
        .select(
            col("unit"),
            col("year"),
            part("own").as("vra_own"),
            part("neighbour").as("vra_neighbour"))
        .withColumn("vra", col("vra_own").plus(col("vra_neighbour")));
  }

  /** Flows between municipalities added to flows between regions. */
  static Dataset<Row> betweenRegions(Dataset<Row> flows, Dataset<Row> municipalities) {
    Dataset<Row> regions = municipalities.select("code", "region");
    return flows
        .join(broadcast(regions.toDF("home", "home_region")), "home")
        .join(broadcast(regions.toDF("work", "work_region")), new String[] {"work"}, "left")
        .groupBy(
            col("year"),
            col("home_region").as("home"),
            coalesce(col("work_region"), col("work")).as("work"))
        .agg(sum("employed").as("employed"));
  }

  /** VRA of regions as the mean over the residents of their municipalities. */
  static Dataset<Row> averageOverResidents(Dataset<Row> municipalityPanel) {
    return municipalityPanel
        .groupBy(col("region").as("unit"), col("year"))
        .agg(
            UnitYears.meanOverResidents("vra_own").as("vra_own"),
            UnitYears.meanOverResidents("vra_neighbour").as("vra_neighbour"),
            UnitYears.meanOverResidents("vra").as("vra"));
  }

  private static Column part(String name) {
    return call_function("commuting_weighted", col(name), col(name + "_unknown"), col("weights"));
  }
}
