package no.stedsvekst.jobs.publish;

import static no.stedsvekst.jobs.lake.ColumnType.DOUBLE;
import static no.stedsvekst.jobs.lake.ColumnType.INTEGER;
import static no.stedsvekst.jobs.lake.ColumnType.TEXT;

import java.util.List;
import no.stedsvekst.jobs.conform.DimensionTables;
import no.stedsvekst.jobs.lake.Layer;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.panel.PanelTables;

/**
 * What was counted: the facts that know no model. Places by year stand beside people, jobs, moves
 * and commuters one by one.
 */
public final class CountedTables {
  /** People. */
  public static final TableSpec POPULATION =
      Mart.done(
          Mart.ofUnits(
                  "mart_population",
                  "One row per municipality, 1 January, sex and age: people as counted.",
                  Mart.JANUARY,
                  "sex",
                  "age")
              .refers("sex", TEXT, StarDimensions.SEX, "M or F; all where not told apart")
              .refers("age", INTEGER, StarDimensions.AGE, "Completed years; -1 where not told")
              .stock("persons", DOUBLE, "Residents on that day; split units have fractions"));

  /** Jobs. */
  public static final TableSpec JOBS =
      Mart.done(
          Mart.ofUnits(
                  "mart_jobs",
                  "One row per municipality of work, fourth quarter and industry.",
                  Mart.QUARTER,
                  "industry")
              .refers("industry", TEXT, DimensionTables.INDUSTRY, "The industry, or total")
              .required("industry_group", TEXT, "basis, besok, regional or offentlig; total")
              .stock("jobs", DOUBLE, "Persons who work there, wherever they live")
              .stock(
                  "expected_jobs",
                  DOUBLE,
                  "Jobs there would be with the nation's share of the industry in all jobs")
              .ratio(
                  "location_quotient",
                  "jobs",
                  "expected_jobs",
                  "How many times the nation's share of the industry it has"));

  /** Moves. */
  public static final TableSpec MIGRATION =
      Mart.done(
          Mart.ofUnits(
                  "mart_migration",
                  "One row per municipality, year, sex and age group of migrants, as far as landed.",
                  Mart.FLOW,
                  "sex",
                  "age_group")
              .refers("sex", TEXT, StarDimensions.SEX, "M or F; all where not told apart")
              .refers("age_group", TEXT, StarDimensions.AGE_GROUP, "By age on 31 December")
              .flow("in_migrants", DOUBLE, "Moves in, from within the country too")
              .flow("out_migrants", DOUBLE, "Moves out, to within the country too")
              .flow(
                  "net_migration", DOUBLE, "The former less the latter: moves within cancel out"));

  /** Who works where. */
  public static final TableSpec COMMUTING =
      Mart.done(
          TableSpec.in(Layer.GOLD, "mart_commuting")
              .grain(
                  "One row per municipality of residence, municipality of work and fourth quarter.")
              .key("home_code", "work_code", "year")
              .refers("home_code", TEXT, StarDimensions.UNIT, "Where they live")
              .refers(
                  "work_code",
                  TEXT,
                  StarDimensions.UNIT,
                  "Where they work; outside: offshore, abroad or not known")
              .refers("year", INTEGER, PanelTables.DIM_YEAR, Mart.QUARTER)
              .stock("employed", DOUBLE, "Persons who live in the one and work in the other"));

  /** Places by year. */
  public static final TableSpec PLACE_YEAR =
      Mart.done(
          Mart.ofUnits(
                  "mart_place_year",
                  "One row per municipality and year: what was counted, to the newest 1 January.",
                  "Calendar year: people of its 1 January, jobs of its fourth quarter")
              .stock("population", DOUBLE, "Residents on 1 January")
              .flow("population_change", DOUBLE, "Residents a year later less those")
              .flow("births", DOUBLE, "Children born alive")
              .flow("deaths", DOUBLE, "Residents who died")
              .flow("net_migration", DOUBLE, "In-migrants less out-migrants")
              .stock("jobs", DOUBLE, "Persons who work there")
              .stock("employed_residents", DOUBLE, "Residents who work, wherever they do")
              .ratio("coverage", "jobs", "employed_residents", "Jobs per employed resident")
              .stock(
                  "commuting_residents",
                  DOUBLE,
                  "Residents in the commuting figures, with those who work outside")
              .stock(
                  "commuters_out",
                  DOUBLE,
                  "Those of them who work in another municipality, or outside")
              .stock(
                  "commuters_outside",
                  DOUBLE,
                  "Those of commuters_out who work offshore, abroad or nobody knows where")
              .ratio(
                  "out_share",
                  "commuters_out",
                  "commuting_residents",
                  "Share of residents that commutes out")
              .stock("commuting_workers", DOUBLE, "Persons who work there whose home is known")
              .stock("commuters_in", DOUBLE, "Those of them who live in another municipality")
              .ratio(
                  "in_share",
                  "commuters_in",
                  "commuting_workers",
                  "Share of workers that commutes in"));

  /** All of them. */
  public static final List<TableSpec> ALL =
      List.of(POPULATION, JOBS, MIGRATION, COMMUTING, PLACE_YEAR);

  private CountedTables() {}
}
