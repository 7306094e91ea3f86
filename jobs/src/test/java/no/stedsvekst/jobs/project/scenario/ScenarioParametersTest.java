package no.stedsvekst.jobs.project.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import no.stedsvekst.jobs.project.scenario.Assumption.Measure;
import no.stedsvekst.jobs.project.scenario.ScenarioParameters.Lasting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the lines of a scenario come to for a place and a year. */
class ScenarioParametersTest {
  private static final String HEADER =
      "scenario,name_no,name_en,measure,unit,industry,from_year,to_year,value,half_life\n";

  @TempDir Path folder;

  /** Of the scenario mine. Seven tenths of the past last, and percentiles go from -2 to 3. */
  private ScenarioParameters parameters(String... lines) {
    return parameters(Lasting.ALL, lines);
  }

  private ScenarioParameters parameters(Lasting lasting, String... lines) {
    Path file = folder.resolve("mine.csv");
    try {
      Files.writeString(file, HEADER + String.join("\n", lines));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ScenarioParameters(
        ScenarioFile.of(file.toString()).get("mine"),
        measure ->
            new PastAttractiveness() {
              @Override
              public double lasting() {
                return 0.7;
              }

              @Override
              public double percentile(double share) {
                return 5 * share - 2;
              }
            },
        lasting);
  }

  @Test
  void partsAndPercentilesOfThePastAreReckoned() {
    ScenarioParameters parameters =
        parameters(
            "mine,,,alpha_res,3053,,,,own*0.5,",
            "mine,,,alpha_bus,3053,,,,percentile:0,",
            "mine,,,alpha_res,0301,,,,percentile:1,",
            "mine,,,alpha_bus,0301,,,,shrunk,",
            "mine,,,alpha_res,1103,,,,own,");
    assertEquals(0.01, parameters.attractiveness(Measure.ALPHA_RES, "3053", 2030, 1, 0.02), 1e-15);
    assertEquals(-2, parameters.attractiveness(Measure.ALPHA_BUS, "3053", 2030, 1, 0.02), 1e-15);
    assertEquals(3, parameters.attractiveness(Measure.ALPHA_RES, "0301", 2030, 1, 0.02), 1e-15);
    assertEquals(0.014, parameters.attractiveness(Measure.ALPHA_BUS, "0301", 2030, 1, 0.02), 1e-15);
    assertEquals(0.02, parameters.attractiveness(Measure.ALPHA_RES, "1103", 2030, 1, 0.02), 1e-15);
    assertEquals(0, parameters.attractiveness(Measure.ALPHA_BUS, "1103", 2030, 1, 0.02));
  }

  @Test
  void whatLastsOfThePastIsNotAskedOfWhatAUserSays() {
    String[] lines = {
      "mine,,,alpha_res,3053,,,,own,",
      "mine,,,alpha_res,0301,,,,percentile:1,",
      "mine,,,alpha_res,1103,,,,0.02,",
      "mine,,,alpha_bus,3053,,,,own,",
      "mine,,,alpha_res,4204,,,,own,",
      "mine,,,relative_migration,4204,,,,0.9,"
    };
    ScenarioParameters parameters = parameters(new Lasting(0.6, 0.5), lines);
    assertEquals(0.01, parameters.attractiveness(Measure.ALPHA_RES, "3053", 2030, 1, 0.02), 1e-15);
    assertEquals(1.5, parameters.attractiveness(Measure.ALPHA_RES, "0301", 2030, 1, 0.02), 1e-15);
    assertEquals(0.02, parameters.attractiveness(Measure.ALPHA_RES, "1103", 2030, 1, 0.05), 1e-15);
    assertEquals(0.02, parameters.attractiveness(Measure.ALPHA_BUS, "3053", 2030, 1, 0.02), 1e-15);
    assertEquals(0.018, parameters.attractiveness(Measure.ALPHA_RES, "4204", 2030, 1, 0.02), 1e-15);
    assertEquals(0.6, parameters.relativeMigration("3053", 2030));
    assertEquals(0.9, parameters.relativeMigration("4204", 2030));
  }

  @Test
  void theLastLineThatSpeaksOfTheSameHolds() {
    ScenarioParameters parameters =
        parameters(
            "mine,,,alpha_res,all,,,,0.01,",
            "mine,,,alpha_res,3053,,2030,2031,0.02,",
            "mine,,,alpha_res,3053,,2031,2032,0.03,",
            "mine,,,cap,3053,,,,50,",
            "mine,,,cap,,,2040,,60,");
    double[] wanted = {0.01, 0.02, 0.03, 0.03, 0.01};
    for (int year = 2029; year <= 2033; year++) {
      assertEquals(
          wanted[year - 2029], parameters.attractiveness(Measure.ALPHA_RES, "3053", year, 1, 9));
      assertEquals(0.01, parameters.attractiveness(Measure.ALPHA_RES, "0301", year, 1, 9));
    }
    assertEquals(0, parameters.attractiveness(Measure.ALPHA_BUS, "3053", 2030, 1, 9));
    assertEquals(50, parameters.orElse(Measure.CAP, "3053", 2039, -1));
    assertEquals(-1, parameters.orElse(Measure.CAP, "0301", 2039, -1));
    assertEquals(60, parameters.orElse(Measure.CAP, "3053", 2040, -1), "a later line for all");
    assertEquals(60, parameters.orElse(Measure.CAP, "0301", 2099, -1), "an open year never ends");
  }

  /** The example of the README. */
  @Test
  void aFactoryBringsJobsInTwoYearsAndPeopleForLong() {
    ScenarioParameters parameters =
        parameters(
            "mine,Fabrikk,A factory,extra_jobs,3053,prosessindustri,2027,2028,150,",
            "other,,,extra_jobs,3053,prosessindustri,2027,2028,7,",
            "mine,,,alpha_res,3053,,,,0.004,10");
    assertTrue(parameters.hasExtraJobs());
    assertEquals(0, parameters.extraJobs("3053", 2026, "prosessindustri"));
    assertEquals(150, parameters.extraJobs("3053", 2027, "prosessindustri"));
    assertEquals(150, parameters.extraJobs("3053", 2028, "prosessindustri"));
    assertEquals(0, parameters.extraJobs("3053", 2029, "prosessindustri"));
    assertEquals(0, parameters.extraJobs("3053", 2027, "it"));
    assertEquals(0, parameters.extraJobs("0301", 2027, "prosessindustri"));
    assertEquals(0.004, parameters.attractiveness(Measure.ALPHA_RES, "3053", 2027, 1, 9), 1e-15);
    assertEquals(0.002, parameters.attractiveness(Measure.ALPHA_RES, "3053", 2037, 11, 9), 1e-15);
  }

  @Test
  void withoutALineThereAreNoExtraJobs() {
    ScenarioParameters parameters = parameters("mine,,,alpha_res,all,,,,0.01,");
    assertFalse(parameters.hasExtraJobs());
    assertEquals(0, parameters.extraJobs("3053", 2027, "it"));
  }
}
