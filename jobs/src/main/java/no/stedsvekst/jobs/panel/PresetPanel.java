package no.stedsvekst.jobs.panel;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;

import java.util.List;
import java.util.Optional;
import no.stedsvekst.jobs.refusal.Refusals;
import no.stedsvekst.jobs.settings.Preset;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The panel of a preset.
 *
 * @param rows of the preset
 * @param preset under whose name they were written, and the fits of them: where only the
 *     coefficients were chosen otherwise, the name may be that of the preset they were chosen in
 * @param vintage the year of its municipality codes
 * @param hasSupply whether the supply of workers is known of any unit and year
 */
public record PresetPanel(Dataset<Row> rows, Preset preset, int vintage, boolean hasSupply) {

  /** Chooses the rows; where there are none, or of other parameters, that is refused. */
  public static PresetPanel of(Dataset<Row> panel, Preset preset) {
    return written(panel, preset, List.of(preset))
        .or(
            () -> {
              List<Preset> others = preset.beforeCoefficients();
              return others.isEmpty() ? Optional.empty() : written(panel, preset, others);
            })
        .orElseThrow(() -> Refusals.noSlice(PanelTables.PANEL.fullName(), slice(preset.name())));
  }

  /**
   * The rows under the name of a preset; empty where there are none.
   *
   * @param writers presets of one name: any of them may have written the rows
   */
  private static Optional<PresetPanel> written(
      Dataset<Row> panel, Preset preset, List<Preset> writers) {
    String name = writers.get(0).name();
    Dataset<Row> rows = panel.filter(col("preset").equalTo(name));
    Row facts =
        rows.agg(
                max("vintage"),
                countDistinct("vintage"),
                count_if(not(col("param_hash").isin(writers.stream().map(Preset::hash).toArray()))),
                count_if(col("ds").isNotNull()))
            .head();
    if (facts.isNullAt(0)) {
      return Optional.empty();
    }
    if (facts.getLong(1) > 1 || facts.getLong(2) > 0) {
      throw Refusals.mixedSlice(PanelTables.PANEL.fullName(), slice(name));
    }
    return Optional.of(
        new PresetPanel(rows, preset.named(writers.get(0)), facts.getInt(0), facts.getLong(3) > 0));
  }

  private static String slice(String name) {
    return "preset = '%s'".formatted(name);
  }
}
