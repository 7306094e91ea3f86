package no.stedsvekst.jobs.conform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import no.stedsvekst.jobs.land.PlaceTables;
import no.stedsvekst.jobs.testing.IndicatorLake;
import no.stedsvekst.jobs.testing.PlainPanel;
import no.stedsvekst.jobs.testing.TestSession;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** Survey estimates beside loops over the answers, and beside what is true of the country. */
class SurveyTest {
  private static final List<Map<String, String>> ANSWERS =
      PlainPanel.rows(IndicatorLake.landing(), "survey_response");
  private static final List<Map<String, String>> FRAME =
      PlainPanel.rows(IndicatorLake.landing(), "survey_frame");

  /** n, mean, squared error, share that agrees. */
  private record Plain(int n, double mean, double variance, double agree) {}

  @Test
  void loopsFindTheSame() {
    for (String question : List.of("politicians", "neighbours")) {
      Map<String, Plain> units = new TreeMap<>();
      for (String unit : units()) {
        stratified(question, unit)
            .filter(found -> found.n() >= 5)
            .ifPresent(found -> units.put(unit, found));
      }
      double center = units.values().stream().mapToDouble(Plain::mean).average().orElseThrow();
      double spread =
          units.values().stream().mapToDouble(unit -> Math.pow(unit.mean() - center, 2)).sum()
              / (units.size() - 1);
      double between =
          Math.max(
              0,
              spread
                  - units.values().stream().mapToDouble(Plain::variance).average().orElseThrow());
      List<Row> rows =
          estimates(
              "question = '%s' and level = 'municipality' and stratum = 'all'".formatted(question));
      assertEquals(units.size(), rows.size());
      for (Row row : rows) {
        Plain unit = units.get(row.<String>getAs("unit"));
        assertEquals(unit.n(), row.<Long>getAs("n").intValue());
        same(unit.mean(), row.getAs("mean"));
        same(Math.sqrt(unit.variance()), row.getAs("std_error"));
        same(unit.agree(), row.getAs("agree_share"));
        same(
            center + between / (between + unit.variance()) * (unit.mean() - center),
            row.getAs("shrunken"));
      }
    }
    assertFalse(estimates("level = 'country' and stratum = 'young'").isEmpty());
  }

  /** What is drawn to the mean is nearer to the truth than what was answered. */
  @Test
  void shrunkenTrustIsNearerToTheTruth() {
    Map<String, Double> truth = new TreeMap<>();
    PlainPanel.rows(IndicatorLake.landing(), "truth_survey")
        .forEach(
            row ->
                truth.put(
                    row.get("question") + " " + row.get("municipality"),
                    Double.valueOf(row.get("mean"))));
    double raw = 0;
    double shrunken = 0;
    for (Row row : estimates("level = 'municipality' and stratum = 'all'")) {
      double is = truth.get(row.getAs("question") + " " + row.getAs("unit"));
      raw += Math.pow(row.<Double>getAs("mean") - is, 2);
      shrunken += Math.pow(row.<Double>getAs("shrunken") - is, 2);
    }
    assertTrue(shrunken < 0.8 * raw, shrunken + " against " + raw);
  }

  @Test
  void estimatesAreCovariates() {
    List<Row> covariates =
        IndicatorLake.read(SilverTables.of(PlaceTables.COVARIATE))
            .filter("name = 'survey:trust:politicians'")
            .select("municipality", "year", "value")
            .collectAsList();
    Map<String, Double> shrunken = new TreeMap<>();
    estimates("question = 'politicians' and level = 'municipality' and stratum = 'all'")
        .forEach(row -> shrunken.put(row.getAs("unit"), row.getAs("shrunken")));
    assertEquals(shrunken.size(), covariates.size());
    for (Row row : covariates) {
      assertEquals(2013, row.getInt(1));
      assertEquals(shrunken.get(row.getString(0)), row.getDouble(2));
    }
  }

