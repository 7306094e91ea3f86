package no.stedsvekst.jobs.tools;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import no.stedsvekst.jobs.attract.AppliedCoefficients;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.panel.Levels;
import no.stedsvekst.jobs.panel.PanelTables;
import no.stedsvekst.jobs.panel.PresetPanel;
import no.stedsvekst.jobs.panel.ShareYears;
import no.stedsvekst.jobs.refusal.Refusals;
import no.stedsvekst.jobs.regress.RegressTables;
import no.stedsvekst.jobs.settings.Preset;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * What a preset has written to a lake, for tools that ask about one place.
 *
 * @param preset whose rows
 */
record PresetTables(SparkSession spark, Lake lake, Preset preset) {

  /** The rows of a table; one that is not there yet is refused. */
  Dataset<Row> read(TableSpec table) {
    if (!lake.has(table)) {
      throw Refusals.noTable(table.fullName(), lake.location());
    }
    return lake.read(spark, table);
  }

  /** The preset's rows of a table. */
  Dataset<Row> ofPreset(TableSpec table) {
    Dataset<Row> rows = read(table).filter(col("preset").equalTo(preset.name()));
    if (rows.isEmpty()) {
      throw Refusals.noSlice(table.fullName(), "preset = '" + preset.name() + "'");
    }
    return rows;
  }

  private Dataset<Row> panel() {
    return PresetPanel.of(read(PanelTables.PANEL), preset).rows();
  }

  /** The panel of municipalities. */
  Dataset<Row> municipalities() {
    return panel().filter(col("level").equalTo(Levels.MUNICIPALITY));
  }

  /** The coefficients that {@code attract} applies. */
  AppliedCoefficients coefficients() {
    return AppliedCoefficients.of(
        read(RegressTables.COEFFICIENT_SET), preset, !panel().filter("ds is not null").isEmpty());
  }

  /** The year whose commuting weighs a flow year. */
  int shareYear(int year, Dataset<Row> commuting) {
    return ShareYears.choose(List.of(year), ShareYears.yearsOf(commuting), preset.shareYear())
        .chosen()
        .get(year);
  }

  /** The last year of rows up to a year. */
  int lastYear(Dataset<Row> rows, int upTo) {
    List<Integer> years =
        rows.select("year").distinct().as(Encoders.INT()).collectAsList().stream()
            .sorted()
            .toList();
    return years.stream()
        .filter(year -> year <= upTo)
        .reduce((one, other) -> other)
        .orElseThrow(() -> Refusals.noYear(upTo, years));
  }
}
