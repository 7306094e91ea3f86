package no.stedsvekst.jobs.publish;

import static no.stedsvekst.jobs.lake.ColumnType.BOOLEAN;
import static no.stedsvekst.jobs.lake.ColumnType.DOUBLE;
import static no.stedsvekst.jobs.lake.ColumnType.INTEGER;
import static no.stedsvekst.jobs.lake.ColumnType.LONG;
import static no.stedsvekst.jobs.lake.ColumnType.TEXT;

import java.util.List;
import no.stedsvekst.jobs.lake.Layer;
import no.stedsvekst.jobs.lake.TableSpec;

/** The dimensions that {@code publish} writes; others are written where they are first known. */
public final class StarDimensions {
  private static final String RUN = "The run that wrote it, as in ops.run";

  /** Places of every level under one key. */
  public static final TableSpec UNIT =
      named(
              "dim_unit",
              "One row per unit of any level, and one for what lies outside the map. Marts have rows of municipalities alone, but for mart_attractiveness_region and mart_attractiveness_county: to sum those of a region, county or class, group by its column here; of a group, join gold.bridge_group.")
          .column(
              "code", TEXT, "Level and unit with a colon between, as in municipality:0301; one key")
          .required(
              "level",
              TEXT,
              "municipality, region, county, centrality_class, country, group: and its set; outside")
          .required("unit", TEXT, "The unit by itself, as in gold.panel")
          .column("parent", TEXT, "code of the unit above: county of a municipality, else country")
          .column("region", TEXT, "code of the region of a municipality; of a region its own")
          .column("region_name", TEXT, "What that region is called")
          .column("county", TEXT, "code of the county of a municipality; of a county its own")
          .column("county_name", TEXT, "What that county is called")
          .column(
              "centrality_class",
              INTEGER,
              "1 (most central) to 6 of a municipality; of a class its own")
          .column("municipalities", LONG, "How many municipalities it has")
          .column("population", DOUBLE, "Residents on the newest 1 January; levels overlap")
          .column("population_year", INTEGER, "Year of that 1 January")
          .column(
              "is_judged",
              BOOLEAN,
              "Whether its attractiveness of the last ten years is told apart from luck")
          .required("vintage", INTEGER, "Year whose municipality codes are used")
          .required("run_id", TEXT, RUN)
          .build();

  /** Members of groups: a municipality is in as many as there are sets, so it has no column. */
  public static final TableSpec GROUP =
      TableSpec.in(Layer.GOLD, "bridge_group")
          .grain(
              "One row per municipality and landed group that it is in: joined to marts by unit_code, it sums them by group. Each set has all its members, so a sum is of one group_set.")
          .key("unit_code", "group_code")
          .refers("unit_code", TEXT, UNIT, "The municipality, as marts have it")
          .refers("group_code", TEXT, UNIT, "The group, as in group:landsdel:nord")
          .required("group_set", TEXT, "The set of groups, in which a municipality stands once")
          .required("name_no", TEXT, "What people call the group")
          .required("vintage", INTEGER, "Year whose municipality codes are used")
          .required("run_id", TEXT, RUN)
          .build();

  /** Ages. */
  public static final TableSpec AGE =
      ofCode("dim_age", "One row per year of age, and one for people of whom it is not told.")
          .column("code", INTEGER, "Completed years; 105 is 105 and older; -1 where not told")
          .required("name_no", TEXT, "In bokmål")
          .required("name_nn", TEXT, "In nynorsk")
          .required("name_en", TEXT, "In English")
          .required("age_group", TEXT, "Code of gold.dim_age_group; all where age is not told")
          .required("five_years", TEXT, "The five years that it is of, as in 10-14")
          .required("ten_years", TEXT, "The ten years that it is of, as in 10-19")
          .required("five_years_order", INTEGER, "In which order to show five_years")
          .required("ten_years_order", INTEGER, "In which order to show ten_years")
          .required("sort_order", INTEGER, "In which order to show it")
          .required("run_id", TEXT, RUN)
          .build();

  /** Age groups. */
  public static final TableSpec AGE_GROUP =
      named("dim_age_group", "One row per age group of the model, and one for all ages.")
          .column("code", TEXT, "As in gold.panel_migration: 0-5, 6-17 … 60+, all")
          .required("first_age", INTEGER, "The youngest")
          .required("last_age", INTEGER, "The oldest; 105 is 105 and older")
          .required("run_id", TEXT, RUN)
          .build();

  /** Sexes. */
  public static final TableSpec SEX =
      named("dim_sex", "One row per sex, and one for both.")
          .column("code", TEXT, "M, F; all where a source does not tell them apart")
          .required("run_id", TEXT, RUN)
          .build();

