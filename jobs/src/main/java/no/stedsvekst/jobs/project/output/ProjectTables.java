package no.stedsvekst.jobs.project.output;

import static no.stedsvekst.jobs.lake.ColumnType.BOOLEAN;
import static no.stedsvekst.jobs.lake.ColumnType.DOUBLE;
import static no.stedsvekst.jobs.lake.ColumnType.INTEGER;
import static no.stedsvekst.jobs.lake.ColumnType.LONG;
import static no.stedsvekst.jobs.lake.ColumnType.TEXT;

import java.util.ArrayList;
import java.util.List;
import no.stedsvekst.jobs.lake.Layer;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.lake.TableSpec.WriteMode;

/** What {@code project} writes. */
public final class ProjectTables {
  private static final String JANUARY = "Year of the 1 January";

  /** People by sex and age. */
  public static final TableSpec POPULATION =
      stamped(
              "projection_population",
              "One row per preset, scenario, alternative, base year, municipality, year, sex and"
                  + " age.",
              "municipality",
              "year",
              "sex",
              "age")
          .column("municipality", TEXT, "Municipality code of the vintage")
          .column("year", INTEGER, JANUARY + "; the base year's are those counted")
          .column("sex", TEXT, "M or F; all where ages are not kept")
          .column("age", TEXT, "Completed years, 0 to 105 (105 and more), or bands, or all")
          .column(
              "persons",
              DOUBLE,
              "Residents on that day, not rounded; places add up in scenarios whose closure in gold.dim_scenario is not alone: high and low ask of each place by itself")
          .column(
              "deaths_before",
              DOUBLE,
              "Who died in the calendar year before that day, by the age that they would have had on it; empty for the base year")
          .column(
              "net_migration_before",
              DOUBLE,
              "In-migrants less out-migrants of that year, by age on that day, with what makes ages meet the nation's: persons less births (age 0) or the year younger a year earlier, and deaths added; the sum is net_migration of gold.projection_flow a year earlier")
          .constraint("persons_are_not_negative", "persons >= 0")
          .build();

  /** What changes their number. */
  public static final TableSpec FLOW =
      stamped(
              "projection_flow",
              "One row per preset, scenario, alternative, base year, municipality and flow year.",
              "municipality",
              "year")
          .column("municipality", TEXT, "Municipality code of the vintage")
          .column("year", INTEGER, "Calendar year in which it happens")
          .column("births", DOUBLE, "Children born alive")
          .column("deaths", DOUBLE, "Residents who die")
          .column("net_migration", DOUBLE, "In-migrants less out-migrants")
          .column("expected", DOUBLE, "Part of it: the nation's rate, jobs, centrality and supply")
          .column("attractiveness", DOUBLE, "Part of it: the place's attractiveness")
          .column("closure", DOUBLE, "Part of it: what makes places add up to the nation, and caps")
          .column(
              "is_closure_large",
              BOOLEAN,
              "Whether the closure of all places is above a quarter of their migration before it")
          .column("theta", DOUBLE, "What kept the number of people while ages met the frame")
          .build();

  /** Jobs by industry. */
  public static final TableSpec JOBS =
      stamped(
              "projection_jobs",
              "One row per preset, scenario, alternative, base year, municipality, year and"
                  + " industry.",
              "municipality",
              "year",
              "industry")
          .column("municipality", TEXT, "Municipality code of the vintage")
          .column("year", INTEGER, "Year of the fourth quarter")
          .column("industry", TEXT, "Code, as in gold.dim_industry")
          .column("jobs", DOUBLE, "Jobs in the municipality, not rounded")
          .constraint("jobs_are_not_negative", "jobs >= 0")
          .build();

  /** All people and all jobs of every level. */
  public static final TableSpec TOTAL =
      stamped(
              "projection_total",
              "One row per preset, scenario, alternative, base year, level, unit and year; above municipality none of scenarios that ask what if of each place by itself, as high and low.",
              "level",
              "unit",
              "year")
          .column("level", TEXT, "As in gold.panel")
          .column("unit", TEXT, "The unit, as in gold.panel")
          .column("year", INTEGER, JANUARY + " for people, of the fourth quarter for jobs")
          .column("size_class", TEXT, "People in the base year, as in gold.projection_score")
          .column("persons", DOUBLE, "Residents on 1 January, not rounded")
          .column("jobs", DOUBLE, "Jobs in the fourth quarter; none for the last year")
          .ofOneRun()
          .build();

  /** How places were made to add up to the nation. */
  public static final TableSpec CLOSURE =
      stamped(
              "projection_closure",
              "One row per preset, scenario, alternative, base year, flow year, closure and cell.",
              "year",
              "closure",
              "cell")
          .column("year", INTEGER, "Calendar year")
          .column(
              "closure",
              TEXT,
              "kappa: on the rate of net migration; kappa_share: that over the migration before it; deaths, births, jobs: factors; rho: on cells")
          .column("cell", TEXT, "Industry of jobs, sex and age of rho as in F 31, else all")
          .column("value", DOUBLE, "The number")
          .build();

