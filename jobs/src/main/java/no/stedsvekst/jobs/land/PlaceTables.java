package no.stedsvekst.jobs.land;

import static no.stedsvekst.jobs.lake.ColumnType.DOUBLE;
import static no.stedsvekst.jobs.lake.ColumnType.INTEGER;
import static no.stedsvekst.jobs.lake.ColumnType.TEXT;

/** What is landed of the municipalities themselves. */
public final class PlaceTables {
  /** Municipalities and what is known of them. */
  public static final LandingTable MUNICIPALITY =
      LandingTable.required(
              "municipality",
              "One row per municipality code and the year from which the row holds.",
              "code",
              "valid_from")
          .always("code", TEXT, "Official number, as text with leading zeros")
          .always("name", TEXT, "Official name in Norwegian")
          .always("valid_from", INTEGER, "First year in which the row holds")
          .maybe("valid_to", INTEGER, "First year in which it no longer holds; empty while it does")
          .always("county", TEXT, "The county it belongs to")
          .spare("county_name", TEXT, "What that county is called")
          .always("region", TEXT, "The region it belongs to, for estimation and aggregation")
          .maybe(
              "centrality_index",
              DOUBLE,
              "Statistics Norway's index, 0 to 1000, of jobs and services within reach")
          .spare(
              "centrality_jobs", DOUBLE, "The part of that index which counts jobs only, 0 to 1000")
          .maybe("centrality_class", INTEGER, "Official class, 1 (most central) to 6")
          .rule("valid_to_is_later", "valid_to is null or valid_to > valid_from")
          .rule("index_is_within_bounds", "coalesce(centrality_index, 0) between 0 and 1000")
          .rule("jobs_index_is_within_bounds", "coalesce(centrality_jobs, 0) between 0 and 1000")
          .rule("class_is_known", "coalesce(centrality_class, 1) between 1 and 6")
          .build();

  /** Codes that were given up, and where their people are now. */
  public static final LandingTable CODE_CHANGE =
      LandingTable.optional(
              "code_change",
              "One row per old code, new code and the year of the change.",
              "from_code",
              "to_code",
              "year")
          .switchesOff("every year must be landed in the codes of the vintage")
          .always("from_code", TEXT, "The code until the end of the year before")
          .always("to_code", TEXT, "The code from 1 January on; the old one where a part lives on")
          .always("year", INTEGER, "The first year of the new code")
          .maybe(
              "weight",
              DOUBLE,
              "Share of the old unit that goes there, 1 where it goes whole; empty is refused")
          .rule("year_is_plausible", CommonColumns.YEAR_IS_PLAUSIBLE)
          .rule("weight_is_a_share", "coalesce(weight, 1) > 0 and coalesce(weight, 1) <= 1")
          .mayLackYears()
          .build();

  /** Users' own groups. */
  public static final LandingTable MUNICIPALITY_GROUP =
      LandingTable.optional(
              "municipality_group",
              "One row per set of groups and municipality.",
              "group_set",
              "municipality")
          .switchesOff("there are no levels group:SET")
          .always("group_set", TEXT, "A set of groups, in which a municipality stands once")
          .always("group_code", TEXT, "The group it belongs to in that set")
          .always("group_name", TEXT, "What people call the group")
          .code("municipality", "Municipality code of any year, as text with leading zeros")
          .build();

  /** What users' own models explain with. */
  public static final LandingTable COVARIATE =
      LandingTable.optional(
              "covariate",
              "One row per municipality, year and name of a covariate.",
              "municipality",
              "year",
              "name")
          .switchesOff("models with students, culture or covariates of one's own")
          .code("municipality", CommonColumns.CODE)
          .always("year", INTEGER, CommonColumns.FLOW_YEAR)
          .always("name", TEXT, "Which covariate, as in students or culture")
          .always("value", DOUBLE, "What it was, in the unit of that covariate")
          .rule("year_is_plausible", CommonColumns.YEAR_IS_PLAUSIBLE)
          .mayLackYears()
          .build();

  /** What others have projected. */
  public static final LandingTable REFERENCE_PROJECTION =
      LandingTable.optional(
              "reference_projection",
              "One row per source, edition, alternative, municipality and year.",
              "source",
              "edition",
              "alternative",
              "municipality",
              "year")
          .switchesOff("comparison with others' projections")
          .always("source", TEXT, "Who made it, as in ssb")
          .always("edition", TEXT, "Which of theirs, a year where its codes are that year's")
          .always("alternative", TEXT, "Which of its assumptions, as in MMM")
          .code("municipality", "Municipality code of the edition's year")
          .always("year", INTEGER, "Year of the 1 January that is projected")
          .count("population", "Residents on that day as projected")
          .rule("year_is_plausible", CommonColumns.YEAR_IS_PLAUSIBLE)
          .rule("population_is_not_negative", "population >= 0")
          .mayLackYears()
          .build();

  private PlaceTables() {}
}
