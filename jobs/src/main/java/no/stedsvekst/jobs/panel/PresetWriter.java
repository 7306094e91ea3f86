package no.stedsvekst.jobs.panel;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.LinkedHashMap;
import java.util.Map;
import no.stedsvekst.jobs.engine.JobContext;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.settings.Preset;
import no.stedsvekst.jobs.settings.YearRange;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Writes the rows of a preset, stamped with what they were made by; other presets' stay. */
public final class PresetWriter {
  private final JobContext context;
  private final String slice;
  private final Map<String, Object> stamps;
  private final YearRange years;

  private PresetWriter(
      JobContext context, String slice, Map<String, Object> stamps, YearRange years) {
    this.context = context;
    this.slice = slice;
    this.stamps = stamps;
    this.years = years;
  }

  /** Of a preset. */
  public static PresetWriter of(JobContext context, Preset preset) {
    Map<String, Object> stamps = new LinkedHashMap<>();
    stamps.put("preset", preset.name());
    stamps.put("param_hash", preset.hash());
    stamps.put("run_id", context.runId());
    return new PresetWriter(
        context, "preset = '%s'".formatted(preset.name()), stamps, YearRange.ALL);
  }

  /** With another column, the same in every row. */
  public PresetWriter stamped(String column, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(stamps);
    more.put(column, value);
    return new PresetWriter(context, slice, more, years);
  }

  /** Writes and replaces only some years. */
  public PresetWriter in(YearRange some) {
    return some.equals(YearRange.ALL)
        ? this
        : new PresetWriter(
            context,
            slice + " and year between %d and %d".formatted(some.first(), some.last()),
            stamps,
            some);
  }

  /** Replaces only those of the preset's rows that meet a condition too; others are refused. */
  public PresetWriter only(String condition) {
    return new PresetWriter(context, slice + " and " + condition, stamps, years);
  }

  /** Replaces the rows. */
  public void write(TableSpec table, Dataset<Row> rows) {
    Dataset<Row> stamped = rows;
    for (Map.Entry<String, Object> stamp : stamps.entrySet()) {
      stamped = stamped.withColumn(stamp.getKey(), lit(stamp.getValue()));
    }
    if (!years.equals(YearRange.ALL)) {
      stamped = stamped.filter(col("year").between(years.first(), years.last()));
    }
    context.writeSlice(table, stamped, slice);
  }
}
