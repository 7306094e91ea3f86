package no.stedsvekst.jobs.panel;

import static org.apache.spark.sql.functions.bool_or;
import static org.apache.spark.sql.functions.col;

import no.stedsvekst.jobs.access.AccessTables;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.engine.JobContext;
import no.stedsvekst.jobs.land.ReachTables;
import no.stedsvekst.jobs.refusal.Refusals;
import no.stedsvekst.jobs.settings.Preset;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The index of travel times in place of the official one, where the preset asks for it. */
final class ComputedCentrality {
  private ComputedCentrality() {}

  /** The municipalities with that index. Without services the index of jobs stands in for both. */
  static Dataset<Row> instead(JobContext context, Preset preset) {
    String slice = "preset = '%s' and network = '%s'".formatted(preset.name(), ReachTables.BASE);
    Dataset<Row> computed =
        context
            .read(AccessTables.CENTRALITY)
            .filter(slice)
            .select("municipality", "centrality_jobs", "centrality_index");
    Row has =
        computed
            .agg(
                bool_or(col("centrality_jobs").isNotNull()),
                bool_or(col("centrality_index").isNotNull()))
            .head();
    if (has.isNullAt(0) || !has.getBoolean(0)) {
      throw Refusals.noSlice(AccessTables.CENTRALITY.fullName(), slice);
    }
    String index = has.getBoolean(1) ? "centrality_index" : "centrality_jobs";
    context.note("centrality is computed from travel times, not the official index");
    Dataset<Row> columns =
        computed.select(
            col("municipality").as("code"),
            col("centrality_jobs").as("computed_jobs"),
            col(index).as("computed_index"));
    return context
        .read(SilverTables.MUNICIPALITY)
        .join(columns, new String[] {"code"}, "left")
        .withColumn("centrality_jobs", col("computed_jobs"))
        .withColumn("centrality_index", col("computed_index"))
        .drop("computed_jobs", "computed_index");
  }
}
