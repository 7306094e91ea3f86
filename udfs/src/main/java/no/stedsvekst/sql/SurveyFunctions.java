package no.stedsvekst.sql;

import java.util.List;
import no.stedsvekst.sql.ModelFunction.Usage;
import no.stedsvekst.survey.SurveyEstimate;

/** What surveys tell, as functions of SQL. */
final class SurveyFunctions {
  static final List<ModelFunction> ALL =
      List.of(
          ModelFunction.ofNumbers(
              "survey_variance",
              SurveyEstimate.class,
              "variance",
              new Usage(
                  "(squares, weights, answers)",
                  "The squared error of a weighted mean, of the sum of squared weights times squared deviations.",
                  "(8, 4, 2)",
                  "1.0")),
          ModelFunction.ofNumbers(
              "survey_part",
              SurveyEstimate.class,
              "ofPart",
              new Usage(
                  "(mean, people, all_people)",
                  "What a part of the people adds to the mean of all.",
                  "(4, 25, 100)",
                  "1.0")),
          ModelFunction.ofNumbers(
              "survey_part_variance",
              SurveyEstimate.class,
              "varianceOfPart",
              new Usage(
                  "(variance, people, all_people)",
                  "What a part of the people adds to the squared error of the mean of all.",
                  "(4, 50, 100)",
                  "1.0")),
          ModelFunction.ofNumbers(
              "survey_between",
              SurveyEstimate.class,
              "between",
              new Usage(
                  "(variance_of_means, mean_variance)",
                  "How units truly differ: what chance does not explain of the variance of their means.",
                  "(3, 1)",
                  "2.0")),
          ModelFunction.ofNumbers(
              "survey_shrunken",
              SurveyEstimate.class,
              "shrunken",
              new Usage(
                  "(mean, variance, center, between)",
                  "A mean drawn to that of all units as far as chance is in it.",
                  "(5, 1, 3, 1)",
                  "4.0")));

  private SurveyFunctions() {}
}
