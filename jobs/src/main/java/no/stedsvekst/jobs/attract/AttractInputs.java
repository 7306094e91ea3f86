package no.stedsvekst.jobs.attract;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.stedsvekst.jobs.conform.DimensionTables;
import no.stedsvekst.jobs.conform.Levels;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.engine.JobContext;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.land.LandingTable;
import no.stedsvekst.jobs.land.NationTables;
import no.stedsvekst.jobs.land.PlaceTables;
import no.stedsvekst.jobs.panel.PanelTables;
import no.stedsvekst.jobs.panel.PresetPanel;
import no.stedsvekst.jobs.panel.SilverYears;
import no.stedsvekst.jobs.regress.RegressTables;
import no.stedsvekst.jobs.settings.Preset;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The tables that the decompositions are made of.
 *
 * @param context by which they are read
 * @param panel of the preset
 * @param written the preset under whose name the panel and its fits stand
 * @param hasSupply whether the panel knows the supply of workers
 * @param above which municipality is in which unit
 * @param vintage the year of the municipality codes
 */
record AttractInputs(
    JobContext context,
    Dataset<Row> panel,
    Preset written,
    boolean hasSupply,
    Dataset<Row> above,
    int vintage) {
  private static final List<LandingTable> OPTIONAL =
      List.of(
          NationTables.FERTILITY_RATE,
          NationTables.DEATH_PROBABILITY,
          PlaceTables.MUNICIPALITY_GROUP);

  /** Every table that is read where it was written. */
  static List<TableSpec> tables() {
    List<TableSpec> tables =
        new ArrayList<>(
            List.of(
                PanelTables.PANEL,
                PanelTables.COVARIATE,
                RegressTables.COEFFICIENT_SET,
                DimensionTables.INDUSTRY,
                SilverTables.MUNICIPALITY,
                SilverTables.POPULATION,
                SilverTables.VITAL,
                SilverTables.JOBS,
                SilverTables.EMPLOYMENT,
                SilverTables.COMMUTING));
    OPTIONAL.forEach(table -> tables.add(SilverTables.of(table)));
    return tables;
  }

  /** Of a preset; a panel of other parameters is refused. */
  static AttractInputs of(JobContext context, Preset preset) {
    PresetPanel panel = PresetPanel.of(context.read(PanelTables.PANEL), preset);
    return new AttractInputs(
        context, panel.rows(), panel.preset(), panel.hasSupply(), above(context), panel.vintage());
  }

  private static Dataset<Row> above(JobContext context) {
    return Levels.above(
        context.read(SilverTables.MUNICIPALITY), landed(context, PlaceTables.MUNICIPALITY_GROUP));
  }

  /** A table that need not have been landed. */
  Optional<Dataset<Row>> landed(LandingTable table) {
    return landed(context, table);
  }

  /** The years that the silver tables cover. */
  SilverYears years() {
    return SilverYears.of(context);
  }

  /** What else is known of the units. */
  Optional<Dataset<Row>> covariates() {
    return context.has(PanelTables.COVARIATE)
        ? Optional.of(
            context.read(PanelTables.COVARIATE).filter(col("preset").equalTo(written.name())))
        : Optional.empty();
  }

  /** A table that is always there. */
  Dataset<Row> read(TableSpec table) {
    return context.read(table);
  }

  private static Optional<Dataset<Row>> landed(JobContext context, LandingTable table) {
    TableSpec silver = SilverTables.of(table);
    return context.has(silver) ? Optional.of(context.read(silver)) : Optional.empty();
  }
}
