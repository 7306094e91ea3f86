package no.stedsvekst.jobs.project.input;

import static no.stedsvekst.jobs.project.input.FactRows.assertFound;
import static no.stedsvekst.jobs.project.input.FactRows.births;
import static no.stedsvekst.jobs.project.input.FactRows.born;
import static no.stedsvekst.jobs.project.input.FactRows.found;
import static no.stedsvekst.jobs.project.input.FactRows.frame;
import static no.stedsvekst.jobs.project.input.FactRows.people;
import static no.stedsvekst.jobs.project.input.FactRows.survivorsAndBirths;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

/** Where migrants were not landed: what became of the cohorts of two places. */
class ProfileResidualsTest {
  private static final List<Integer> YEARS = List.of(2020, 2021);
  private static final List<Integer> LATELY = List.of(2021);
  private static final double BOYS = 0.5141;
  private static final int OLDEST = 105;

  private static Dataset<Row> deaths(List<Row> rows) {
    return frame("year int, sex string, age int, probability double", rows);
  }

  /** What became of cohorts, as if they had come. */
  private static Map<String, Double> cohortMigration(
      List<Row> survivorsAndBirths, Dataset<Row> births, List<Row> probabilities) {
    PlaceFacts facts = new PlaceFacts();
    Dataset<Row> people = people(survivorsAndBirths);
    new ProfileFacts(people, YEARS, LATELY)
        .addResiduals(facts, people, births, deaths(probabilities));
    assertEquals(Map.of(), found(facts, Fact.OUT), "they are net");
    return found(facts, Fact.IN);
  }

  /** 99 of 100 and 49 of 50 would have been left; 105 and 40 were. Before 2020 is not asked for. */
  @Test
  void whoIsThereBeyondTheSurvivorsHasCome() {
    assertFound(
        Map.of("A M 31", (105 - 99) + (40 - 49.0)),
        cohortMigration(
            List.of(
                survivorsAndBirths("A", 2019, "M", 30, 1000),
                survivorsAndBirths("A", 2020, "M", 31, 105),
                survivorsAndBirths("A", 2020, "M", 30, 100),
                survivorsAndBirths("A", 2021, "M", 31, 105),
                survivorsAndBirths("A", 2021, "M", 30, 50),
                survivorsAndBirths("A", 2022, "M", 31, 40)),
            births(),
            List.of(
                RowFactory.create(2019, "M", 30, 0.9),
                RowFactory.create(2020, "M", 30, 0.01),
                RowFactory.create(2020, "F", 30, 0.9),
                RowFactory.create(2021, "M", 30, 0.02),
                RowFactory.create(2020, "M", 31, 0.9),
                RowFactory.create(2021, "M", 31, 0.9))));
  }

  @Test
  void theNewbornAreBesideTheBirthsOfTheirSex() {
    assertFound(
        Map.of("A M 0", 53 - 100 * BOYS, "A F 0", 40 - 100 * (1 - BOYS), "B F 0", 2.0),
        cohortMigration(
            List.of(
                survivorsAndBirths("A", 2020, "M", 0, 70),
                survivorsAndBirths("A", 2021, "M", 0, 53),
                survivorsAndBirths("A", 2021, "F", 0, 40),
                survivorsAndBirths("B", 2022, "F", 0, 2)),
            births(
                born("A", 2019, 500.0),
                born("A", 2020, 100.0),
                born("B", 2020, null),
                born("B", 2021, 0.0)),
            List.of(RowFactory.create(2020, "M", 0, 0.9))));
  }

  /**
   * Of 30 men of 104 and 10 of 105 19 would have been left; eight came, three of four to those who
   * were 104. Where nobody was as old, who came was 104.
   */
  @Test
  void theOpenAgeIsSharedAsAYearBefore() {
    assertFound(
        Map.of("B M 105", 6.0, "B M 106", 2.0, "B F 105", 3.0),
        cohortMigration(
            List.of(
                survivorsAndBirths("B", 2020, "M", 104, 30),
                survivorsAndBirths("B", 2020, "M", 105, 10),
                survivorsAndBirths("B", 2021, "M", 105, 27),
                survivorsAndBirths("B", 2021, "F", 104, 0),
                survivorsAndBirths("B", 2021, "F", 105, 0),
                survivorsAndBirths("B", 2022, "F", 105, 3)),
            births(),
            List.of(
                RowFactory.create(2020, "M", 104, 0.5), RowFactory.create(2020, "M", 105, 0.6))));
  }

