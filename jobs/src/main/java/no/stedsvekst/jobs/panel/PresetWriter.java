package no.stedsvekst.jobs.panel;

import static org.apache.spark.sql.functions.lit;

import java.util.LinkedHashMap;
import java.util.Map;
import no.stedsvekst.jobs.engine.JobContext;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.settings.Preset;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Writes the rows of a preset, stamped with what they were made by; other presets' stay. */
public final class PresetWriter {
  private final JobContext context;
  private final String slice;
  private final Map<String, Object> stamps;

  private PresetWriter(JobContext context, String slice, Map<String, Object> stamps) {
    this.context = context;
    this.slice = slice;
    this.stamps = stamps;
  }

  /** Of a preset. */
  public static PresetWriter of(JobContext context, Preset preset) {
    Map<String, Object> stamps = new LinkedHashMap<>();
    stamps.put("preset", preset.name());
    stamps.put("param_hash", preset.hash());
    stamps.put("run_id", context.runId());
    return new PresetWriter(context, "preset = '%s'".formatted(preset.name()), stamps);
  }

  /** With another column, the same in every row. */
  public PresetWriter stamped(String column, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(stamps);
    more.put(column, value);
    return new PresetWriter(context, slice, more);
  }

  /** Writes and replaces only those of the preset's rows that meet a condition too. */
  public PresetWriter only(String condition) {
    return new PresetWriter(context, slice + " and " + condition, stamps);
  }

  /** Replaces the rows. */
  public void write(TableSpec table, Dataset<Row> rows) {
    Dataset<Row> stamped = rows;
    for (Map.Entry<String, Object> stamp : stamps.entrySet()) {
      stamped = stamped.withColumn(stamp.getKey(), lit(stamp.getValue()));
    }
    context.writeSlice(table, stamped.filter(slice), slice);
  }
}