  /** What each scenario assumes. */
  public static final TableSpec SCENARIO =
      TableSpec.in(Layer.GOLD, "dim_scenario")
          .grain("One row per scenario of a preset.")
          .key("preset", "code")
          .column("preset", TEXT, "Set of model parameters, as in gold.panel")
          .column("code", TEXT, "The scenario, as in gold.projection_population")
          .required("name_no", TEXT, "What people call it, in Norwegian")
          .required("name_en", TEXT, "In English")
          .required("assumptions", TEXT, "Its lines, as in conf/assumptions/scenario.csv")
          .required(
              "closure", TEXT, "own: meets the nation's sums itself; frozen, alone: neutral's")
          .column("lasting_res", DOUBLE, "Share of residential attractiveness that shrunk keeps")
          .column("lasting_bus", DOUBLE, "The same of business attractiveness")
          .column(
              "lasting_migration",
              DOUBLE,
              "Share of the migration expected beyond the nation's that lasts: central keeps it, in recommended all scenarios; empty where neither asks")
          .column("lasting_migration_se", DOUBLE, "Its standard error; empty where not estimated")
          .column(
              "lasting_growth",
              DOUBLE,
              "Share of the growth of the last ten years beyond the nation's that central keeps")
          .column("lasting_growth_se", DOUBLE, "Its standard error; empty where not estimated")
          .column(
              "jobs_following",
              DOUBLE,
              "By how many per cent jobs that follow the residents grow with a per cent of these; empty where the preset says it or jobs are not projected")
          .column("jobs_following_se", DOUBLE, "Its standard error; empty where not estimated")
          .column(
              "level_share_region",
              DOUBLE,
              "Share of what a place's level may be off by that the places of its region have in common in the fans; empty where none was drawn")
          .column("level_share_county", DOUBLE, "The same of the places of its county")
          .column("name_nn", TEXT, "In nynorsk; of one's own scenario, or its own name, as name_no")
          .column("sort_order", INTEGER, "In which order to show it; one's own come last")
          .required("run_id", TEXT, "The run that wrote it, as in ops.run")
          .written(WriteMode.REPLACE_SLICE)
          .build();

  /** How sure the future is. */
  public static final TableSpec FAN =
      stamped(
              "projection_fan",
              "One row per preset, scenario, alternative, base year, level, unit, year, age group"
                  + " and quantile.",
              "level",
              "unit",
              "year",
              "age_group",
              "quantile")
          .column("level", TEXT, "As in gold.panel")
          .column("unit", TEXT, "The unit, as in gold.panel")
          .column("year", INTEGER, JANUARY)
          .column("age_group", TEXT, "all, 0-5, 6-17, 18-29, 30-39, 40-49, 50-59 or 60+")
          .column("quantile", DOUBLE, "Share of the draws with no more people, R's type 7")
          .column("persons", DOUBLE, "Residents on that day")
          .ofOneRun()
          .build();

  /** What goals take. */
  public static final TableSpec GOAL =
      ofAll(
              "projection_goal",
              "One row per preset, alternative, base year, municipality, year and rate: what a goal"
                  + " takes is read between two of them.",
              List.of("municipality", "year", "rate"))
          .column("municipality", TEXT, "Municipality code of the vintage")
          .column("year", INTEGER, JANUARY + "; every fifth, and the last")
          .column(
              "rate",
              DOUBLE,
              "Residential attractiveness, the same every year: a share of the people")
          .column(
              "persons", DOUBLE, "Residents with it, the nation and the neighbours as in neutral")
          .build();

  /** How far it is from others' projections. */
  public static final TableSpec REFERENCE =
      ofAll(
              "projection_reference",
              "One row per preset, alternative, base year, projection of others', municipality and"
                  + " year.",
              List.of("source", "edition", "reference_alternative", "municipality", "year"))
          .column("source", TEXT, "Who made the other, as landed")
          .column("edition", TEXT, "Which of theirs")
          .column("reference_alternative", TEXT, "Which of its assumptions")
          .column("municipality", TEXT, "Municipality code of the vintage")
          .column("year", INTEGER, JANUARY)
          .column("persons", DOUBLE, "Residents: the mean of the scenarios neutral and historical")
          .column("reference", DOUBLE, "Residents as the others have projected")
          .column("difference", DOUBLE, "The former less the latter")
          .column("share", DOUBLE, "The difference over the latter")
          .build();

