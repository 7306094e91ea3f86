package no.stedsvekst.jobs.panel;

import static no.stedsvekst.jobs.lake.ColumnType.BOOLEAN;
import static no.stedsvekst.jobs.lake.ColumnType.DATE;
import static no.stedsvekst.jobs.lake.ColumnType.DOUBLE;
import static no.stedsvekst.jobs.lake.ColumnType.INTEGER;
import static no.stedsvekst.jobs.lake.ColumnType.LONG;
import static no.stedsvekst.jobs.lake.ColumnType.TEXT;

import java.util.List;
import no.stedsvekst.jobs.conform.Levels;
import no.stedsvekst.jobs.lake.Layer;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.lake.TableSpec.WriteMode;

/** What {@code growth} writes. */
public final class PanelTables {
  private static final String PRESET = "Set of model parameters; a plus where one was overridden";
  private static final String LEVEL =
      "municipality, region, county, centrality_class, country, or group: and the set's name";
  private static final String UNIT = "Code of the municipality, or of the unit above";
  private static final String HASH = "Differs where any parameter of the preset differs";
  private static final String VINTAGE = "Year whose municipality codes are used";
  private static final String RUN = "The run that computed it, as in ops.run";

  /** The panel that the regressions and the BI tools read. */
  public static final TableSpec PANEL =
      TableSpec.in(Layer.GOLD, "panel")
          .grain("One row per preset, level, unit and flow year.")
          .key("preset", "level", "unit", "year")
          .column("preset", TEXT, PRESET)
          .column("level", TEXT, LEVEL)
          .column("unit", TEXT, UNIT)
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
          .column("own_growth_1", DOUBLE, "relative_growth of the year before")
          .column("own_growth_2", DOUBLE, "relative_growth of two years before")
          .column(
              "vra",
              DOUBLE,
              "Relative growth where residents work, weighted by how many work there")
          .column("vra_own", DOUBLE, "The part of vra that comes from jobs in the unit itself")
          .column("vra_neighbour", DOUBLE, "The part of vra that comes from jobs elsewhere")
          .column("vra_1", DOUBLE, "vra of the year before")
          .column("vra_2", DOUBLE, "vra of two years before")
          .column(
              "neighbour_growth",
              DOUBLE,
              "What growth elsewhere means, by the unit's own sums of jobs and flows")
          .column("neighbour_growth_1", DOUBLE, "neighbour_growth of the year before")
          .column("neighbour_growth_2", DOUBLE, "neighbour_growth of two years before")
          .column(
              "labour_market_integration",
              DOUBLE,
              "Share of residents who work elsewhere, plus share of jobs held from elsewhere")
          .column(
              "ds",
              DOUBLE,
              "Workers gained by ageing as a share of those there are, beyond the nation's")
          .column(
              "centrality",
              DOUBLE,
              "Official index over 1000; above municipalities the mean over residents")
          .column(
              "centrality_jobs", DOUBLE, "The part of the index that counts jobs only, over 1000")
          .column("net_migration", DOUBLE, "In-migrants less out-migrants of the year, persons")
          .column("net_migration_rate", DOUBLE, "Net migration over population; a fraction")
          .column(
              "net_migration_excess",
              DOUBLE,
              "That rate less the nation's: what the regressions explain")
          .required(
              "is_after_break",
              BOOLEAN,
              "Whether a year whose jobs are not comparable is in its growth: no fit uses it")
          .required("param_hash", TEXT, HASH)
          .required("vintage", INTEGER, VINTAGE)
          .required("run_id", TEXT, RUN)
          .constraint("level_is_known", Levels.isKnown())
          .constraint("population_is_not_negative", "population is null or population >= 0")
          .written(WriteMode.REPLACE_SLICE)
          .partedBy("preset")
          .build();

