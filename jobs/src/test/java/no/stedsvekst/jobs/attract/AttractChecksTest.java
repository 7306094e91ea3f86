package no.stedsvekst.jobs.attract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.lake.RowCheck;
import no.stedsvekst.jobs.testing.TestSession;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** Every check finds what it is there for. */
class AttractChecksTest {
  private static final String POPULATION =
      "level string, unit string, year int, population double, population_next double,"
          + " net_migration double, births_expected double, births_deviation double,"
          + " deaths_expected double, deaths_deviation double, national_migration double,"
          + " intercept double, centrality double, own_growth double, neighbour_growth double,"
          + " attractiveness double, statistical_residual double";

  private final PopulationComponents components =
      new PopulationComponents(
          new AppliedCoefficients(
              "v3",
              Map.of(
                  "vra",
                  new AppliedCoefficients.Term(0.1, 0),
                  "centrality_jobs",
                  new AppliedCoefficients.Term(0.02, 0.5))),
          true);

  @Test
  void componentsThatAddUpAreLetThrough() {
    assertEquals(
        List.of(),
        RowCheck.findings(
                population(1000.0, 1009.0, 5.0, 12, 1, -10, -1, 2, -1, 1, 1.5, 0.5, 1, 2),
                AttractChecks.ofPopulation(components))
            .sentences());
  }

  @Test
  void aComponentThatIsOffIsTold() {
    List<String> complaints =
        RowCheck.findings(
                population(1000.0, 1009.0, 5.0, 12, 1, -10, -1, 2, -1, 1, 1.5, 0.5, 1.1, 2),
                AttractChecks.ofPopulation(components))
            .sentences();
    assertEquals(2, complaints.size());
    assertTrue(complaints.get(0).contains("do not add up to the change of the population"));
    assertTrue(complaints.get(1).contains("(level=municipality, unit=A, year=2020)"));
  }

  @Test
  void relativeRatesAddUpToNothing() {
    assertEquals(List.of(), AttractChecks.ofRelativeRates(relative(0.01, -0.005)).sentences());
    assertTrue(
        AttractChecks.ofRelativeRates(relative(0.01, -0.004))
            .sentences()
            .get(0)
            .contains("component=own_growth"));
  }

  private Dataset<Row> relative(double one, double other) {
    return frame(
        "level string, year int, component string, population double, relative_rate double",
        RowFactory.create("region", 2020, "own_growth", 1000.0, one),
        RowFactory.create("region", 2020, "own_growth", 2000.0, other),
        RowFactory.create("group:x", 2020, "own_growth", 2000.0, 1.0));
  }

  @Test
  void privateJobsAndIndustriesAddUp() {
    assertEquals(List.of(), RowCheck.findings(jobs(3, -3, 7), AttractChecks.ofJobs()).sentences());
    assertEquals(List.of(), AttractChecks.ofIndustryEffects(jobs(3, -3, 7)).sentences());
    assertTrue(
        RowCheck.findings(jobs(3, -3, 8), AttractChecks.ofJobs())
            .sentences()
            .get(0)
            .contains("change of private jobs"));
    assertTrue(
        AttractChecks.ofIndustryEffects(jobs(3, -2, 7))
            .sentences()
            .get(0)
            .contains("industry effects"));
  }

  /** The first place has 2 + 3 − 1 + 3 = 7 more jobs. */
  private Dataset<Row> jobs(double industry, double other, double change) {
    return frame(
        "level string, unit string, year int, base double, private_change double,"
            + " national double, industry double, population double, attractiveness double",
        RowFactory.create("municipality", "A", 2020, 100.0, change, 2.0, industry, -1.0, 3.0),
        RowFactory.create("municipality", "B", 2020, 100.0, 0.0, 2.0, other, 0.0, 1.0));
  }

  @Test
  void industriesAddUpToTheirEffect() {
    String key = "level string, unit string, period string, ";
    Dataset<Row> effects =
        frame(
            key + "component string, jobs double",
            RowFactory.create("region", "R", "2020", "industry", 5.0),
            RowFactory.create("region", "R", "2020", "national", 9.0));
    Dataset<Row> right =
        frame(
            key + "industry string, jobs double",
            RowFactory.create("region", "R", "2020", "a", 7.0),
            RowFactory.create("region", "R", "2020", "b", -2.0));
    assertEquals(List.of(), AttractChecks.ofIndustries(right, effects).sentences());
    Dataset<Row> wrong =
        frame(
            key + "industry string, jobs double",
            RowFactory.create("region", "R", "2020", "a", 7.0),
            RowFactory.create("region", "R", "2020", "b", -2.1));
    assertTrue(
        AttractChecks.ofIndustries(wrong, effects)
            .sentences()
            .get(0)
            .contains("unit=R, period=2020"));
  }

  /** As the sum over a hundred thousand places is, whose effects are nothing all in all. */
  @Test
  void roundingOfLargeSumsIsNoMistake() {
    String key = "level string, unit string, period string, ";
    Dataset<Row> effects =
        frame(
            key + "component string, jobs double",
            RowFactory.create("country", "NO", "2020", "industry", -6e-8),
            RowFactory.create("country", "NO", "2020", "national", 2e6));
    Dataset<Row> byIndustry =
        frame(
            key + "industry string, jobs double",
            RowFactory.create("country", "NO", "2020", "a", 6e-11),
            RowFactory.create("country", "NO", "2020", "b", 1e-12));
    assertEquals(List.of(), AttractChecks.ofIndustries(byIndustry, effects).sentences());
    Dataset<Row> wrong =
        frame(
            key + "industry string, jobs double",
            RowFactory.create("country", "NO", "2020", "a", 0.1));
    assertEquals(1, AttractChecks.ofIndustries(wrong, effects).sentences().size());
  }

  private Dataset<Row> population(Object... numbers) {
    Object[] row = new Object[3 + numbers.length];
    row[0] = "municipality";
    row[1] = "A";
    row[2] = 2020;
    for (int index = 0; index < numbers.length; index++) {
      row[3 + index] = ((Number) numbers[index]).doubleValue();
    }
    return frame(POPULATION, RowFactory.create(row));
  }

  private Dataset<Row> frame(String schema, Row... rows) {
    return TestSession.get().createDataFrame(List.of(rows), StructType.fromDDL(schema));
  }
}
