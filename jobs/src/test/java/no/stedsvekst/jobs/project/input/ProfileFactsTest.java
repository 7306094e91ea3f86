package no.stedsvekst.jobs.project.input;

import static no.stedsvekst.jobs.project.input.FactRows.assertFound;
import static no.stedsvekst.jobs.project.input.FactRows.births;
import static no.stedsvekst.jobs.project.input.FactRows.born;
import static no.stedsvekst.jobs.project.input.FactRows.found;
import static no.stedsvekst.jobs.project.input.FactRows.frame;
import static no.stedsvekst.jobs.project.input.FactRows.people;
import static no.stedsvekst.jobs.project.input.FactRows.survivorsAndBirths;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

/** Who came to two places, and left them, by hand. */
class ProfileFactsTest {
  private static final List<Integer> YEARS = List.of(2020, 2021);
  private static final List<Integer> LATELY = List.of(2021);
  private static final double BOYS = 0.5141;

  private static Dataset<Row> moves(Row... rows) {
    return frame(
        "place int, year int, sex string, age int, in_migrants double," + " out_migrants double",
        List.of(rows));
  }

  private static Row cohortMigration(
      String place, int year, String sex, int age, double in, double out) {
    return RowFactory.create(FactRows.number(place), year, sex, age, in, out);
  }

  @Test
  void whoCouldLeaveIsAYearOlderWhenTheYearEnds() {
    PlaceFacts facts = new PlaceFacts();
    Dataset<Row> people =
        people(
            List.of(
                survivorsAndBirths("A", 2020, "M", 30, 10),
                survivorsAndBirths("A", 2021, "M", 30, 12),
                survivorsAndBirths("A", 2019, "M", 30, 500),
                survivorsAndBirths("A", 2021, "F", 0, 7),
                survivorsAndBirths("B", 2020, "M", 105, 2),
                survivorsAndBirths("B", 2020, "F", 105, 3)));
    new ProfileFacts(people, YEARS, LATELY)
        .addExposed(
            facts,
            births(
                born("A", 2019, 500.0),
                born("A", 2020, 100.0),
                born("A", 2021, 50.0),
                born("B", 2020, null),
                born("B", 2021, 10.0)));
    assertFound(
        Map.of(
            "A M 31",
            22.0,
            "A F 1",
            7.0,
            "B M 106",
            2.0,
            "B F 106",
            3.0,
            "A M 0",
            150 * BOYS,
            "A F 0",
            150 * (1 - BOYS),
            "B M 0",
            10 * BOYS,
            "B F 0",
            10 * (1 - BOYS)),
        found(facts, Fact.EXPOSED));
  }

  /** In A. On 1 January 2020 three men are 103, two 104 and one 105; a year later four are 104. */
  @Test
  void theOpenAgeIsSpreadOverThoseWhoLivedThere() {
    PlaceFacts facts = new PlaceFacts();
    Dataset<Row> people =
        people(
            List.of(
                survivorsAndBirths("A", 2020, "M", 102, 50),
                survivorsAndBirths("A", 2020, "M", 103, 3),
                survivorsAndBirths("A", 2020, "M", 104, 2),
                survivorsAndBirths("A", 2020, "M", 105, 1),
                survivorsAndBirths("A", 2021, "M", 104, 4),
                survivorsAndBirths("B", 2020, "M", 105, 9)));
    new ProfileFacts(people, YEARS, LATELY)
        .addLanded(
            facts,
            moves(
                cohortMigration("A", 2019, "M", 30, 500, 500),
                cohortMigration("A", 2020, "M", 30, 5, 2),
                cohortMigration("A", 2021, "M", 30, 1, 1),
                cohortMigration("A", 2020, "F", 0, 2, 1),
                cohortMigration("A", 2020, "M", 103, 7, 0),
                cohortMigration("A", 2020, "M", 104, 6, 3),
                cohortMigration("A", 2021, "M", 104, 2, 8),
                cohortMigration("A", 2020, "F", 104, 4, 1)));
    assertFound(
        Map.of(
            "A M 30", 6.0, "A F 0", 2.0, "A M 103", 7.0, "A M 104", 3.0, "A M 105", 2.0 + 2,
            "A M 106", 1.0, "A F 104", 4.0),
        found(facts, Fact.IN));
    assertFound(
        Map.of(
            "A M 30", 3.0, "A F 0", 1.0, "A M 104", 1.5, "A M 105", 1.0 + 8, "A M 106", 0.5,
            "A F 104", 1.0),
        found(facts, Fact.OUT));
  }

  /** In B one man and four women are 29, one man is 103 and three women 104, and nobody is 49. */
  @Test
  void aSexThatIsNotToldIsSpreadOverBoth() {
    PlaceFacts facts = new PlaceFacts();
    Dataset<Row> people =
        people(
            List.of(
                survivorsAndBirths("B", 2020, "M", 29, 1),
                survivorsAndBirths("B", 2020, "F", 29, 4),
                survivorsAndBirths("B", 2020, "F", 30, 90),
                survivorsAndBirths("B", 2021, "M", 29, 90),
                survivorsAndBirths("A", 2020, "M", 29, 90),
                survivorsAndBirths("B", 2020, "M", 103, 1),
                survivorsAndBirths("B", 2020, "F", 104, 3)));
    new ProfileFacts(people, YEARS, LATELY)
        .addLanded(
            facts,
            moves(
                cohortMigration("B", 2020, "all", 0, 100, 10),
                cohortMigration("B", 2020, "all", 30, 10, 5),
                cohortMigration("B", 2020, "all", 50, 4, 1),
                cohortMigration("B", 2020, "all", 104, 8, 0),
                cohortMigration("B", 2021, "all", 104, 0, 2)));
    assertFound(
        Map.of(
            "B M 0", 100 * BOYS,
            "B F 0", 100 * (1 - BOYS),
            "B M 30", 2.0,
            "B F 30", 8.0,
            "B M 50", 2.0,
            "B F 50", 2.0,
            "B M 104", 2.0,
            "B F 105", 6.0),
        found(facts, Fact.IN));
    assertFound(
        Map.of(
            "B M 0", 10 * BOYS,
            "B F 0", 10 * (1 - BOYS),
            "B M 30", 1.0,
            "B F 30", 4.0,
            "B M 50", 0.5,
            "B F 50", 0.5,
            "B M 104", 1.0,
            "B F 104", 1.0),
        found(facts, Fact.OUT));
  }
}
