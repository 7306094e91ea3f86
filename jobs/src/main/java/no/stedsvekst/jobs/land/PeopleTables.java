package no.stedsvekst.jobs.land;

import static no.stedsvekst.jobs.lake.ColumnType.INTEGER;
import static no.stedsvekst.jobs.lake.ColumnType.TEXT;

/** What is landed of the people of every municipality. */
public final class PeopleTables {
  /** Who lives there. */
  public static final LandingTable POPULATION =
      LandingTable.required(
              "population",
              "One row per municipality, year, sex and age.",
              "municipality",
              "year",
              "sex",
              "age")
          .code("municipality", CommonColumns.CODE)
          .always("year", INTEGER, "Year of the 1 January on which people were counted")
          .always("sex", TEXT, CommonColumns.SEX)
          .always("age", TEXT, "Completed years, 0 to 105 (105 and more), or all")
          .count("persons", "Residents on 1 January")
          .rule("year_is_plausible", CommonColumns.YEAR_IS_PLAUSIBLE)
          .rule("sex_is_known", CommonColumns.SEX_IS_KNOWN)
          .rule("age_is_known", CommonColumns.AGE_IS_KNOWN)
          .rule("persons_are_not_negative", "persons >= 0")
          .together("municipality", "year")
          .cells(CommonColumns.SEXES_AND_AGES, CommonColumns.SEX_AND_AGE)
          .groupRule(
              "complete_in_sex_and_age_or_one_total",
              "count_if(sex <> 'all' and age <> 'all') = count(*) and count(*) >= 2 * 106"
                  + " or count_if(sex = 'all' and age = 'all') = count(*)")
          .build();

  /** What changed their number. */
  public static final LandingTable VITAL =
      LandingTable.required("vital", "One row per municipality and year.", "municipality", "year")
          .code("municipality", CommonColumns.CODE)
          .always("year", INTEGER, CommonColumns.FLOW_YEAR)
          .maybeCount("births", "Children born alive to mothers who live there")
          .maybeCount("deaths", "Residents who died")
          .count("net_migration", "In-migrants less out-migrants, domestic and from abroad")
          .rule("year_is_plausible", CommonColumns.YEAR_IS_PLAUSIBLE)
          .rule("births_are_not_negative", "coalesce(births, 0) >= 0")
          .rule("deaths_are_not_negative", "coalesce(deaths, 0) >= 0")
          .rule("births_and_deaths_or_neither", "(births is null) = (deaths is null)")
          .build();

  /** Who came and who went. */
  public static final LandingTable MIGRATION_AGE =
      LandingTable.optional(
              "migration_age",
              "One row per municipality, year, sex and age of migrants.",
              "municipality",
              "year",
              "sex",
              "age")
          .switchesOff(
              "regressions by sex and age group; the migration profile is made of cohort residuals")
          .code("municipality", CommonColumns.CODE)
          .always("year", INTEGER, CommonColumns.FLOW_YEAR)
          .always("sex", TEXT, CommonColumns.SEX)
          .always(
              "age",
              INTEGER,
              "Completed years on 31 December; newborn are 0, the highest landed is open")
          .count("in_migrants", "Who moved in, from within the country or abroad")
          .count("out_migrants", "Who moved out, within the country or abroad")
          .rule("year_is_plausible", CommonColumns.YEAR_IS_PLAUSIBLE)
          .rule("sex_is_known", CommonColumns.SEX_IS_KNOWN)
          .rule("age_is_known", "age between 0 and 105")
          .rule("in_migrants_are_not_negative", "in_migrants >= 0")
          .rule("out_migrants_are_not_negative", "out_migrants >= 0")
          .together("municipality", "year")
          .cells(CommonColumns.SEXES_AND_AGES, CommonColumns.SEX_AND_AGE)
          .groupRule(
              "sexes_or_their_total",
              "count_if(sex = 'all') = 0 or count_if(sex = 'all') = count(*)")
          .build();

  private PeopleTables() {}
}
