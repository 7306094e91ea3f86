package no.stedsvekst.jobs.land;

import static no.stedsvekst.jobs.lake.ColumnType.DOUBLE;
import static no.stedsvekst.jobs.lake.ColumnType.INTEGER;
import static no.stedsvekst.jobs.lake.ColumnType.TEXT;

/** What is landed of the nation as a whole: rates, and its official projection. */
public final class NationTables {
  /** How many of an age work. */
  public static final LandingTable EMPLOYMENT_RATE =
      LandingTable.optional(
              "employment_rate",
              "One row per year, sex and age of the nation.",
              "year",
              "sex",
              "age")
          .switchesOff("demographic employment supply (ds), and models with it")
          .always("year", INTEGER, CommonColumns.STOCK_YEAR)
          .always("sex", TEXT, CommonColumns.SEX)
          .always("age", INTEGER, "Completed years on 31 December")
          .always(
              "rate", DOUBLE, "Share of the residents of that sex and age who are employed, 0 to 1")
          .rule("year_is_plausible", CommonColumns.YEAR_IS_PLAUSIBLE)
          .rule("sex_is_known", CommonColumns.SEX_IS_KNOWN)
          .rule("age_is_known", "age between 0 and 105")
          .rule("rate_is_a_fraction", "rate between 0 and 1")
          .mayLackYears()
          .build();

  /** How many of an age die. */
  public static final LandingTable DEATH_PROBABILITY =
      LandingTable.optional(
              "death_probability",
              "One row per alternative, year, sex and age of the nation.",
              "alternative",
              "year",
              "sex",
              "age")
          .switchesOff("ds, expected deaths and the projection")
          .maybe("alternative", TEXT, CommonColumns.ALTERNATIVE)
          .always("year", INTEGER, "Calendar year in which they would die")
          .always("sex", TEXT, CommonColumns.SEX)
          .always("age", INTEGER, "Completed years on 1 January of the year")
          .always("probability", DOUBLE, "That someone of that sex and age dies within the year")
          .rule("year_is_plausible", CommonColumns.YEAR_IS_PLAUSIBLE)
          .rule("sex_is_known", CommonColumns.SEX_IS_KNOWN)
          .rule("age_is_known", "age between 0 and 105")
          .rule("probability_is_a_fraction", "probability between 0 and 1")
          .mayLackYears()
          .build();

  /** How many children women have. */
  public static final LandingTable FERTILITY_RATE =
      LandingTable.optional(
              "fertility_rate",
              "One row per alternative, year and age of the mother.",
              "alternative",
              "year",
              "age")
          .switchesOff("expected births and the projection")
          .maybe("alternative", TEXT, CommonColumns.ALTERNATIVE)
          .always("year", INTEGER, "Calendar year of the births")
          .always("age", INTEGER, "Age of the mother at the birth")
          .always("rate", DOUBLE, "Children born alive per woman of that age and year")
          .rule("year_is_plausible", CommonColumns.YEAR_IS_PLAUSIBLE)
          .rule("age_is_known", "age between 0 and 105")
          .rule("rate_is_a_fraction", "rate between 0 and 1")
          .mayLackYears()
          .build();

  /** The official projection of the nation, by sex and age. */
  public static final LandingTable NATIONAL_PROJECTION =
      LandingTable.optional(
              "national_projection",
              "One row per alternative, year, sex and age.",
              "alternative",
              "year",
              "sex",
              "age")
          .switchesOff("a national frame: the projection makes one of its own")
          .always("alternative", TEXT, "Which of its assumptions, as in MMM")
          .always("year", INTEGER, "Year of the 1 January that is projected")
          .always("sex", TEXT, "M or F")
          .always("age", INTEGER, "Completed years, 0 to 105 (105 and more)")
          .count("persons", "Residents of the nation on that day")
          .rule("year_is_plausible", CommonColumns.YEAR_IS_PLAUSIBLE)
          .rule("sex_is_known", "sex in ('M', 'F')")
          .rule("age_is_known", "age between 0 and 105")
          .rule("persons_are_not_negative", "persons >= 0")
          .together("alternative", "year")
          .cells(CommonColumns.SEXES_AND_AGES, CommonColumns.SEX_AND_AGE)
          .groupRule("complete_in_sex_and_age", "count(*) >= 2 * 106")
          .build();

  /** What changes the nation's population in that projection. */
  public static final LandingTable NATIONAL_FLOW =
      LandingTable.optional(
              "national_flow", "One row per alternative and year.", "alternative", "year")
          .switchesOff("national births, deaths and net migration: the projection makes its own")
          .always("alternative", TEXT, "Which of its assumptions, as in MMM")
          .always("year", INTEGER, CommonColumns.FLOW_YEAR)
          .count("births", "Children born alive in the nation")
          .count("deaths", "Residents of the nation who died")
          .count("net_migration", "Immigrants less emigrants")
          .rule("year_is_plausible", CommonColumns.YEAR_IS_PLAUSIBLE)
          .rule("births_are_not_negative", "births >= 0")
          .rule("deaths_are_not_negative", "deaths >= 0")
          .build();

  private NationTables() {}
}
