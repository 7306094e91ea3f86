package no.stedsvekst.jobs.ripple;

import static no.stedsvekst.jobs.lake.ColumnType.BOOLEAN;
import static no.stedsvekst.jobs.lake.ColumnType.DOUBLE;
import static no.stedsvekst.jobs.lake.ColumnType.INTEGER;
import static no.stedsvekst.jobs.lake.ColumnType.TEXT;

import java.util.List;
import java.util.stream.Stream;
import no.stedsvekst.jobs.lake.Layer;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.lake.TableSpec.WriteMode;

/** What {@code ripple} writes. */
public final class RippleTables {
  /** Stands in {@code shock} for export as it was. */
  static final String NO_SHOCK = "none";

  /** What export carries, by where it is exported from and by where the work is done. */
  public static final TableSpec EXPORT_RIPPLE =
      stamped(
              "export_ripple",
              "One row per preset, shock, role, level, unit, year, industry, effect and measure.",
              "shock",
              "role",
              "level",
              "unit",
              "year",
              "industry",
              "effect",
              "measure")
          .column("shock", TEXT, "none for export as it was, or the name of a change of it")
          .column(
              "role",
              TEXT,
              "origin: in the nation, of the unit's export; place: in the unit, of all export")
          .column("level", TEXT, "As in gold.panel")
          .column("unit", TEXT, "The unit, as in gold.panel")
          .column("year", INTEGER, "Calendar year of the export")
          .column(
              "industry", TEXT, "Under origin the one that exports, under place the one at work")
          .column("effect", TEXT, "direct: at the exporter; indirect: at suppliers and theirs")
          .column(
              "measure", TEXT, "employment (jobs), value_added, tax or imports (million kroner)")
          .column(
              "value", DOUBLE, "Jobs or million kroner, by the nation's averages of the industry")
          .required("imputed", BOOLEAN, "Whether only the nation's export is known, spread by jobs")
          .required("vintage", INTEGER, "Year whose municipality codes are used")
          .build();

  /** The jobs that a change of export brings, where they come. */
  public static final TableSpec SHOCK_JOBS =
      stamped(
              "shock_jobs",
              "One row per preset, shock, municipality, year and industry.",
              "shock",
              "municipality",
              "year",
              "industry")
          .column("shock", TEXT, "Its name, as in project --scenario shock:NAME")
          .column("municipality", TEXT, "Where the jobs come, or go")
          .column("year", INTEGER, "In which they do")
          .column("industry", TEXT, "Code, as in gold.dim_industry")
          .column("jobs", DOUBLE, "At exporters and suppliers, times ripple.pass_through")
          .required("vintage", INTEGER, "Year whose municipality codes are used")
          .build();

  /** All of them. */
  public static final List<TableSpec> ALL = List.of(EXPORT_RIPPLE, SHOCK_JOBS);

  private RippleTables() {}

  private static TableSpec.Builder stamped(String name, String grain, String... key) {
    return TableSpec.in(Layer.GOLD, name)
        .grain(grain)
        .key(Stream.concat(Stream.of("preset"), Stream.of(key)).toArray(String[]::new))
        .column("preset", TEXT, "Set of model parameters, as in gold.panel")
        .required("param_hash", TEXT, "Differs where any parameter of the preset differs")
        .required("run_id", TEXT, "The run that computed it, as in ops.run")
        .written(WriteMode.REPLACE_SLICE)
        .partedBy("preset");
  }
}
