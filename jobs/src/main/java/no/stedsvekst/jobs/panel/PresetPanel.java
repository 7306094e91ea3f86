package no.stedsvekst.jobs.panel;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.max;

import no.stedsvekst.jobs.refusal.Refusals;
import no.stedsvekst.jobs.settings.Preset;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The panel that a preset has written.
 *
 * @param rows of the preset
 * @param vintage the year of its municipality codes
 * @param hasSupply whether the supply of workers is known of any unit and year
 */
public record PresetPanel(Dataset<Row> rows, int vintage, boolean hasSupply) {

  /** Chooses the rows; where there are none, or of other parameters, that is refused. */
  public static PresetPanel of(Dataset<Row> panel, Preset preset) {
    Dataset<Row> rows = panel.filter(col("preset").equalTo(preset.name()));
    Row facts =
        rows.agg(
                max("vintage"),
                countDistinct("vintage"),
                count_if(col("param_hash").notEqual(preset.hash())),
                count_if(col("ds").isNotNull()))
            .head();
    String slice = "preset = '%s'".formatted(preset.name());
    if (facts.isNullAt(0)) {
      throw Refusals.noSlice(PanelTables.PANEL.fullName(), slice);
    }
    if (facts.getLong(1) > 1 || facts.getLong(2) > 0) {
      throw Refusals.mixedSlice(PanelTables.PANEL.fullName(), slice);
    }
    return new PresetPanel(rows, facts.getInt(0), facts.getLong(3) > 0);
  }
}
