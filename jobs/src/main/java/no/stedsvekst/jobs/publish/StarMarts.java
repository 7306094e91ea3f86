package no.stedsvekst.jobs.publish;

import static no.stedsvekst.jobs.lake.ColumnType.BOOLEAN;
import static no.stedsvekst.jobs.lake.ColumnType.DOUBLE;
import static no.stedsvekst.jobs.lake.ColumnType.INTEGER;
import static no.stedsvekst.jobs.lake.ColumnType.LONG;
import static no.stedsvekst.jobs.lake.ColumnType.TEXT;

import java.util.ArrayList;
import java.util.List;
import no.stedsvekst.jobs.conform.DimensionTables;
import no.stedsvekst.jobs.lake.Layer;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.panel.PanelTables;

/**
 * The facts, one grain a table. Rows are of municipalities, so that a plain sum is the nation's and
 * sums of regions and counties come by joining {@link StarDimensions#UNIT}. What does not add up
 * over units stands in a table of one level each.
 */
public final class StarMarts {
  /** The scenarios whose places add up to a nation: a column each. */
  static final List<String> SCENARIOS = List.of("central", "neutral", "historical", "shrunk");

  private static final String JANUARY = "Year of the 1 January";
  private static final String QUARTER = "Year of the fourth quarter";
  private static final String FLOW = "Calendar year in which it happened";

  /** People. */
  public static final TableSpec POPULATION =
      done(
          ofUnits(
                  "mart_population",
                  "One row per municipality, 1 January, sex and age: people as counted.",
                  JANUARY,
                  "sex",
                  "age")
              .refers("sex", TEXT, StarDimensions.SEX, "M or F; all where not told apart")
              .refers("age", INTEGER, StarDimensions.AGE, "Completed years; -1 where not told")
              .stock("persons", DOUBLE, "Residents on that day; split units have fractions"));

  /** Jobs. */
  public static final TableSpec JOBS =
      done(
          ofUnits(
                  "mart_jobs",
                  "One row per municipality of work, fourth quarter and industry.",
                  QUARTER,
                  "industry")
              .refers("industry", TEXT, DimensionTables.INDUSTRY, "The industry, or total")
              .required("industry_group", TEXT, "basis, besok, regional or offentlig; total")
              .stock("jobs", DOUBLE, "Persons who work there, wherever they live")
              .stock(
                  "expected_jobs",
                  DOUBLE,
                  "Jobs there would be with the nation's share of the industry in all jobs")
              .column(
                  "location_quotient",
                  DOUBLE,
                  "jobs over expected_jobs; of more rows the sum of the one over that of the other"));