  /** Of all sexes and ages, summed over the years; nobody of 104 and 105 was in B for a start. */
  @Test
  void expectedSurvivorsAndTheMovedAreThoseWhoAreFound() {
    Random random = new Random(11);
    Map<String, Double> balance = new HashMap<>();
    List<Row> probabilities = new ArrayList<>();
    List<Row> survivorsAndBirths = new ArrayList<>();
    List<Row> born = new ArrayList<>();
    for (String sex : List.of("M", "F")) {
      for (int age = 0; age <= OLDEST; age++) {
        double[] dying = {random.nextDouble(), random.nextDouble()};
        for (int year : YEARS) {
          probabilities.add(RowFactory.create(year, sex, age, dying[year - 2020]));
        }
        for (String place : List.of("A", "B")) {
          for (int year = 2020; year <= 2022; year++) {
            boolean isNobody = place.equals("B") && year == 2020 && age >= OLDEST - 1;
            double persons = isNobody ? 0 : 1 + random.nextInt(90);
            survivorsAndBirths.add(survivorsAndBirths(place, year, sex, age, persons));
            if (year > 2020) {
              balance.merge(end(place, sex, age), persons, Double::sum);
            }
            if (year < 2022) {
              double survivors = persons * (1 - dying[year - 2020]);
              balance.merge(end(place, sex, age + 1), -survivors, Double::sum);
            }
          }
        }
      }
    }
    for (String place : List.of("A", "B")) {
      for (int year : YEARS) {
        born.add(born(place, year, 20.0));
        balance.merge(end(place, "M", 0), -20 * BOYS, Double::sum);
        balance.merge(end(place, "F", 0), -20 * (1 - BOYS), Double::sum);
      }
    }
    Map<String, Double> cohortMigration = new HashMap<>();
    cohortMigration(survivorsAndBirths, births(born.toArray(Row[]::new)), probabilities)
        .forEach(
            (cohort, persons) -> {
              String[] words = cohort.split(" ", 3);
              cohortMigration.merge(
                  end(words[0], words[1], Integer.parseInt(words[2])), persons, Double::sum);
            });
    assertEquals(2 * 2 * 106, cohortMigration.size());
    assertFound(balance, cohortMigration);
  }

  /** The cell in which a cohort is found at the end of the year. */
  private static String end(String place, String sex, int cohort) {
    return place + " " + sex + " " + Math.min(OLDEST, cohort);
  }

  /**
   * As NationalRates reads them: a rate of both sexes is that of each which has none of its own.
   */
  @Test
  void aProbabilityOfBothSexesHoldsForEach() {
    assertFound(
        Map.of("A M 31", 1.0, "A F 31", 1.0),
        cohortMigration(
            List.of(
                survivorsAndBirths("A", 2020, "M", 30, 100),
                survivorsAndBirths("A", 2020, "F", 30, 100),
                survivorsAndBirths("A", 2021, "M", 31, 91),
                survivorsAndBirths("A", 2021, "F", 31, 91)),
            births(),
            List.of(RowFactory.create(2020, "all", 30, 0.1))));
  }

  /** Ages above the last with a probability have that one. */
  @Test
  void theOldestDieAsTheLastOfWhomItIsKnown() {
    assertFound(
        Map.of("A M 101", 0.0, "A M 103", 1.0),
        cohortMigration(
            List.of(
                survivorsAndBirths("A", 2020, "M", 100, 100),
                survivorsAndBirths("A", 2020, "M", 102, 20),
                survivorsAndBirths("A", 2021, "M", 101, 60),
                survivorsAndBirths("A", 2021, "M", 103, 13)),
            births(),
            List.of(RowFactory.create(2020, "M", 100, 0.4))));
  }
}
