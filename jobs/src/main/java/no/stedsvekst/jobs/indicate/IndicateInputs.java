package no.stedsvekst.jobs.indicate;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.first;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.stedsvekst.jobs.attract.AttractTables;
import no.stedsvekst.jobs.conform.DimensionTables;
import no.stedsvekst.jobs.conform.Levels;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.engine.JobContext;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.land.IndicatorTables;
import no.stedsvekst.jobs.land.LandingTable;
import no.stedsvekst.jobs.land.LandingTables;
import no.stedsvekst.jobs.land.PlaceOfWorkTables;
import no.stedsvekst.jobs.land.PlaceTables;
import no.stedsvekst.jobs.land.ReachTables;
import no.stedsvekst.jobs.panel.PanelTables;
import no.stedsvekst.jobs.project.output.ProjectTables;
import no.stedsvekst.jobs.settings.Preset;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The tables that indicators are made of.
 *
 * @param context by which they are read
 * @param preset whose rows of gold are read
 * @param members which municipality is in which unit, each in itself too: level, unit, code
 * @param vintage the year of the municipality codes
 */
record IndicateInputs(JobContext context, Preset preset, Dataset<Row> members, int vintage) {
  /** Any of them is input enough. */
  static final List<LandingTable> LANDED =
      List.of(
          PlaceOfWorkTables.INDUSTRY_GROUP,
          PlaceOfWorkTables.ESTABLISHMENT_SIZE,
          PlaceOfWorkTables.EMPLOYED_OCCUPATION,
          PlaceOfWorkTables.ESTABLISHMENT,
          PlaceOfWorkTables.RELOCATION,
          PlaceOfWorkTables.DWELLING,
          ReachTables.SMALL_AREA,
          IndicatorTables.INDICATOR,
          IndicatorTables.INDICATOR_VALUE,
          IndicatorTables.INDICATOR_TARGET,
          IndicatorTables.RANKING);

  private static final String EXPORT = "export";

  /** Every table that is read where it was written. */
  static List<TableSpec> tables() {
    List<TableSpec> tables =
        new ArrayList<>(
            List.of(
                SilverTables.MUNICIPALITY,
                SilverTables.POPULATION,
                SilverTables.VITAL,
                SilverTables.JOBS,
                SilverTables.EMPLOYMENT,
                SilverTables.COMMUTING,
                SilverTables.of(PlaceTables.MUNICIPALITY_GROUP),
                DimensionTables.INDUSTRY,
                PanelTables.PANEL,
                PanelTables.COVARIATE,
                AttractTables.ATTRACTIVENESS,
                ProjectTables.TOTAL));
    LANDED.forEach(table -> tables.add(SilverTables.of(table)));
    export().ifPresent(table -> tables.add(SilverTables.of(table)));
    return tables;
  }

  static IndicateInputs of(JobContext context, Preset preset) {
    Dataset<Row> municipalities = context.read(SilverTables.MUNICIPALITY);
    TableSpec groups = SilverTables.of(PlaceTables.MUNICIPALITY_GROUP);
    Optional<Dataset<Row>> sets =
        context.has(groups) ? Optional.of(context.read(groups)) : Optional.empty();
    return new IndicateInputs(
        context,
        preset,
        Levels.all(municipalities, sets),
        municipalities.agg(first("vintage")).head().getInt(0));
  }

  Dataset<Row> read(TableSpec table) {
    return context.read(table);
  }

  /** A silver table that need not be there. */
  Optional<Dataset<Row>> landed(LandingTable table) {
    TableSpec silver = SilverTables.of(table);
    return context.has(silver) ? Optional.of(context.read(silver)) : Optional.empty();
  }

  /** Export, where this release knows of it and it was landed. */
  Optional<Dataset<Row>> exported() {
    return export().flatMap(this::landed);
  }

  /** The preset's rows of a gold table that need not be there. */
  Optional<Dataset<Row>> ofPreset(TableSpec table) {
    return context.has(table)
        ? Optional.of(context.read(table).filter(col("preset").equalTo(preset.name())))
        : Optional.empty();
  }

  private static Optional<LandingTable> export() {
    return LandingTables.ALL.stream().filter(table -> table.name().equals(EXPORT)).findFirst();
  }
}