  /** Net migration by sex and age group. */
  public static final TableSpec MIGRATION =
      TableSpec.in(Layer.GOLD, "panel_migration")
          .grain("One row per preset, level, unit, flow year, sex and age group.")
          .key("preset", "level", "unit", "year", "sex", "age_group")
          .column("preset", TEXT, PRESET)
          .column("level", TEXT, LEVEL)
          .column("unit", TEXT, UNIT)
          .column("year", INTEGER, "Calendar year of the flows")
          .column("sex", TEXT, "M, F or all")
          .column("age_group", TEXT, "Ages on 31 December, as in 18-29, or all")
          .required("net_migration", DOUBLE, "In-migrants less out-migrants of the year, persons")
          .column("net_migration_rate", DOUBLE, "That over the whole population of 1 January")
          .column("net_migration_excess", DOUBLE, "That rate less the nation's")
          .required("param_hash", TEXT, HASH)
          .required("vintage", INTEGER, VINTAGE)
          .required("run_id", TEXT, RUN)
          .constraint("level_is_known", Levels.isKnown())
          .written(WriteMode.REPLACE_SLICE)
          .partedBy("preset")
          .build();

  /** What else explains. */
  public static final TableSpec COVARIATE =
      TableSpec.in(Layer.GOLD, "panel_covariate")
          .grain("One row per preset, level, unit, flow year and covariate.")
          .key("preset", "level", "unit", "year", "name")
          .column("preset", TEXT, PRESET)
          .column("level", TEXT, LEVEL)
          .column("unit", TEXT, UNIT)
          .column("year", INTEGER, "Calendar year")
          .column("name", TEXT, "Which covariate, as it was landed")
          .required("value", DOUBLE, "As landed; above municipalities the mean over residents")
          .required("param_hash", TEXT, HASH)
          .required("vintage", INTEGER, VINTAGE)
          .required("run_id", TEXT, RUN)
          .written(WriteMode.REPLACE_SLICE)
          .partedBy("preset")
          .build();

  /** Units above municipalities. */
  public static final TableSpec DIM_REGION =
      TableSpec.in(Layer.GOLD, "dim_region")
          .grain("One row per unit of a level above municipalities, and vintage.")
          .key("level", "code", "vintage")
          .column("level", TEXT, "region, county, centrality_class, country, or group:<set>")
          .column("code", TEXT, "The unit, as in gold.panel")
          .column("vintage", INTEGER, VINTAGE)
          .required("name_no", TEXT, "Name in Norwegian; the code where none was landed")
          .required("name_en", TEXT, "Name in English, the Norwegian one where there is no other")
          .required("municipalities", LONG, "How many municipalities it has")
          .column(
              "county",
              TEXT,
              "Of a region the county of its largest municipality, of a county its own code; else empty")
          .column("country", TEXT, "NO; empty of the country itself")
          .required("run_id", TEXT, RUN)
          .written(WriteMode.REPLACE_SLICE)
          .build();

  /** Years. */
  public static final TableSpec DIM_YEAR =
      TableSpec.in(Layer.GOLD, "dim_year")
          .grain("One row per year, from the first that was landed to the horizon of projections.")
          .key("year")
          .column("year", INTEGER, "Calendar year")
          .column("starts_on", DATE, "Its 1 January")
          .required("name_no", TEXT, "The year as text")
          .required("name_en", TEXT, "The year as text")
          .required("has_growth", BOOLEAN, "Whether jobs of it and of the year before are known")
          .required("has_net_migration", BOOLEAN, "Whether net migration is known")
          .column("name_nn", TEXT, "The year as text")
          .column("sort_order", INTEGER, "In which order to show it: the year")
          .required("code", TEXT, "The year as text, as other dimensions have their codes")
          .required("run_id", TEXT, RUN)
          .build();

  /** All of them. */
  public static final List<TableSpec> ALL =
      List.of(PANEL, MIGRATION, COVARIATE, DIM_REGION, DIM_YEAR);

  private PanelTables() {}
}
