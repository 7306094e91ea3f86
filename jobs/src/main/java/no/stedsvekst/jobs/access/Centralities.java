package no.stedsvekst.jobs.access;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.call_function;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;

import java.util.List;
import java.util.Optional;
import no.stedsvekst.access.CentralityIndex;
import no.stedsvekst.access.DecayGrid;
import no.stedsvekst.jobs.land.ReachTables;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The index of municipalities with the decays chosen: today's, and that of other networks set
 * against today's highest.
 *
 * @param areas the small areas
 * @param jobs the decay and exponent of jobs
 * @param services those of services; empty where none were landed
 */
record Centralities(SmallAreas areas, DecayGrid.Fit jobs, Optional<DecayGrid.Fit> services) {
  private static final String[] MUNICIPALITY = {"municipality"};

  /**
   * Today's.
   *
   * @param official municipality, official_jobs, official
   * @param ofJobs the index of jobs
   * @param ofServices the index of services
   */
  Dataset<Row> base(Dataset<Row> official, Dataset<Row> ofJobs, Optional<Dataset<Row>> ofServices) {
    Dataset<Row> rows =
        official
            .join(part(ofJobs, "jobs"), MUNICIPALITY, "left")
            .join(
                ofServices
                    .map(index -> part(index, "services"))
                    .orElseGet(() -> noServices(official)),
                MUNICIPALITY,
                "left")
            .withColumn("both", both());
    return rows.crossJoin(broadcast(rows.agg(max("both").as("highest_of_both"))))
        .withColumn("network", lit(ReachTables.BASE))
        .withColumn("centrality_index", index(col("both"), col("highest_of_both")))
        .withColumn("migrants", lit(null).cast("double"));
  }

  /**
   * That of other networks.
   *
   * @param base of {@link #base}, kept
   * @param reach today's sums of each area with the decay chosen: area, jobs_reach, services_reach
   * @param changed network, area and the sums of those who set out where something changes
   * @param coefficient what the index of jobs over 1000 does to net migration
   */
  Dataset<Row> others(
      Dataset<Row> base, Dataset<Row> reach, Dataset<Row> changed, double coefficient) {
    Dataset<Row> homes =
        areas
            .homes()
            .crossJoin(broadcast(changed.select("network").distinct()))
            .join(broadcast(reach), new String[] {"area"}, "left")
            .join(changed, new String[] {"network", "area"}, "left");
    Dataset<Row> means =
        homes
            .groupBy("network", "municipality")
            .agg(
                mean("jobs", jobs).as("new_jobs"),
                services
                    .map(fit -> mean("services", fit))
                    .orElse(max(lit(null).cast("double")))
                    .as("new_services"),
                sum("population").as("population"));
    Column newJobs = index(col("new_jobs"), col("highest_jobs"));
    Dataset<Row> today = base.drop("network", "migrants");
    Dataset<Row> rows =
        today
            .join(means, MUNICIPALITY)
            .withColumn(
                "migrants",
                call_function(
                    "migrants_by_centrality",
                    col("population"),
                    lit(coefficient),
                    newJobs.minus(col("centrality_jobs")).divide(CentralityIndex.MOST)))
            .withColumn("centrality_jobs", newJobs)
            .withColumn("centrality_services", index(col("new_services"), col("highest_services")))
            .withColumn("both", both());
    return rows.withColumn("centrality_index", index(col("both"), col("highest_of_both")));
  }

  /** The sum of a decay among all, under a name. */
  static Column chosen(DecayGrid.Fit fit) {
    return element_at(col("reach"), DecayGrid.BETAS.indexOf(fit.beta()) + 1);
  }

  private static Column mean(String part, DecayGrid.Fit fit) {
    Column reached = coalesce(col("new_" + part + "_reach"), col(part + "_reach"), lit(0.0));
    return Calibration.mean(reached, fit.gamma());
  }

  private static Column both() {
    return call_function("centrality_of_both", col("centrality_jobs"), col("centrality_services"));
  }

  private static Column index(Column value, Column highest) {
    return call_function("centrality_of", value, highest);
  }

  private static Dataset<Row> part(Dataset<Row> index, String part) {
    return index.select(
        col("municipality"),
        col("index").as("centrality_" + part),
        col("highest").as("highest_" + part));
  }

  private static Dataset<Row> noServices(Dataset<Row> official) {
    return official.select(
        col("municipality"),
        lit(null).cast("double").as("centrality_services"),
        lit(null).cast("double").as("highest_services"));
  }

  /** One decay. */
  static List<Double> only(DecayGrid.Fit fit) {
    return List.of(fit.beta());
  }

  /** The only sum of an array of one, under a name. */
  static Column only(String name) {
    return coalesce(element_at(coalesce(col("reach"), array(lit(0.0))), 1), lit(0.0)).as(name);
  }
}
