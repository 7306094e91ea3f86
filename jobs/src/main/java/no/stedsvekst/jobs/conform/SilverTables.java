package no.stedsvekst.jobs.conform;

import static no.stedsvekst.jobs.lake.ColumnType.BOOLEAN;
import static no.stedsvekst.jobs.lake.ColumnType.INTEGER;
import static no.stedsvekst.jobs.lake.ColumnType.TEXT;

import java.util.List;
import no.stedsvekst.jobs.lake.Layer;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.land.LandingTable;
import no.stedsvekst.jobs.land.LandingTable.Presence;
import no.stedsvekst.jobs.land.LandingTables;
import no.stedsvekst.jobs.land.NationTables;
import no.stedsvekst.jobs.land.PeopleTables;
import no.stedsvekst.jobs.land.PlaceTables;
import no.stedsvekst.jobs.land.WorkTables;

/** The silver tables: what was landed, as values of their types, in one set of codes. */
public final class SilverTables {
  /** Municipalities of the vintage. */
  public static final TableSpec MUNICIPALITY = of(PlaceTables.MUNICIPALITY);

  /** People by sex and age. */
  public static final TableSpec POPULATION = of(PeopleTables.POPULATION);

  /** Births, deaths and net migration. */
  public static final TableSpec VITAL = of(PeopleTables.VITAL);

  /** Jobs by industry. */
  public static final TableSpec JOBS = of(WorkTables.JOBS);

  /** Residents who work. */
  public static final TableSpec EMPLOYMENT = of(WorkTables.EMPLOYMENT);

  /** The commuting matrix. */
  public static final TableSpec COMMUTING = of(WorkTables.COMMUTING);

  /** National employment rates. */
  public static final TableSpec EMPLOYMENT_RATE = of(NationTables.EMPLOYMENT_RATE);

  /** Whether a share of a unit that was split is in a row. */
  static final String APPORTIONED = "is_apportioned";

  /** Whether moves between places that are one now are in the gross flows of a row. */
  static final String INTERNAL_MOVES = "includes_internal_moves";

  private SilverTables() {}

  /** All of them. */
  public static List<TableSpec> all() {
    return LandingTables.ALL.stream().map(SilverTables::of).toList();
  }

  /** The silver table of a landing table. */
  public static TableSpec of(LandingTable landing) {
    TableSpec.Builder table =
        TableSpec.in(Layer.SILVER, landing.name())
            .grain(landing.grain())
            .key(landing.key().toArray(String[]::new));
    for (LandingTable.Column column : landing.columns()) {
      if (column.presence() == Presence.ALWAYS) {
        table.required(column.name(), column.type(), column.comment());
      } else {
        table.column(column.name(), column.type(), column.comment());
      }
    }
    landing.rules().forEach(table::constraint);
    if (isCarried(landing)) {
      table.required(APPORTIONED, BOOLEAN, "Whether a share of a unit that was split is in it");
    }
    if (landing.equals(PeopleTables.MIGRATION_AGE)) {
      table.required(
          INTERNAL_MOVES,
          BOOLEAN,
          "Whether moves between places that are one now count as in and out; net is exact");
    }
    return table
        .required("vintage", INTEGER, "Year whose municipality codes are used throughout")
        .required("run_id", TEXT, "The run that conformed it, as in ops.run")
        .build();
  }

  /** Whether its rows are brought from the codes of their year to those of the vintage. */
  static boolean isCarried(LandingTable landing) {
    return !landing.codes().isEmpty();
  }
}
