package no.stedsvekst.jobs.land;

import static no.stedsvekst.jobs.lake.ColumnType.INTEGER;
import static no.stedsvekst.jobs.lake.ColumnType.TEXT;

/** What is landed of workplaces, occupations and dwellings, for indicators. */
public final class PlaceOfWorkTables {
  private static final String JANUARY = "Year of the 1 January";

  /** Into which groups industries are put. */
  public static final LandingTable INDUSTRY_GROUP =
      LandingTable.ofJob(
              IndicatorTables.JOB,
              "industry_group",
              "One row per scheme, industry and the year from which it holds.",
              "scheme",
              "industry",
              "valid_from")
          .always("scheme", TEXT, "Name of the grouping, as in jobs:SCHEME/GROUP")
          .always("industry", TEXT, "Code, as in jobs")
          .always("valid_from", INTEGER, "First year in which it is in the group")
          .always("group_code", TEXT, "The group; unmapped is what has none")
          .always("group_name", TEXT, "What people call the group")
          .maybe("valid_to", INTEGER, "First year in which it no longer is; empty while it is")
          .rule("valid_to_is_later", "valid_to is null or valid_to > valid_from")
          .refers(WorkTables.knownIndustry("industry"))
          .rule("names_are_words", "scheme rlike '^[A-Za-z0-9_]+$' and group_code rlike '^\\\\w+$'")
          .build();

  /** Jobs by the size of the workplace. */
  public static final LandingTable ESTABLISHMENT_SIZE =
      LandingTable.ofJob(
              IndicatorTables.JOB,
              "establishment_size",
              "One row per municipality, year and class of size.",
              "municipality",
              "year",
              "size_min")
          .ofEveryPlace()
          .code("municipality", CommonColumns.CODE)
          .always("year", INTEGER, CommonColumns.STOCK_YEAR)
          .always("size_min", INTEGER, "The fewest jobs of a workplace of the class")
          .count("jobs", "Jobs in workplaces of the class")
          .rule("year_is_plausible", CommonColumns.YEAR_IS_PLAUSIBLE)
          .rule("jobs_are_not_negative", "jobs >= 0")
          .rule("size_is_not_negative", "size_min >= 0")
          .build();

  /** Residents who work, by occupation. */
  public static final LandingTable EMPLOYED_OCCUPATION =
      LandingTable.ofJob(
              IndicatorTables.JOB,
              "employed_occupation",
              "One row per municipality, year and occupation.",
              "municipality",
              "year",
              "occupation")
          .ofEveryPlace()
          .code("municipality", CommonColumns.CODE)
          .always("year", INTEGER, CommonColumns.STOCK_YEAR)
          .always("occupation", TEXT, "Code or word; the unstated are one too, all of them are not")
          .count("employed", "Residents who work in it, aged 20-66")
          .rule("year_is_plausible", CommonColumns.YEAR_IS_PLAUSIBLE)
          .rule("employed_are_not_negative", "employed >= 0")
          .rule("occupation_is_not_all", "occupation <> 'all'")
          .build();

  /** Workplaces one by one. */
  public static final LandingTable ESTABLISHMENT =
      LandingTable.ofJob(
              IndicatorTables.JOB, "establishment", "One row per workplace and year.", "id", "year")
          .always("id", TEXT, "Tells workplaces apart, and stays when one moves")
          .always("year", INTEGER, JANUARY)
          .code("municipality", "Where it lies, a code of that year")
          .always("industry", TEXT, "Code, as in jobs")
          .maybeCount("jobs", "Persons who work there on 1 January; empty where it is not known")
          .refers(WorkTables.knownIndustry("industry"))
          .rule("year_is_plausible", CommonColumns.YEAR_IS_PLAUSIBLE)
          .rule("jobs_are_not_negative", "coalesce(jobs, 0) >= 0")
          .build();

  /** Moves one by one. */
  public static final LandingTable RELOCATION =
      LandingTable.ofJob(
              IndicatorTables.JOB,
              "relocation",
              "One row per workplace that moved, and year.",
              "id",
              "year")
          .always("id", TEXT, "The workplace, as in establishment")
          .always("year", INTEGER, "Calendar year of the move")
          .code("from", LandingTables.OUTSIDE, "Where it was, or outside (shelf, abroad, unknown)")
          .code("to", LandingTables.OUTSIDE, "Where it is now, or outside")
          .always("industry", TEXT, "Code, as in jobs")
          .count("jobs", "Persons who moved with it")
          .refers(WorkTables.knownIndustry("industry"))
          .rule("year_is_plausible", CommonColumns.YEAR_IS_PLAUSIBLE)
          .rule("jobs_are_not_negative", "jobs >= 0")
          .build();

  /** Dwellings that are built, and those that there are. */
  public static final LandingTable DWELLING =
      LandingTable.ofJob(
              IndicatorTables.JOB,
              "dwelling",
              "One row per municipality and year.",
              "municipality",
              "year")
          .ofEveryPlace()
          .code("municipality", CommonColumns.CODE)
          .always("year", INTEGER, CommonColumns.FLOW_YEAR)
          .count("completed", "Dwellings completed in the year")
          .maybeCount("stock", "Dwellings on 1 January; empty where it is not known")
          .rule("year_is_plausible", CommonColumns.YEAR_IS_PLAUSIBLE)
          .rule("completed_are_not_negative", "completed >= 0")
          .rule("stock_is_not_negative", "coalesce(stock, 0) >= 0")
          .build();

  private PlaceOfWorkTables() {}
}