  /** Moves. */
  public static final TableSpec MIGRATION =
      done(
          ofUnits(
                  "mart_migration",
                  "One row per municipality, year, sex and age group of migrants, as far as landed.",
                  FLOW,
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
      done(
          TableSpec.in(Layer.GOLD, "mart_commuting")
              .grain(
                  "One row per municipality of residence, municipality of work and fourth quarter.")
              .key("home_code", "work_code", "year")
              .refers("home_code", TEXT, StarDimensions.UNIT, "Where they live")
              .refers(
                  "work_code", TEXT, StarDimensions.UNIT, "Where they work; outside: off the map")
              .refers("year", INTEGER, PanelTables.DIM_YEAR, QUARTER)
              .stock("employed", DOUBLE, "Persons who live in the one and work in the other"));

  /** Places by year. */
  public static final TableSpec PLACE_YEAR =
      done(
          ofUnits(
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
              .column("coverage", DOUBLE, "jobs over employed_residents")
              .stock("commuting_residents", DOUBLE, "Residents whose place of work is known")
              .stock(
                  "commuters_out", DOUBLE, "Those of them who work in another municipality, or off")
              .column("out_share", DOUBLE, "commuters_out over commuting_residents")
              .stock("commuting_workers", DOUBLE, "Persons who work there whose home is known")
              .stock("commuters_in", DOUBLE, "Those of them who live in another municipality")
              .column("in_share", DOUBLE, "commuters_in over commuting_workers"));

  /** Why people came or went. */
  public static final TableSpec POPULATION_DRIVER =
      modelled(
          ofUnits(
                  "mart_population_driver",
                  "One row per municipality, flow year and component of its change of population.",
                  FLOW,
                  "component_code")
              .refers(
                  "component_code", TEXT, StarDimensions.COMPONENT, "As in population:centrality")
              .flow(
                  "persons", DOUBLE, "Persons, deaths negative: over components the whole change"));

  /** Why jobs came or went. */
  public static final TableSpec JOB_DRIVER =
      modelled(
          ofUnits(
                  "mart_job_driver",
                  "One row per municipality, year and component of its change of jobs.",
                  "Year of the fourth quarter, the change since that of the year before",
                  "component_code")
              .refers("component_code", TEXT, StarDimensions.COMPONENT, "As in jobs:industry")
              .flow("jobs", DOUBLE, "Jobs: over components the whole change"));

  /** Attractiveness of municipalities, a year. */
  public static final TableSpec ATTRACTIVENESS_YEAR =
      modelled(
          attractiveness(
              ofUnits(
                  "mart_attractiveness_year",
                  "One row per municipality and flow year: net migration against expectation.",
                  FLOW),
              true));

  /** Attractiveness of municipalities, the last ten years. */
  public static final TableSpec ATTRACTIVENESS =
      modelled(attractiveness(ofDecade("mart_attractiveness", "municipality"), true));

  /** Of regions: what a region expects is not the sum of what its municipalities expect. */
  public static final TableSpec ATTRACTIVENESS_REGION =
      modelled(attractiveness(ofDecade("mart_attractiveness_region", "region"), false));

  /** Of counties. */
  public static final TableSpec ATTRACTIVENESS_COUNTY =
      modelled(attractiveness(ofDecade("mart_attractiveness_county", "county"), false));

  /** People to come. */
  public static final TableSpec PROJECTION =
      modelled(
          eachScenario(
              ofUnits(
                      "mart_projection",
                      "One row per municipality, 1 January, sex and age of the projection.",
                      JANUARY + "; the first year's are those counted",
                      "sex",
                      "age")
                  .refers("sex", TEXT, StarDimensions.SEX, "M or F; all where ages are not kept")
                  .refers(
                      "age",
                      INTEGER,
                      StarDimensions.AGE,
                      "Completed years, the first of a band; -1")
                  .column("age_last", INTEGER, "The last of the band; age where years are single"),
              true,
              "persons",
              "Residents on that day in the scenario "));

  /** What changes their number. */
  public static final TableSpec PROJECTION_YEAR = projectionYear();

  /** Jobs to come. */
  public static final TableSpec PROJECTION_JOBS =
      modelled(
          eachScenario(
              ofUnits(
                      "mart_projection_jobs",
                      "One row per municipality, fourth quarter and industry to come.",
                      QUARTER,
                      "industry")
                  .refers("industry", TEXT, DimensionTables.INDUSTRY, "The industry, or total"),
              true,
              "jobs",
              "Jobs in the scenario "));

  /** How sure the future is. */
  public static final TableSpec PROJECTION_FAN =
      modelled(
          ofUnits(
                  "mart_projection_fan",
                  "One row per municipality and 1 January: the fan of drawn futures, where drawn.",
                  JANUARY)
              .column("scenario", TEXT, "Around which they were drawn, as in gold.dim_scenario")
              .column("low", DOUBLE, "Residents that one draw in ten stays below; does not add up")
              .column("median", DOUBLE, "Residents that half of the draws stay below")
              .column(
                  "high", DOUBLE, "Residents that nine draws in ten stay below; does not add up"));

  /** All of them. */
  public static final List<TableSpec> ALL =
      List.of(
          POPULATION,
          JOBS,
          MIGRATION,
          COMMUTING,
          PLACE_YEAR,
          POPULATION_DRIVER,
          JOB_DRIVER,
          ATTRACTIVENESS_YEAR,
          ATTRACTIVENESS,
          ATTRACTIVENESS_REGION,
          ATTRACTIVENESS_COUNTY,
          PROJECTION,
          PROJECTION_YEAR,
          PROJECTION_JOBS,
          PROJECTION_FAN);

  private StarMarts() {}

  private static TableSpec projectionYear() {
    TableSpec.Builder table =
        ofUnits(
            "mart_projection_year",
            "One row per municipality and year of the projection.",
            "People of its 1 January, jobs of its fourth quarter, flows of the year");
    eachScenario(table, true, "persons", "Residents on 1 January in the scenario ");
    for (String scenario : SCENARIOS) {
      table.stock(
          "rounded_" + scenario,
          LONG,
          "The same as whole persons, which add up to the nation's rounded sum");
    }
    eachScenario(table, true, "jobs", "Jobs in the fourth quarter in the scenario ");
    eachScenario(table, false, "births", "Children born alive in the scenario ");
    eachScenario(table, false, "deaths", "Residents who die in the scenario ");
    return modelled(
        eachScenario(table, false, "net_migration", "In- less out-migrants in the scenario "));
  }

  private static TableSpec.Builder ofUnits(
      String name, String grain, String year, String... besides) {
    List<String> key = new ArrayList<>(List.of("unit_code", "year"));
    key.addAll(List.of(besides));
    return begun(name, grain, key).refers("year", INTEGER, PanelTables.DIM_YEAR, year);
  }

  private static TableSpec.Builder begun(String name, String grain, List<String> key) {
    return TableSpec.in(Layer.GOLD, name)
        .grain(grain)
        .key(key.toArray(String[]::new))
        .refers("unit_code", TEXT, StarDimensions.UNIT, "The place, as in municipality:0301");
  }

  /** With what its rows were made by, of a table that knows no parameters of the model. */
  private static TableSpec done(TableSpec.Builder table) {
    return table
        .required("vintage", INTEGER, "Year whose municipality codes are used")
        .required("run_id", TEXT, "The run that wrote it, as in ops.run")
        .build();
  }

  /** The same of one that the model has made. */
  private static TableSpec modelled(TableSpec.Builder table) {
    return done(
        table.refers(
            "preset", TEXT, StarDimensions.PRESET, "The one set of parameters of the star"));
  }

  private static TableSpec.Builder ofDecade(String name, String level) {
    return begun(
            name,
            "One row per %s: net migration against expectation in the last ten years."
                .formatted(level),
            List.of("unit_code"))
        .required("first_year", INTEGER, "The first flow year that counts")
        .required("last_year", INTEGER, "The last flow year that counts");
  }

  private static TableSpec.Builder eachScenario(
      TableSpec.Builder table, boolean isStock, String measure, String comment) {
    for (String scenario : SCENARIOS) {
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

  /**
   * What is said of attractiveness.
   *
   * @param isOfMunicipalities whether persons and jobs add up to what the country's rows say
   */
  private static TableSpec.Builder attractiveness(
      TableSpec.Builder table, boolean isOfMunicipalities) {
    for (String[] measure : AttractivenessColumns.MEASURES) {
      if (isOfMunicipalities) {
        table.flow(measure[0], DOUBLE, measure[1]);
      } else {
        table.column(measure[0], DOUBLE, measure[1] + "; not the sum over municipalities");
      }
    }
    AttractivenessColumns.RATES.forEach(rate -> table.column(rate[0], DOUBLE, rate[1]));
    AttractivenessColumns.RANKS.forEach(rank -> table.column(rank[0], INTEGER, rank[1]));
    return table
        .column("p_top10", DOUBLE, "How often among the ten highest, of draws")
        .column("is_judged", BOOLEAN, "Whether units of the level are told apart")
        .column("business_is_judged", BOOLEAN, "The same of business attractiveness");
  }
}
