package no.stedsvekst.jobs.panel;

import static no.stedsvekst.jobs.lake.ColumnType.DOUBLE;
import static no.stedsvekst.jobs.lake.ColumnType.INTEGER;
import static no.stedsvekst.jobs.lake.ColumnType.TEXT;

import java.util.List;
import no.stedsvekst.jobs.lake.Layer;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.lake.TableSpec.WriteMode;

/** What {@code growth} writes. */
public final class PanelTables {
  /** The panel that the regressions and the BI tools read. */
  public static final TableSpec PANEL =
      TableSpec.in(Layer.GOLD, "panel")
          .grain("One row per preset, level, unit and flow year.")
          .key("preset", "level", "unit", "year")
          .column("preset", TEXT, "Set of model parameters; a plus where one was overridden")
          .column("level", TEXT, "municipality or region")
          .column("unit", TEXT, "Code of the municipality or the region")
          .column(
              "year",
              INTEGER,
              "Calendar year of the flows; jobs and commuting are of its fourth quarter")
          .column("population", DOUBLE, "Residents on 1 January")
          .column("jobs", DOUBLE, "Persons who work there in the fourth quarter")
          .column("employed", DOUBLE, "Residents who work anywhere in the fourth quarter")
          .column(
              "relative_growth",
              DOUBLE,
              "How much faster jobs grew than the nation's since last year; a fraction")
          .column(
              "vra",
              DOUBLE,
              "Relative growth where residents work, weighted by how many work there")
          .column("vra_own", DOUBLE, "The part of vra that comes from jobs in the unit itself")
          .column("vra_neighbour", DOUBLE, "The part of vra that comes from jobs elsewhere")
          .column("vra_1", DOUBLE, "vra of the year before")
          .column("vra_2", DOUBLE, "vra of two years before")
          .column(
              "centrality",
              DOUBLE,
              "Official index over 1000; in a region the mean over its residents")
          .column(
              "centrality_jobs", DOUBLE, "The part of the index that counts jobs only, over 1000")
          .column("net_migration", DOUBLE, "In-migrants less out-migrants of the year, persons")
          .column("net_migration_rate", DOUBLE, "Net migration over population; a fraction")
          .column(
              "net_migration_excess",
              DOUBLE,
              "That rate less the nation's: what the regressions explain")
          .required("param_hash", TEXT, "Differs where any parameter of the preset differs")
          .required("vintage", INTEGER, "Year whose municipality codes are used")
          .required("run_id", TEXT, "The run that computed it, as in ops.run")
          .constraint("level_is_known", "level in ('municipality', 'region')")
          .constraint("population_is_not_negative", "population is null or population >= 0")
          .written(WriteMode.REPLACE_SLICE)
          .build();

  /** All of them. */
  public static final List<TableSpec> ALL = List.of(PANEL);

  private PanelTables() {}
}
