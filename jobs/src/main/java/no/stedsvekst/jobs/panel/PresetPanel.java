package no.stedsvekst.jobs.panel;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;

import java.util.List;
import no.stedsvekst.jobs.refusal.Refusals;
import no.stedsvekst.jobs.settings.Preset;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The panel of a preset.
 *
 * @param rows of the preset
 * @param preset the parameters, under the name that panel and fits stand under: without the plus
 *     where the preset itself has them, and only the coefficients were chosen otherwise
 * @param vintage the year of its municipality codes
 * @param hasSupply whether the supply of workers is known of any unit and year
 */
public record PresetPanel(Dataset<Row> rows, Preset preset, int vintage, boolean hasSupply) {

  /** Chooses the rows; where there are none, or of other parameters, that is refused. */
  public static PresetPanel of(Dataset<Row> panel, Preset preset) {
    Slice own = Slice.of(panel, List.of(preset));
    if (own.isSound()) {
      return own.panel(preset);
    }
    List<Preset> others = preset.beforeCoefficients();
    Slice other = others.isEmpty() ? own : Slice.of(panel, others);
    if (other.isSound()) {
      return other.panel(preset.named(others.get(0)));
    }
    String slice = "preset = '%s'".formatted(preset.name());
    throw own.facts().isNullAt(0)
        ? Refusals.noSlice(PanelTables.PANEL.fullName(), slice)
        : Refusals.mixedSlice(PanelTables.PANEL.fullName(), slice);
  }

  /** The rows under the name of presets, any of which may have written them. */
  private record Slice(Dataset<Row> rows, Row facts) {
    static Slice of(Dataset<Row> panel, List<Preset> writers) {
      Dataset<Row> rows = panel.filter(col("preset").equalTo(writers.get(0).name()));
      Object[] hashes = writers.stream().map(Preset::hash).toArray();
      return new Slice(
          rows,
          rows.agg(
                  max("vintage"),
                  countDistinct("vintage"),
                  count_if(not(col("param_hash").isin(hashes))),
                  count_if(col("ds").isNotNull()))
              .head());
    }

    /** Whether there are rows, of one vintage and of these parameters. */
    boolean isSound() {
      return facts.getLong(1) == 1 && facts.getLong(2) == 0;
    }

    PresetPanel panel(Preset preset) {
      return new PresetPanel(rows, preset, facts.getInt(0), facts.getLong(3) > 0);
    }
  }
}