  /** Models of regressions. */
  public static final TableSpec MODEL =
      named(
              "dim_model",
              "One row per model of the book, and per model of a user's that was fitted.")
          .column("code", TEXT, "As in gold.regression_model; user: and a hash for one's own")
          .column("terms", TEXT, "What explains, in order; empty for a user's own")
          .column(
              "applied_set",
              TEXT,
              "The set of gold.coefficient_set that expectations and projections of the star use, where it is of this model; of an estimated one the level is its last word, and places of every level are held to it")
          .required("run_id", TEXT, RUN)
          .build();

  /** Kinds of standard errors. */
  public static final TableSpec SE =
      named("dim_se", "One row per way of computing standard errors.")
          .column("code", TEXT, "As in gold.regression_model")
          .required("run_id", TEXT, RUN)
          .build();

  /** Terms of regressions. */
  public static final TableSpec TERM =
      named("dim_term", "One row per term of any regression.")
          .column("code", TEXT, "As in gold.regression_term")
          .column("year", INTEGER, "Of a term that stands for a year: which")
          .required("run_id", TEXT, RUN)
          .build();

  /** What changes are made of. */
  public static final TableSpec COMPONENT =
      named("dim_component", "One row per component of the change of population, and of jobs.")
          .column("code", TEXT, "Subject and component with a colon, as in jobs:industry; one key")
          .required("subject", TEXT, "population (persons) or jobs")
          .required("component", TEXT, "As in the decomposition of that subject in gold")
          .required("sign", INTEGER, "1 it only adds, -1 it only takes, 0 either; as it is entered")
          .required(
              "is_in_sum",
              BOOLEAN,
              "Whether it is one of those that add up to the change; the gap stands beside them")
          .required(
              "kind",
              TEXT,
              "nation, structure, own (doing), both of these, public (decisions), residual; births and deaths that the nation's rates give are structure, so tell parts apart")
          .required(
              "part",
              TEXT,
              "births_and_deaths, migration, not_explained; of jobs private, public: structure of moves is part migration and kind structure")
          .required("run_id", TEXT, RUN)
          .build();

  /** Sets of parameters. */
  public static final TableSpec PRESET =
      named("dim_preset", "One row per set of model parameters that gold has rows of.")
          .column("code", TEXT, "As in gold.panel; a plus where a parameter was overridden")
          .required("is_published", BOOLEAN, "Whether the marts are of it")
          .column("param_hash", TEXT, "Differs where any of its parameters differs")
          .required("run_id", TEXT, RUN)
          .build();

  /** Indicators. */
  public static final TableSpec INDICATOR =
      named("dim_indicator", "One row per indicator, of the user's own or shipped.")
          .column("code", TEXT, "As in gold.indicator_value")
          .column(
              "numerator", TEXT, "The sum of measures that it is; empty where values are landed")
          .column("denominator", TEXT, "The sum by which that is divided; empty: by none")
          .required("counted_in", TEXT, "Unit of its values, as share, persons or rank")
          .required("is_more_better", BOOLEAN, "Whether a higher value is better")
          .required("is_own", BOOLEAN, "Whether it was landed and is not shipped")
          .required("run_id", TEXT, RUN)
          .build();

  /** All other words. */
  public static final TableSpec CODE =
      TableSpec.in(Layer.GOLD, "dim_code")
          .grain("One row per vocabulary and word of it.")
          .key("vocabulary", "code")
          .column(
              "vocabulary", TEXT, "What the word is of, as in level, step, closure, target_rule")
          .column("code", TEXT, "The word as it stands in the tables")
          .required("name_no", TEXT, "In bokmål")
          .required("name_nn", TEXT, "In nynorsk")
          .required("name_en", TEXT, "In English")
          .required("sort_order", INTEGER, "In which order of its vocabulary to show it")
          .required("run_id", TEXT, RUN)
          .build();

  /** All of them. */
  public static final List<TableSpec> ALL =
      List.of(
          UNIT, GROUP, AGE, AGE_GROUP, SEX, MODEL, SE, TERM, COMPONENT, PRESET, INDICATOR, CODE);

  private StarDimensions() {}

  private static TableSpec.Builder ofCode(String name, String grain) {
    return TableSpec.in(Layer.GOLD, name).grain(grain).key("code");
  }

  private static TableSpec.Builder named(String name, String grain) {
    return ofCode(name, grain)
        .required("name_no", TEXT, "In bokmål")
        .required("name_nn", TEXT, "In nynorsk")
        .required("name_en", TEXT, "In English; names of places stay Norwegian")
        .required("sort_order", INTEGER, "In which order to show it");
  }
}