  /** How projections from the past have held. */
  public static final TableSpec BACKTEST_SCORE =
      TableSpec.in(Layer.GOLD, "backtest_score")
          .grain(
              "One row per preset, level, origin, horizon, method, size class, centrality class and"
                  + " measure.")
          .key(
              "preset",
              "level",
              "origin",
              "horizon",
              "method",
              "size_class",
              "centrality_class",
              "measure")
          .column("preset", TEXT, "Set of model parameters, as in gold.panel")
          .column("origin", INTEGER, "Year of the 1 January from which it was projected")
          .column("horizon", INTEGER, "Years later on which it is judged")
          .column(
              "method",
              TEXT,
              "Scenario, or no_change, linear, hamilton_perry, a landed projection; known_frame:"
                  + " given the nation's people; look_ahead: coefficients of later data")
          .column("size_class", TEXT, "People at the origin, as in 2000-4999; or all")
          .column("centrality_class", TEXT, "1 (most central) to 6; or all")
          .column(
              "measure",
              TEXT,
              "mape, medape, weighted, bias, within_5, within_10: of the actual; bias_error: standard"
                  + " error of bias, as if units erred by themselves; bias_sum: of the sum of"
                  + " units; coverage_80,"
                  + " coverage_high_low: share of actuals between; coverage_80_region,"
                  + " coverage_80_county: of sums over regions and counties")
          .column("value", DOUBLE, "A share")
          .column("n", LONG, "Units that were judged")
          .column("level", TEXT, "What units they are, as in gold.panel")
          .required("param_hash", TEXT, "Differs where any parameter of the preset differs")
          .required("vintage", INTEGER, "Year whose municipality codes are used")
          .required("run_id", TEXT, "The run that wrote it, as in ops.run")
          .written(WriteMode.REPLACE_SLICE)
          .build();

  /** How wrong projections of a scenario have been. */
  public static final TableSpec SCORE =
      TableSpec.in(Layer.GOLD, "projection_score")
          .grain(
              "One row per preset, level, scenario, horizon and size class: a row of gold.projection_total finds the score of its method by preset, level, scenario, size_class and the years since its base year.")
          .key("preset", "level", "scenario", "horizon", "size_class")
          .column("preset", TEXT, "Set of model parameters, as in gold.panel")
          .column("level", TEXT, "As in gold.panel")
          .column("scenario", TEXT, "As in gold.dim_scenario")
          .column("horizon", INTEGER, "Years after the base year")
          .column("size_class", TEXT, "As in gold.projection_total; or all")
          .column("mape", DOUBLE, "Mean absolute error, of the actual, over units and origins")
          .column(
              "weighted",
              DOUBLE,
              "Sum of absolute errors over all people, over origins by their units")
          .column("bias", DOUBLE, "Mean error, of the actual: above 0 too many were projected")
          .column("within_5", DOUBLE, "Share of units that were missed by at most 5 %")
          .column("within_10", DOUBLE, "Share of units that were missed by at most 10 %")
          .column(
              "coverage_80",
              DOUBLE,
              "Share of units within the 80 % fan; empty for scenarios without one")
          .column("mape_no_change", DOUBLE, "mape of saying that nothing changes, to compare")
          .required("origins", INTEGER, "From how many 1 Januaries was projected")
          .required("first_origin", INTEGER, "The first of them")
          .required("last_origin", INTEGER, "The last of them")
          .required("n", LONG, "Units that were judged, over all origins")
          .required("is_look_ahead", BOOLEAN, "Whether the coefficients knew of later years")
          .required("param_hash", TEXT, "Differs where any parameter of the preset differs")
          .required("vintage", INTEGER, "Year whose municipality codes are used")
          .required("run_id", TEXT, "The run that wrote it, as in ops.run")
          .written(WriteMode.REPLACE_SLICE)
          .build();

  /** All that {@code project} writes. */
  public static final List<TableSpec> ALL =
      List.of(POPULATION, FLOW, JOBS, TOTAL, CLOSURE, FAN, GOAL, REFERENCE, SCENARIO);

  private ProjectTables() {}

  private static TableSpec.Builder stamped(String name, String grain, String... key) {
    List<String> whole = new ArrayList<>(List.of("scenario"));
    whole.addAll(List.of(key));
    return ofAll(name, grain, whole)
        .column("scenario", TEXT, "As in gold.dim_scenario")
        .partedBy("preset", "alternative", "base_year", "scenario");
  }

  /** Of all scenarios together. */
  private static TableSpec.Builder ofAll(String name, String grain, List<String> key) {
    List<String> whole = new ArrayList<>(List.of("preset", "alternative", "base_year"));
    whole.addAll(key);
    return TableSpec.in(Layer.GOLD, name)
        .grain(grain)
        .key(whole.toArray(String[]::new))
        .column("preset", TEXT, "Set of model parameters, as in gold.panel")
        .column("alternative", TEXT, "Of the nation's projection, as in MMM; made: of its past")
        .column("base_year", INTEGER, "Year of the 1 January on which it begins")
        .required("param_hash", TEXT, "Differs where any parameter of the preset differs")
        .required("coef_set_id", TEXT, "The coefficients applied, as in gold.coefficient_set")
        .required("vintage", INTEGER, "Year whose municipality codes are used")
        .required("run_id", TEXT, "The run that computed it, as in ops.run")
        .written(WriteMode.REPLACE_SLICE)
        .partedBy("preset", "alternative", "base_year");
  }
}