  /**
   * Answers spread evenly from 1 to 6 have the mean 3.5; in Notodden 31.4 % said 4 or 5, none 6.
   */
  @Test
  void publishedSharesAreThoseOfTheirAnswers() {
    List<Row> answers = new ArrayList<>();
    for (int person = 0; person < 600; person++) {
      answers.add(answer("even", person, 1 + person % 6, false));
    }
    for (int person = 0; person < 1000; person++) {
      double said = person < 314 ? 4 + person % 2 : 1 + person % 3;
      answers.add(answer("notodden", person, said, false));
    }
    for (int person = 0; person < 4; person++) {
      answers.add(answer("few", person, 6, false));
      answers.add(answer("split", 10 * person, 6, true));
      answers.add(answer("split", 10 * person + 1, 6, true));
    }
    Dataset<Row> places =
        TestSession.get()
            .createDataFrame(
                List.of(
                    RowFactory.create("even", "r", "c"),
                    RowFactory.create("notodden", "r", "c"),
                    RowFactory.create("few", "r", "c"),
                    RowFactory.create("split", "r", "c")),
                StructType.fromDDL("code string, region string, county string"));
    Map<String, Row> found = new TreeMap<>();
    SurveyEstimates.of(
            TestSession.get()
                .createDataFrame(
                    answers,
                    StructType.fromDDL(
                        "survey string, respondent string, question string, municipality string,"
                            + " year int, stratum string, weight double, value double,"
                            + " is_apportioned boolean")),
            Optional.empty(),
            places)
        .filter("level = 'municipality'")
        .collectAsList()
        .forEach(row -> found.put(row.getAs("unit"), row));
    assertEquals(Set.of("even", "notodden"), found.keySet());
    same(3.5, found.get("even").getAs("mean"));
    same(0.5, found.get("even").getAs("agree_share"));
    same(0.314, found.get("notodden").getAs("agree_share"));
  }

  private static Row answer(String where, int person, double said, boolean isSplit) {
    return RowFactory.create("s", where + person, "q", where, 2019, null, null, said, isSplit);
  }

  private static List<Row> estimates(String condition) {
    return IndicatorLake.read(SurveyEstimateTable.TABLE).filter(condition).collectAsList();
  }

  private static Set<String> units() {
    Set<String> units = new HashSet<>();
    FRAME.forEach(row -> units.add(row.get("municipality")));
    return units;
  }

  private static Optional<Plain> stratified(String question, String unit) {
    Map<String, Plain> parts = new TreeMap<>();
    double all = 0;
    for (String stratum : List.of("young", "old")) {
      Plain part = part(question, unit, stratum);
      if (part.n() > 0) {
        parts.put(stratum, part);
        all += people(unit, stratum);
      }
    }
    int n = 0;
    double mean = 0;
    double variance = 0;
    double agree = 0;
    for (Map.Entry<String, Plain> part : parts.entrySet()) {
      double share = people(unit, part.getKey()) / all;
      n += part.getValue().n();
      mean += share * part.getValue().mean();
      agree += share * part.getValue().agree();
      double of = part.getValue().n() > 1 ? part.getValue().variance() : spread(question);
      variance += share * share * of;
    }
    return parts.isEmpty() ? Optional.empty() : Optional.of(new Plain(n, mean, variance, agree));
  }

  private static double people(String unit, String stratum) {
    return FRAME.stream()
        .filter(row -> row.get("municipality").equals(unit) && row.get("stratum").equals(stratum))
        .mapToDouble(row -> Double.parseDouble(row.get("population")))
        .sum();
  }

  private static Plain part(String question, String unit, String stratum) {
    List<double[]> said = new ArrayList<>();
    for (Map<String, String> row : ANSWERS) {
      if (row.get("question").equals(question)
          && row.get("municipality").equals(unit)
          && row.get("stratum").equals(stratum)) {
        said.add(
            new double[] {
              Double.parseDouble(row.get("weight")), Double.parseDouble(row.get("value"))
            });
      }
    }
    double weights = said.stream().mapToDouble(one -> one[0]).sum();
    double mean = said.stream().mapToDouble(one -> one[0] * one[1]).sum() / weights;
    double squares = said.stream().mapToDouble(one -> Math.pow(one[0] * (one[1] - mean), 2)).sum();
    double agree = said.stream().filter(one -> one[1] >= 4).mapToDouble(one -> one[0]).sum();
    int n = said.size();
    return new Plain(n, mean, squares / weights / weights * n / (n - 1.0), agree / weights);
  }

  /** How answers vary about the mean of their cell, over all cells. */
  private static double spread(String question) {
    double misses = 0;
    int free = 0;
    for (String unit : units()) {
      for (String stratum : List.of("young", "old")) {
        Plain part = part(question, unit, stratum);
        for (Map<String, String> row : ANSWERS) {
          if (row.get("question").equals(question)
              && row.get("municipality").equals(unit)
              && row.get("stratum").equals(stratum)) {
            misses += Math.pow(Double.parseDouble(row.get("value")) - part.mean(), 2);
          }
        }
        free += Math.max(0, part.n() - 1);
      }
    }
    return misses / free;
  }

  private static void same(double wanted, Double found) {
    assertEquals(wanted, found, 1e-9 * Math.max(1, Math.abs(wanted)));
  }
}
