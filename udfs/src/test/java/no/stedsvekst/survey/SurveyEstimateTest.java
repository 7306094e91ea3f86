package no.stedsvekst.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Errors of weighted means beside many surveys that were drawn. */
class SurveyEstimateTest {
  /** With equal weights it is what every textbook has, s²/n. */
  @Test
  void equalWeightsGiveTheTextbook() {
    double[] answers = {1, 2, 4, 4, 6};
    double mean = Arrays.stream(answers).average().orElseThrow();
    double squares = Arrays.stream(answers).map(y -> (y - mean) * (y - mean)).sum();
    double textbook = squares / 4 / 5;
    assertEquals(textbook, SurveyEstimate.variance(squares, 5, 5), 1e-12);
    assertEquals(textbook, SurveyEstimate.variance(49 * squares, 35, 5), 1e-12);
  }

  /** The mean of all errors estimated is the variance of the means of many surveys. */
  @Test
  void theErrorIsThatOfRepeatedSurveys() {
    Random random = new Random(9);
    int surveys = 40_000;
    double sum = 0;
    double sumOfSquares = 0;
    double errors = 0;
    for (int survey = 0; survey < surveys; survey++) {
      double[] weights = random.doubles(12, 0.5, 1.5).toArray();
      double[] answers = random.doubles(12, 1, 6).toArray();
      double all = Arrays.stream(weights).sum();
      double mean = 0;
      for (int index = 0; index < 12; index++) {
        mean += weights[index] * answers[index] / all;
      }
      double squares = 0;
      for (int index = 0; index < 12; index++) {
        squares += Math.pow(weights[index] * (answers[index] - mean), 2);
      }
      sum += mean;
      sumOfSquares += mean * mean;
      errors += SurveyEstimate.variance(squares, all, 12);
    }
    double variance = sumOfSquares / surveys - Math.pow(sum / surveys, 2);
    assertEquals(1, errors / surveys / variance, 0.03);
  }

  @Test
  void partsCountByTheirPeople() {
    double mean = SurveyEstimate.ofPart(3, 750, 1000) + SurveyEstimate.ofPart(5, 250, 1000);
    assertEquals(3.5, mean, 1e-12);
    assertEquals(0.04 * 9 / 16, SurveyEstimate.varianceOfPart(0.04, 750, 1000), 1e-12);
  }

  @Test
  void whatIsSureIsBelieved() {
    assertEquals(4.1, SurveyEstimate.shrunken(4.1, 0, 3.5, 0.1), 1e-12);
    assertEquals(3.5, SurveyEstimate.shrunken(4.1, 0.2, 3.5, 0), 1e-12);
    assertEquals(3.8, SurveyEstimate.shrunken(4.1, 0.1, 3.5, 0.1), 1e-12);
    assertEquals(3.5, SurveyEstimate.shrunken(3.5, 0, 3.5, 0));
    assertEquals(0, SurveyEstimate.between(0.1, 0.3));
    assertTrue(SurveyEstimate.between(0.3, 0.1) > 0.19);
  }
}
