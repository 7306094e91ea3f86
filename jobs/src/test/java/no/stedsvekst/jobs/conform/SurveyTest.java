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
import no.stedsvekst.jobs.testing.Frames;
import no.stedsvekst.jobs.testing.IndicatorLake;
import no.stedsvekst.jobs.testing.PlainPanel;
import no.stedsvekst.survey.SurveyEstimate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
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
  }

  /**
   * Above the municipality a part is a stratum of one municipality, with the people that live
   * there: a town of which few were asked counts for all its people.
   */
  @Test
  void loopsFindTheSameOfRegionsCountiesClassesAndTheCountry() {
    Map<String, Set<String>> members = new TreeMap<>();
    for (Map<String, String> row : PlainPanel.rows(IndicatorLake.landing(), "municipality")) {
      for (String unit :
          List.of(
              "region " + row.get("region"),
              "county " + row.get("county"),
              "centrality_class " + row.get("centrality_class"),
              "country NO")) {
        members.computeIfAbsent(unit, name -> new HashSet<>()).add(row.get("code"));
      }
    }
    String question = "politicians";
    Map<String, Row> found = new TreeMap<>();
    estimates("question = '%s' and level <> 'municipality'".formatted(question))
        .forEach(
            row ->
                found.put(
                    row.getAs("level") + " " + row.getAs("unit") + " " + row.getAs("stratum"),
                    row));
    Map<String, List<String>> strata =
        Map.of("all", List.of("young", "old"), "young", List.of("young"), "old", List.of("old"));
    int units = 0;
    for (Map.Entry<String, Set<String>> unit : members.entrySet()) {
      for (Map.Entry<String, List<String>> stratum : strata.entrySet()) {
        Optional<Plain> plain =
            stratified(question, unit.getValue(), stratum.getValue())
                .filter(one -> one.n() >= SurveyEstimate.FEWEST);
        if (plain.isPresent()) {
          Row row = found.remove(unit.getKey() + " " + stratum.getKey());
          assertEquals(plain.get().n(), row.<Long>getAs("n").intValue());
          same(plain.get().mean(), row.getAs("mean"));
          same(Math.sqrt(plain.get().variance()), row.getAs("std_error"));
          same(plain.get().agree(), row.getAs("agree_share"));
          units++;
        }
      }
    }
    assertEquals(Map.of(), found);
    assertTrue(units > 9, "only " + units);
  }

  /**
   * Nineteen of twenty true means are within two standard errors, which are no wider than need be.
   */
  @Test
  void standardErrorsAreAsWideAsTheMissOfTheTruth() {
    Map<String, Double> truth = truth();
    List<Row> rows = estimates("level = 'municipality' and stratum = 'all'");
    double squares = 0;
    long within = 0;
    for (Row row : rows) {
      double is = truth.get(row.getAs("question") + " " + row.getAs("unit"));
      double miss = (row.<Double>getAs("mean") - is) / row.<Double>getAs("std_error");
      squares += miss * miss;
      within += Math.abs(miss) < 2 ? 1 : 0;
    }
    // 95 % of them, give or take twice the binomial spread of so few.
    double spread = 2 * Math.sqrt(0.95 * 0.05 / rows.size());
    assertTrue(within >= (0.95 - spread) * rows.size() - 1, within + " of " + rows.size());
    double mean = squares / rows.size();
    assertTrue(mean > 0.4 && mean < 2, "mean square of the misses in standard errors " + mean);
  }

  /**
   * A unit is weighted by people where they are known of the stratum of everybody who answered,
   * else pooled: nobody's answer is lost.
   */
  @Test
  void aUnitOfWhichStrataAreNotAllKnownIsPooled() {
    List<Row> answers = new ArrayList<>();
    for (int person = 0; person < 3; person++) {
      answers.add(answer("few", person, 6, "young"));
    }
    for (int person = 3; person < 103; person++) {
      answers.add(answer("few", person, 1 + person % 4, null));
    }
    for (int person = 0; person < 12; person++) {
      answers.add(answer("whole", person, 1 + person % 5, person < 8 ? "young" : "old"));
      answers.add(answer("lacking", person, 1 + person % 5, person < 8 ? "young" : "other"));
    }
    List<Row> people =
        List.of(
            RowFactory.create("s", "few", "young", 10.0),
            RowFactory.create("s", "whole", "young", 100.0),
            RowFactory.create("s", "whole", "old", 300.0),
            RowFactory.create("s", "lacking", "young", 100.0));
    Map<String, Row> found = new TreeMap<>();
    SurveyEstimates.of(
            Frames.frame(ANSWERED, answers),
            Optional.of(
                Frames.frame(
                    "survey string, municipality string, stratum string, population double",
                    people)),
            members("few", "whole", "lacking"))
        .collectAsList()
        .forEach(
            row ->
                found.put(
                    row.getAs("level") + " " + row.getAs("unit") + " " + row.getAs("stratum"),
                    row));
    double few = 18;
    double young = 0;
    double old = 0;
    double other = 0;
    for (int person = 3; person < 103; person++) {
      few += 1 + person % 4;
    }
    for (int person = 0; person < 12; person++) {
      young += person < 8 ? 1 + person % 5 : 0;
      old += person < 8 ? 0 : 1 + person % 5;
      other += 1 + person % 5;
    }
    assertEquals(103L, found.get("municipality few all").<Long>getAs("n"));
    same(few / 103, found.get("municipality few all").getAs("mean"));
    same(young / 8 / 4 + old / 4 * 3 / 4, found.get("municipality whole all").getAs("mean"));
    same(other / 12, found.get("municipality lacking all").getAs("mean"));
    // The group of the two that are not whole, and the country with all.
    same((few + other) / 115, found.get("group:own parts all").getAs("mean"));
    same((few + 2 * other) / 127, found.get("country NO all").getAs("mean"));
    // Of the young all people are known: 10 and 100 in the group, 100 more in the country.
    same((6 * 10 + young / 8 * 100) / 110, found.get("group:own parts young").getAs("mean"));
    same((6 * 10 + 2 * young / 8 * 100) / 210, found.get("country NO young").getAs("mean"));
    assertFalse(found.containsKey("municipality few young"), "three answers are too few");
  }

  private static Dataset<Row> members(String... codes) {
    List<Row> places = new ArrayList<>();
    List<Row> groups = new ArrayList<>();
    for (String code : codes) {
      places.add(RowFactory.create(code, "r", "c", null));
      groups.add(RowFactory.create("own", code.equals("whole") ? "whole" : "parts", code));
    }
    return Levels.all(
        Frames.frame("code string, region string, county string, centrality_class int", places),
        Optional.of(
            Frames.frame("group_set string, group_code string, municipality string", groups)));
  }

  /** What is drawn to the mean is nearer to the truth than what was answered. */
  @Test
  void shrunkenTrustIsNearerToTheTruth() {
    Map<String, Double> truth = truth();
    double raw = 0;
    double shrunken = 0;
    for (Row row : estimates("level = 'municipality' and stratum = 'all'")) {
      double is = truth.get(row.getAs("question") + " " + row.getAs("unit"));
      raw += Math.pow(row.<Double>getAs("mean") - is, 2);
      shrunken += Math.pow(row.<Double>getAs("shrunken") - is, 2);
    }
    assertTrue(shrunken < 0.8 * raw, shrunken + " against " + raw);
  }

  private static Map<String, Double> truth() {
    Map<String, Double> truth = new TreeMap<>();
    PlainPanel.rows(IndicatorLake.landing(), "truth_survey")
        .forEach(
            row ->
                truth.put(
                    row.get("question") + " " + row.get("municipality"),
                    Double.valueOf(row.get("mean"))));
    return truth;
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
   * As printed (gold_survey_trust, seed 003): answers spread evenly from 1 to 6 have the mean 3.5;
   * in Notodden 31.4 % said 4 or 5, none 6, in Horten 78.8 % from 4 to 6.
   */
  @Test
  void publishedSharesAreThoseOfTheirAnswers() {
    List<Row> answers = new ArrayList<>();
    for (int person = 0; person < 600; person++) {
      answers.add(answer("even", person, 1 + person % 6, null));
    }
    for (int person = 0; person < 1000; person++) {
      double said = person < 314 ? 4 + person % 2 : 1 + person % 3;
      answers.add(answer("notodden", person, said, null));
      answers.add(answer("horten", person, person < 788 ? 4 + person % 3 : 1 + person % 3, null));
    }
    for (int person = 0; person < 4; person++) {
      answers.add(answer("few", person, 6, null));
      for (int split = 0; split < 2; split++) {
        answers.add(
            RowFactory.create(
                "s", "split" + split + person, "q", "split", 2019, null, null, 6.0, true));
      }
    }
    Map<String, Row> found = new TreeMap<>();
    SurveyEstimates.of(
            Frames.frame(ANSWERED, answers),
            Optional.empty(),
            members("even", "notodden", "horten", "few", "split"))
        .filter("level = 'municipality'")
        .collectAsList()
        .forEach(row -> found.put(row.getAs("unit"), row));
    assertEquals(Set.of("even", "notodden", "horten"), found.keySet());
    same(3.5, found.get("even").getAs("mean"));
    same(0.5, found.get("even").getAs("agree_share"));
    same(0.314, found.get("notodden").getAs("agree_share"));
    same(0.788, found.get("horten").getAs("agree_share"));
  }

  private static final String ANSWERED =
      "survey string, respondent string, question string, municipality string, year int,"
          + " stratum string, weight double, value double, is_apportioned boolean";

  private static Row answer(String where, int person, double said, String stratum) {
    return RowFactory.create("s", where + person, "q", where, 2019, stratum, null, said, false);
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
    return stratified(question, Set.of(unit), List.of("young", "old"));
  }

  private static Optional<Plain> stratified(
      String question, Set<String> municipalities, List<String> strata) {
    List<Plain> parts = new ArrayList<>();
    List<Double> sizes = new ArrayList<>();
    for (String unit : municipalities) {
      for (String stratum : strata) {
        Plain part = part(question, unit, stratum);
        if (part.n() > 0) {
          parts.add(part);
          sizes.add(people(unit, stratum));
        }
      }
    }
    double all = sizes.stream().mapToDouble(Double::doubleValue).sum();
    int n = 0;
    double mean = 0;
    double variance = 0;
    double agree = 0;
    for (int index = 0; index < parts.size(); index++) {
      Plain part = parts.get(index);
      double share = sizes.get(index) / all;
      n += part.n();
      mean += share * part.mean();
      agree += share * part.agree();
      variance += share * share * (part.n() > 1 ? part.variance() : spread(question));
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
