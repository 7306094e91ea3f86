package no.stedsvekst.jobs.publish;

import static no.stedsvekst.jobs.lake.ColumnType.DOUBLE;
import static no.stedsvekst.jobs.lake.ColumnType.INTEGER;
import static no.stedsvekst.jobs.lake.ColumnType.LONG;
import static no.stedsvekst.jobs.lake.ColumnType.TEXT;

import java.util.List;
import no.stedsvekst.jobs.conform.DimensionTables;
import no.stedsvekst.jobs.lake.TableSpec;

/**
 * What is to come. Scenarios are columns: a sum over rows of scenarios would count everybody four
 * times.
 */
public final class ProjectedTables {
  /** People to come. */
  public static final TableSpec PROJECTION =
      Mart.modelled(
          ofCells(
              Mart.ofUnits(
                      "mart_projection",
                      "One row per municipality, 1 January, sex and age of the projection.",
                      Mart.JANUARY + "; the first year's are those counted",
                      "sex",
                      "age")
                  .refers("sex", TEXT, StarDimensions.SEX, "M or F; all where ages are not kept")
                  .refers(
                      "age",
                      INTEGER,
                      StarDimensions.AGE,
                      "Completed years; of a band the first: where age_last is another, show ages, as the names of gold.dim_age are of single years. A band may cross an age group; -1 for all")
                  .column("age_last", INTEGER, "The last of the band; age where years are single")
                  .column(
                      "ages",
                      TEXT,
                      "What to call them: a year (105 is 105 and older), a band as in 80-84, or all")
                  .column("ages_order", INTEGER, "In which order to show ages")));

  /** What changes their number. */
  public static final TableSpec PROJECTION_YEAR = projectionYear();

  /** Jobs to come. */
  public static final TableSpec PROJECTION_JOBS =
      Mart.modelled(
          eachScenario(
              Mart.ofUnits(
                      "mart_projection_jobs",
                      "One row per municipality, fourth quarter and industry to come.",
                      Mart.QUARTER,
                      "industry")
                  .refers("industry", TEXT, DimensionTables.INDUSTRY, "The industry, or total"),
              true,
              "jobs",
              "Jobs in the scenario "));

  /** How sure the future is. */
  public static final TableSpec PROJECTION_FAN =
      Mart.modelled(
          Mart.ofUnits(
                  "mart_projection_fan",
                  "One row per municipality and 1 January: the fan of drawn futures, where drawn.",
                  Mart.JANUARY)
              .column("scenario", TEXT, "Around which they were drawn, as in gold.dim_scenario")
              .column("low", DOUBLE, "Residents that one draw in ten stays below; does not add up")
              .column(
                  "median", DOUBLE, "Residents that half of the draws stay below; does not add up")
              .column(
                  "high", DOUBLE, "Residents that nine draws in ten stay below; does not add up"));

  /** All of them. */
  public static final List<TableSpec> ALL =
      List.of(PROJECTION, PROJECTION_YEAR, PROJECTION_JOBS, PROJECTION_FAN);

  private ProjectedTables() {}

  private static TableSpec.Builder ofCells(TableSpec.Builder table) {
    eachScenario(table, true, "persons", "Residents on that day in the scenario ");
    eachScenario(
        table,
        false,
        "deaths_before",
        "Who died in the year before that day, by age on it, in the scenario ");
    return eachScenario(
        table,
        false,
        "net_migration_before",
        "In- less out-migrants of the year before that day, by age on it, in the scenario ");
  }

  private static TableSpec projectionYear() {
    TableSpec.Builder table =
        Mart.ofUnits(
            "mart_projection_year",
            "One row per municipality and year of the projection.",
            "People of its 1 January, jobs of its fourth quarter, flows of the year");
    eachScenario(table, true, "persons", "Residents on 1 January in the scenario ");
    for (String scenario : Mart.SCENARIOS) {
      table.stock(
          "rounded_" + scenario,
          LONG,
          "The same as whole persons, which add up to the nation's rounded sum");
    }
    eachScenario(table, true, "jobs", "Jobs in the fourth quarter in the scenario ");
    eachScenario(table, false, "births", "Children born alive in the scenario ");
    eachScenario(table, false, "deaths", "Residents who die in the scenario ");
    return Mart.modelled(
        eachScenario(table, false, "net_migration", "In- less out-migrants in the scenario "));
  }

  private static TableSpec.Builder eachScenario(
      TableSpec.Builder table, boolean isStock, String measure, String comment) {
    for (String scenario : Mart.SCENARIOS) {
      String name = measure + "_" + scenario;
      String whole = comment + scenario + "; empty where not projected";
      if (isStock) {
        table.stock(name, DOUBLE, whole);
      } else {
        table.flow(name, DOUBLE, whole);
      }
    }
    return table;
  }
}
