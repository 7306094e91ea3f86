package no.stedsvekst.jobs.access;

import static org.apache.spark.sql.functions.lit;

import no.stedsvekst.jobs.engine.JobContext;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.settings.Preset;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Writes the rows of a preset with what they were made by; those of other presets stay. */
record Stamps(JobContext context, Preset preset) {

  static Stamps of(JobContext context, Preset preset) {
    return new Stamps(context, preset);
  }

  void write(TableSpec table, Dataset<Row> rows) {
    context.writeSlice(
        table,
        rows.withColumn("preset", lit(preset.name()))
            .withColumn("param_hash", lit(preset.hash()))
            .withColumn("run_id", lit(context.runId())),
        slice(preset));
  }

  /** The rows of a preset. */
  static String slice(Preset preset) {
    return "preset = '%s'".formatted(preset.name());
  }
}
