package no.stedsvekst.jobs.conform;

import static no.stedsvekst.jobs.lake.ColumnType.INTEGER;
import static no.stedsvekst.jobs.lake.ColumnType.TEXT;

import java.util.List;
import no.stedsvekst.jobs.lake.Layer;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.land.LandingTable;
import no.stedsvekst.jobs.land.LandingTable.Presence;
import no.stedsvekst.jobs.land.LandingTables;

/** The silver tables: what was landed, as values of their types, in one set of codes. */
public final class SilverTables {
  /** Municipalities of the vintage. */
  public static final TableSpec MUNICIPALITY = of(LandingTables.MUNICIPALITY);

  /** People by sex and age. */
  public static final TableSpec POPULATION = of(LandingTables.POPULATION);

  /** Births, deaths and net migration. */
  public static final TableSpec VITAL = of(LandingTables.VITAL);

  /** Jobs by industry. */
  public static final TableSpec JOBS = of(LandingTables.JOBS);

  /** The commuting matrix. */
  public static final TableSpec COMMUTING = of(LandingTables.COMMUTING);

  /** National employment rates. */
  public static final TableSpec EMPLOYMENT_RATE = of(LandingTables.EMPLOYMENT_RATE);

  /** All of them. */
  public static final List<TableSpec> ALL =
      List.of(MUNICIPALITY, POPULATION, VITAL, JOBS, COMMUTING, EMPLOYMENT_RATE);

  private SilverTables() {}

  /** The silver table of a landing table. */
  static TableSpec of(LandingTable landing) {
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
    return table
        .required("vintage", INTEGER, "Year whose municipality codes are used throughout")
        .required("run_id", TEXT, "The run that conformed it, as in ops.run")
        .build();
  }
}
