package no.stedsvekst.jobs.access;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;

import java.util.Optional;
import no.stedsvekst.access.DecayGrid;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.engine.JobContext;
import no.stedsvekst.jobs.engine.Materialized;
import no.stedsvekst.jobs.land.ReachTables;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The index of municipalities on other networks. Only those who set out where something changes are
 * reckoned anew.
 *
 * @param jobsReach today's sums of jobs
 * @param servicesReach today's sums of services; empty where none were landed
 */
record OtherNetworks(
    JobContext context,
    Materialized kept,
    Centralities centralities,
    Dataset<Row> jobsReach,
    Optional<Dataset<Row>> servicesReach) {

  /**
   * Their rows; empty where there is no other network.
   *
   * @param base the pairs of today
   * @param today the index of today
   * @param drawn what it is worth to come nearer
   */
  Optional<Dataset<Row>> rows(
      Networks networks, Dataset<Row> base, Dataset<Row> today, DrawnByRoads drawn) {
    if (networks.changes().isEmpty()) {
      return Optional.empty();
    }
    Dataset<Row> pairs = kept.keep(networks.pairs(base));
    Dataset<Row> ofJobs =
        kept.keep(
            centralities
                .areas()
                .jobsWithinReach(pairs, Centralities.only(centralities.jobs()), "network"));
    Dataset<Row> changed =
        ofJobs.select(col("network"), col("area"), Centralities.only("new_jobs_reach"));
    Dataset<Row> reach =
        jobsReach.select(col("area"), Centralities.chosen(centralities.jobs()).as("jobs_reach"));
    if (centralities.services().isPresent()) {
      DecayGrid.Fit fit = centralities.services().get();
      Dataset<Row> ofServices =
          SmallAreas.servicesWithinReach(
              pairs,
              context.read(SilverTables.of(ReachTables.SERVICE_POINT)),
              ofJobs,
              Centralities.only(fit),
              "network");
      changed =
          ofJobs
              .drop("reach")
              .join(ofServices, new String[] {"network", "area"}, "left")
              .select(col("network"), col("area"), Centralities.only("new_services_reach"))
              .join(changed, new String[] {"network", "area"});
      reach =
          reach.join(
              servicesReach
                  .get()
                  .select(col("area"), Centralities.chosen(fit).as("services_reach")),
              new String[] {"area"},
              "left");
    }
    Dataset<Row> rows =
        kept.keep(centralities.others(today, reach, kept.keep(changed), drawn.coefficient()));
    // A row a network.
    for (Row row :
        rows.groupBy("network").agg(sum("migrants")).orderBy("network").collectAsList()) {
      context.note(
          "network %s draws %.1f persons a year in all"
              .formatted(row.getString(0), row.getDouble(1)));
      context.metric(AccessTables.CENTRALITY, "migrants." + row.getString(0), row.getDouble(1));
    }
    return Optional.of(rows);
  }
}
