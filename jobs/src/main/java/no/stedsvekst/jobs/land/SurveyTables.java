package no.stedsvekst.jobs.land;

import static no.stedsvekst.jobs.lake.ColumnType.DOUBLE;
import static no.stedsvekst.jobs.lake.ColumnType.INTEGER;
import static no.stedsvekst.jobs.lake.ColumnType.TEXT;

/** What is landed of surveys: what was answered, and of how many people the asked are some. */
public final class SurveyTables {
  private static final String JOB = "conform, what it makes of surveys";

  /** Answers. */
  public static final LandingTable SURVEY_RESPONSE =
      LandingTable.ofJob(
              JOB,
              "survey_response",
              "One row per survey, respondent and question.",
              "survey",
              "respondent",
              "question")
          .always("survey", TEXT, "A name of letters, digits and _")
          .always("respondent", TEXT, "A number within the survey, nobody's own")
          .always("question", TEXT, "A name of letters, digits and _")
          .code("municipality", "Where who answered lives or works, a code of that year")
          .always("year", INTEGER, "Calendar year in which they were asked")
          .maybe(
              "stratum", TEXT, "A part of the people of which some were asked, as in survey_frame")
          .maybe("weight", DOUBLE, "How many they stand for; empty counts 1")
          .always("value", DOUBLE, "The answer, as from 1 (disagree) to 6 (agree)")
          .rule("year_is_plausible", CommonColumns.YEAR_IS_PLAUSIBLE)
          .rule(
              "names_are_words",
              "survey rlike '^[A-Za-z0-9_]+$' and question rlike '^[A-Za-z0-9_]+$'")
          .rule("weight_is_positive", "coalesce(weight, 1) > 0")
          .rule("stratum_is_not_all", "coalesce(stratum, '') <> 'all'")
          .build();

  /** How many people there are. */
  public static final LandingTable SURVEY_FRAME =
      LandingTable.ofJob(
              JOB,
              "survey_frame",
              "One row per survey, municipality and stratum.",
              "survey",
              "municipality",
              "stratum")
          .always("survey", TEXT, "As in survey_response")
          .code("municipality", "A code of any year")
          .always("stratum", TEXT, "A part of the people of which some were asked")
          .count("population", "How many they are")
          .rule("population_is_not_negative", "population >= 0")
          .rule("stratum_is_not_all", "coalesce(stratum, '') <> 'all'")
          .build();

  private SurveyTables() {}
}
