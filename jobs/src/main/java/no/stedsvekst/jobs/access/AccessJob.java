package no.stedsvekst.jobs.access;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.stedsvekst.access.DecayGrid;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.engine.Job;
import no.stedsvekst.jobs.engine.JobContext;
import no.stedsvekst.jobs.engine.Manual;
import no.stedsvekst.jobs.engine.Materialized;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.land.ReachTables;
import no.stedsvekst.jobs.refusal.Refusals;
import no.stedsvekst.jobs.settings.Option;
import no.stedsvekst.jobs.settings.Preset;
import no.stedsvekst.jobs.settings.Settings;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** B8. How central municipalities are by travel times, and what a road would change. */
public final class AccessJob implements Job<AccessJob.Parameters> {
  private static final TableSpec AREAS = SilverTables.of(ReachTables.SMALL_AREA);
  private static final TableSpec SERVICES = SilverTables.of(ReachTables.SERVICE_POINT);
  private static final TableSpec TIMES = SilverTables.of(ReachTables.TRAVEL_TIME);

  /**
   * What a user may choose.
   *
   * @param preset the parameters of the model
   * @param links roads that might be
   */
  public record Parameters(Preset preset, List<Link> links) {}

  @Override
  public Manual manual() {
    return new Manual(
        "access",
        "travel times to centrality, and what a road would change",
        """
        Adds up the jobs and services within 90 minutes of every small area, each counting less the
        farther it is, and finds the decay with which the index comes closest to the official one.
        The index of other landed networks, and of links that are thought of, is set beside that of
        today, with how many a year it would draw. Skipped where small_area or travel_time was not
        landed. Writes gold.centrality and gold.centrality_fit.""",
        "stedsvekst access --links bridge:30010101:30020304:12");
  }

  @Override
  public List<Option> options() {
    return List.of(
        new Option(
            "links",
            "access.links",
            "NAME:FROM:TO:MINUTES,…",
            "roads between small areas that might be",
            Link.LIST));
  }

  @Override
  public Parameters parameters(Settings settings) {
    return new Parameters(Preset.of(settings), settings.read("access.links", Link.LIST));
  }

  @Override
  public String scope(Parameters parameters) {
    return parameters.preset().name();
  }

  @Override
  public List<TableSpec> reads() {
    return List.of(AREAS, SERVICES, TIMES, SilverTables.MUNICIPALITY);
  }

  @Override
  public List<List<TableSpec>> needs() {
    return List.of(List.of(AREAS), List.of(TIMES));
  }

  @Override
  public List<TableSpec> writes() {
    return AccessTables.ALL;
  }

  @Override
  public void run(JobContext context, Parameters parameters) {
    try (Materialized kept = new Materialized()) {
      Dataset<Row> landed = context.read(AREAS);
      Row newest = landed.agg(max("year"), max("vintage")).head();
      SmallAreas areas =
          SmallAreas.of(kept.keep(landed.filter(col("year").equalTo(newest.getInt(0)))));
      context.note("small areas of " + newest.getInt(0));
      Dataset<Row> times = context.read(TIMES);
      Dataset<Row> base = Networks.base(times);
      Dataset<Row> jobsReach = kept.keep(areas.jobsWithinReach(base, SmallAreas.allDecays()));
      refuseUnknown(jobsReach, parameters.links());
      Optional<Dataset<Row>> servicesReach =
          context.has(SERVICES)
              ? Optional.of(
                  kept.keep(
                      SmallAreas.servicesWithinReach(
                          base, context.read(SERVICES), jobsReach, SmallAreas.allDecays())))
              : Optional.empty();
      Dataset<Row> official =
          kept.keep(
              context
                  .read(SilverTables.MUNICIPALITY)
                  .select(
                      col("code").as("municipality"),
                      col("centrality_jobs").as("official_jobs"),
                      col("centrality_index").as("official")));
      Calibration jobs =
          Calibration.ofJobs(
              kept.keep(Calibration.index(areas, jobsReach)), known(official, "official_jobs"));
      Optional<DecayGrid.Fit> best = DecayGrid.best(jobs.fits());
      if (best.isEmpty()) {
        context.note(
            "no centrality: nothing official to fit the decay to, or nothing within reach;"
                + " what an earlier run computed is taken away");
        takeAway(context, parameters.preset());
        return;
      }
      Dataset<Row> chosenJobs = jobs.of(best.get());
      Optional<Calibration> services =
          servicesReach.map(
              reach ->
                  Calibration.ofServices(
                      kept.keep(Calibration.index(areas, reach)),
                      chosenJobs.select(col("municipality"), col("index").as("jobs")),
                      known(official, "official")));
      Optional<DecayGrid.Fit> ofServices = services.flatMap(found -> DecayGrid.best(found.fits()));
      if (ofServices.isEmpty()) {
        context.note("no services within reach, or none landed: centrality_index is empty");
      }
      Centralities centralities = new Centralities(areas, best.get(), ofServices);
      Dataset<Row> today =
          kept.keep(
              centralities.base(
                  official, chosenJobs, ofServices.map(fit -> services.get().of(fit))));
      DrawnByRoads drawn = DrawnByRoads.of(parameters.preset());
      Networks networks = Networks.of(times, parameters.links(), jobsReach);
      Optional<Dataset<Row>> others =
          new OtherNetworks(context, kept, centralities, jobsReach, servicesReach)
              .rows(networks, base, today, drawn);
      Stamps stamps = Stamps.of(context, parameters.preset());
      Dataset<Row> all = others.isPresent() ? today.unionByName(others.get(), true) : today;
      Column vintage = lit(newest.getInt(1));
      stamps.write(
          AccessTables.CENTRALITY,
          columns(all).withColumn("coef_set_id", lit(drawn.set())).withColumn("vintage", vintage));
      stamps.write(
          AccessTables.CENTRALITY_FIT,
          FitRows.of(context.spark(), jobs.fits(), best, services, ofServices)
              .withColumn("vintage", vintage));
    }
  }

  /** An index of figures that are no longer there would still be taken for today's. */
  private static void takeAway(JobContext context, Preset preset) {
    for (TableSpec table : AccessTables.ALL) {
      context.writeSlice(
          table, context.spark().createDataFrame(List.of(), table.schema()), Stamps.slice(preset));
    }
  }

  /** The gate holds files against each other; an earlier load of one may not know the other's. */
  private static void refuseUnknown(Dataset<Row> reach, List<Link> links) {
    Object[] ends =
        links.stream().flatMap(link -> Stream.of(link.from(), link.to())).distinct().toArray();
    Row found = reach.agg(sum("unknown"), count_if(col("area").isin(ends))).head();
    if (found.getLong(0) > 0) {
      throw Refusals.badRows(
          "silver.travel_time",
          List.of("%d rows to areas that small_area lacks".formatted(found.getLong(0))));
    }
    if (found.getLong(1) < ends.length) {
      throw Refusals.badArguments(
          "access",
          "access.links names small areas that were not landed, among "
              + String.join(", ", Stream.of(ends).map(String::valueOf).toList()));
    }
  }

  private static Dataset<Row> known(Dataset<Row> official, String column) {
    return official
        .filter(col(column).isNotNull())
        .select(col("municipality"), col(column).as("official"));
  }

  private static Dataset<Row> columns(Dataset<Row> rows) {
    return rows.select(
        "network",
        "municipality",
        "centrality_jobs",
        "centrality_services",
        "centrality_index",
        "official_jobs",
        "official",
        "migrants");
  }
}
