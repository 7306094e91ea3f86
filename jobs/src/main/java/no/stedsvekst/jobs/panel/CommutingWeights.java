package no.stedsvekst.jobs.panel;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_from_entries;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.try_divide;
import static org.apache.spark.sql.functions.when;

import no.stedsvekst.jobs.land.LandingTables;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The commuting matrix joined with the growth at its far end. */
final class CommutingWeights {
  private static final String[] UNIT_YEAR = {"level", "unit", "year"};

  private CommutingWeights() {}

  /**
   * Own and neighbour part of VRA, VRA, and labour-market integration, of every home and flow year.
   *
   * <p>One sparse join and one sum a home and year; the kernel says what the sums mean.
   *
   * @param flows employed by level, year, home and work
   * @param units relative growth, jobs and employed residents by level, unit and year
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
                units.select(
                    col("level"), col("unit").as("work"), col("year"), col("relative_growth")),
                new String[] {"level", "work", "year"},
                "left");
    return weighted
        .groupBy(col("level"), col("home").as("unit"), col("year"), col("share_year"))
        .agg(
            sum(when(isOwn, effect).otherwise(0.0)).as("own"),
            sum(when(isOwn, 0.0).otherwise(effect)).as("neighbour"),
            sum(when(isOwn, col("employed")).otherwise(0.0)).as("own_employed"),
            sum("employed").as("all_employed"),
            count_if(isOwn.and(isUnknown)).as("own_unknown"),
            count_if(isUnknown).minus(count_if(isOwn.and(isUnknown))).as("neighbour_unknown"))
        // Those who work where no row says are of the residents all the same.
        .join(
            units.select(
                col("level"),
                col("unit"),
                col("year").as("share_year"),
                col("employed").as("weights"),
                col("jobs").as("share_jobs")),
            new String[] {"level", "unit", "share_year"},
            "left")
        .select(
            col("level"),
            col("unit"),
            col("year"),
            part("own").as("vra_own"),
            part("neighbour").as("vra_neighbour"),
            try_divide(col("all_employed"), col("weights")).as("share_sum"),
            call_function(
                    "labour_market_integration",
                    col("weights"),
                    col("share_jobs"),
                    col("own_employed"))
                .as("labour_market_integration"))
        .withColumn("vra", col("vra_own").plus(col("vra_neighbour")))
        .withColumn("neighbour_growth", col("vra_neighbour"));
  }

  /** Flows between municipalities, as the flows of their level. */
  static Dataset<Row> betweenMunicipalities(Dataset<Row> flows) {
    return flows.select(
        lit(Levels.MUNICIPALITY).as("level"),
        col("year"),
        col("home"),
        col("work"),
        col("employed"));
  }

  /** Flows between municipalities added to flows between units of the levels that cover the map. */
  static Dataset<Row> betweenUnits(Dataset<Row> flows, Dataset<Row> above) {
    Dataset<Row> unitsOf =
        above
            .filter(col("level").isin(Levels.WHOLE.toArray()))
            .groupBy("code")
            .agg(map_from_entries(collect_list(struct("level", "unit"))).as("units"));
    return flows
        .join(broadcast(unitsOf.toDF("home", "home_units")), "home")
        .join(broadcast(unitsOf.toDF("work", "work_units")), new String[] {"work"}, "left")
        .select(
            col("year"),
            col("employed"),
            col("work"),
            col("work_units"),
            explode(col("home_units")).as(new String[] {"level", "home"}))
        .groupBy(
            col("level"),
            col("year"),
            col("home"),
            coalesce(element_at(col("work_units"), col("level")), col("work")).as("work"))
        .agg(sum("employed").as("employed"));
  }

  /** VRA of units as the mean over the residents of their municipalities. */
  static Dataset<Row> averageOverResidents(Dataset<Row> municipalities, Dataset<Row> above) {
    return UnitYears.joined(municipalities, above)
        .groupBy("level", "unit", "year")
        .agg(
            UnitYears.meanOverResidents("vra_own").as("vra_own"),
            UnitYears.meanOverResidents("vra_neighbour").as("vra_neighbour"),
            UnitYears.meanOverResidents("vra").as("vra"));
  }

  /** Rows of units with what was computed of them, null where nothing was. */
  static Dataset<Row> joined(Dataset<Row> units, Dataset<Row> computed) {
    return units.join(computed, UNIT_YEAR, "left");
  }

  private static Column part(String name) {
    return call_function("commuting_weighted", col(name), col(name + "_unknown"), col("weights"));
  }
}
