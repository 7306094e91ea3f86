package no.stedsvekst.jobs.conform;

import static no.stedsvekst.jobs.lake.ColumnType.BOOLEAN;
import static no.stedsvekst.jobs.lake.ColumnType.DOUBLE;
import static no.stedsvekst.jobs.lake.ColumnType.INTEGER;
import static no.stedsvekst.jobs.lake.ColumnType.TEXT;

import java.util.List;
import no.stedsvekst.jobs.lake.Layer;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.lake.TableSpec.WriteMode;

/** The dimensions that are known as soon as the landed tables are: places and industries. */
public final class DimensionTables {
  private static final String RUN = "The run that wrote it, as in ops.run";
  private static final String NAME_EN =
      "Name in English, the Norwegian one where there is no other";

  /** Municipalities. */
  public static final TableSpec MUNICIPALITY =
      TableSpec.in(Layer.GOLD, "dim_municipality")
          .grain("One row per municipality of a vintage.")
          .key("code", "vintage")
          .column("code", TEXT, "Official number, as text with leading zeros")
          .column("vintage", INTEGER, "Year whose municipality codes these are")
          .required("name_no", TEXT, "Official name in Norwegian")
          .required("name_en", TEXT, NAME_EN)
          .required("region", TEXT, "The region it belongs to, a unit of gold.panel")
          .required("county", TEXT, "The county it belongs to")
          .column("county_name", TEXT, "What that county is called, where it was landed")
          .column("centrality_class", INTEGER, "Official class, 1 (most central) to 6")
          .column("centrality_index", DOUBLE, "Statistics Norway's index, 0 to 1000")
          .required("run_id", TEXT, RUN)
          .written(WriteMode.REPLACE_SLICE)
          .build();

  /** Every code there has been. */
  public static final TableSpec MUNICIPALITY_HISTORY =
      TableSpec.in(Layer.GOLD, "dim_municipality_history")
          .grain("One row per municipality code of any year, and code of the vintage it leads to.")
          .key("code", "valid_from", "current_code", "vintage")
          .column("code", TEXT, "A code of any year, as text with leading zeros")
          .column("valid_from", INTEGER, "First year of that code; 0 where it is not known")
          .column("current_code", TEXT, "The code of the vintage in which its people are now")
          .column("vintage", INTEGER, "Year whose municipality codes are the current ones")
          .column("valid_to", INTEGER, "First year in which it no longer held; empty while it does")
          .column("name_no", TEXT, "Its name in Norwegian, where it was landed")
          .required("current_name_no", TEXT, "Name in Norwegian of the current code")
          .column("name_en", TEXT, "Name in English, which is the Norwegian one")
          .required("weight", DOUBLE, "Share of it that is there now, 1 where all of it is")
          .required("run_id", TEXT, RUN)
          .written(WriteMode.REPLACE_SLICE)
          .build();

  /** Industries. */
  public static final TableSpec INDUSTRY =
      TableSpec.in(Layer.GOLD, "dim_industry")
          .grain("One row per industry, and total where a source does not tell them apart.")
          .key("code")
          .column("code", TEXT, "Lower-case letters and underscores, as in finans_eiendom_utleie")
          .required("name_no", TEXT, "What people call it, in Norwegian")
          .required("name_en", TEXT, NAME_EN)
          .required(
              "category",
              TEXT,
              "basis, besok, regional or offentlig: what its place depends on; total")
          .required(
              "sector", TEXT, "private, kommune, fylke or stat; the model has total as private")
          .required("population_sensitive", BOOLEAN, "Whether its jobs follow the residents")
          .column("name_nn", TEXT, "In nynorsk, where conf has it; else as name_no")
          .column("category_no", TEXT, "The category in Norwegian")
          .column("category_en", TEXT, "The category in English")
          .column("sector_no", TEXT, "The sector in Norwegian")
          .column("sector_en", TEXT, "The sector in English")
          .column("sort_order", INTEGER, "In which order to show it; one's own come last")
          .column("category_nn", TEXT, "The category in nynorsk")
          .column("sector_nn", TEXT, "The sector in nynorsk")
          .required("run_id", TEXT, RUN)
          .build();

  /** All of them. */
  public static final List<TableSpec> ALL = List.of(MUNICIPALITY, MUNICIPALITY_HISTORY, INDUSTRY);

  private DimensionTables() {}
}
