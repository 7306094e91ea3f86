package no.stedsvekst.jobs.project;

import static org.apache.spark.sql.functions.col;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.WorkFolder;
import no.stedsvekst.jobs.project.PlainScenario.Mode;
import no.stedsvekst.jobs.project.block.BlockPartitioner;
import no.stedsvekst.jobs.project.input.Origin;
import no.stedsvekst.jobs.project.input.ProjectionRequest;
import no.stedsvekst.jobs.project.input.SourceTables;
import no.stedsvekst.jobs.project.output.ProjectionRows;
import no.stedsvekst.jobs.project.run.BlockYearResult;
import no.stedsvekst.jobs.project.run.ConstraintFactors;
import no.stedsvekst.jobs.project.run.YearFiles;
import no.stedsvekst.jobs.project.scenario.Scenario;
import no.stedsvekst.jobs.project.scenario.ScenarioFile;
import no.stedsvekst.jobs.settings.Preset;
import no.stedsvekst.jobs.settings.Settings;
import no.stedsvekst.jobs.testing.Folders;
import no.stedsvekst.jobs.testing.SharedLake;
import no.stedsvekst.jobs.testing.TestSession;
import no.stedsvekst.scenario.Cohorts;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The projection to 2050 beside plain loops that were written from the model's page alone, in
 * scenarios that meet the nation by sums of their own and in those that lean on neutral's.
 */
class ProjectionTest {
  private static final int HORIZON = 2050;
  private static final int SOON = 2025;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"recommended, FROZEN_ALONE", "book2022, FROZEN"})
  void everyCellIsAsInPlainLoops(String preset, Mode high) throws Exception {
    String lake = SharedLake.path();
    PlainInputs inputs = PlainInputs.of(TestSession.get(), lake, preset, 0, "MMM", HORIZON);
    String town = inputs.municipalities().get(3);
    String village = inputs.municipalities().get(7);
    Path file = folder.resolve("own.csv");
    Files.writeString(
        file,
        String.join(
            "\n",
            "scenario,name_no,name_en,measure,unit,industry,from_year,to_year,value,half_life",
            "own,Egen,Own,alpha_res," + town + ",,,,0.01,6",
            "own,,,alpha_bus," + village + ",,2020,2030,-0.02,",
            "own,,,extra_jobs," + town + ",butikkhandel,2024,2025,150,",
            "own,,,centrality_jobs," + village + ",,2028,,700,",
            "own,,,cap," + town + ",,,,40,",
            ""));
    Map<String, Scenario> known = new LinkedHashMap<>(ScenarioFile.shipped());
    known.putAll(ScenarioFile.of(file.toString()));
    Map<String, PlainResult> plain = shipped(inputs, lake, preset, high);
    plain.put("own", PlainProjection.run(inputs, own(inputs, town, village), plain.get("neutral")));
    compare(lake, preset, inputs, known, plain);
  }

  /** Then centrality alone is expected to set places apart. */
  @Test
  void withoutRatesOfEmploymentJobsAreLeftOut() throws Exception {
    String lake = folder.resolve("lake").toString();
    SharedLake.copyTo(Path.of(lake));
    Folders.delete(Path.of(lake, "silver", "employment_rate"));
    PlainInputs inputs = PlainInputs.of(TestSession.get(), lake, "recommended", 0, "MMM", SOON);
    compare(
        lake,
        "recommended",
        inputs,
        ScenarioFile.shipped(),
        shipped(inputs, lake, "recommended", Mode.FROZEN_ALONE));
  }

  private static Map<String, PlainResult> shipped(
      PlainInputs inputs, String lake, String preset, Mode high) {
    Map<String, PlainResult> plain = new LinkedHashMap<>();
    PlainResult neutral = PlainProjection.run(inputs, PlainScenario.neutral());
    plain.put("neutral", neutral);
    plain.put("historical", PlainProjection.run(inputs, PlainScenario.historical(inputs)));
    plain.put("shrunk", PlainProjection.run(inputs, PlainScenario.shrunk(inputs, 0.7)));
    PlainCentral central =
        PlainCentral.of(new PlainLake(TestSession.get(), lake, preset), inputs, 0.7);
    plain.put("central", PlainProjection.run(inputs, PlainScenario.central(inputs, central, 0.7)));
    plain.put(
        "high",
        PlainProjection.run(inputs, PlainScenario.percentile("high", inputs, 0.8, high), neutral));
    return plain;
  }

  /** Compares all cells, flows and jobs. */
  private void compare(
      String lake,
      String preset,
      PlainInputs inputs,
      Map<String, Scenario> known,
      Map<String, PlainResult> plain)
      throws Exception {
    List<String> codes = inputs.municipalities();
    List<Scenario> scenarios = plain.keySet().stream().map(known::get).toList();
    YearFiles files = new YearFiles(WorkFolder.local(folder.resolve("years")));
    Preset settings = Preset.of(Settings.load(Map.of("preset", preset)));
    ProjectionRequest request =
        new ProjectionRequest(
            settings, new Origin(inputs.baseYear(), inputs.horizon()), "MMM", scenarios, 0.7, 3);
    List<String> notes = new ArrayList<>();
    try (Projection projection =
        new Projection(
            TestSession.get(),
            SourceTables.of(TestSession.get(), Lake.at(lake)),
            request,
            notes::add)) {
      List<List<ConstraintFactors>> constraintFactors = projection.run(files, line -> {});
      assertEquals(List.of(), ProjectChecks.findings(projection, constraintFactors).sentences());
      Map<String, Double> worst = new HashMap<>();
      BlockPartitioner blocks = new BlockPartitioner(codes.size(), 3);
      for (int year = inputs.baseYear(); year < inputs.horizon(); year++) {
        for (int block = 0; block < blocks.count(); block++) {
          BlockYearResult[] ends = files.read(year, block);
          for (int scenario = 0; scenario < ends.length; scenario++) {
            String name = scenarios.get(scenario).name();
            Year found = new Year(ends[scenario], year, projection.industries());
            for (int place = 0; place < ends[scenario].births().length; place++) {
              String code = codes.get(blocks.first(block) + place);
              found.compare(plain.get(name), name, code, place, worst);
            }
          }
        }
      }
      compareRows(
          projection.rows(files).people(ProjectionRows.Ages.SINGLE), inputs.baseYear(), plain);
      int measures = inputs.jobs().isEmpty() ? 5 : 6;
      assertEquals(inputs.jobs().isEmpty(), projection.industries().isEmpty());
      assertEquals(measures * scenarios.size(), worst.size(), worst::toString);
      worst.forEach((what, most) -> assertTrue(most < 1e-6, () -> what + " " + worst));
    }
  }

  /** The rows of two of the days, by sex and age. */
  private static void compareRows(
      Dataset<Row> people, int baseYear, Map<String, PlainResult> plain) {
    List<Row> rows =
        people
            .filter(col("scenario").equalTo("high").and(col("year").isin(baseYear, baseYear + 3)))
            .collectAsList();
    assertEquals(2 * 50 * Cohorts.CELLS, rows.size());
    PlainResult high = plain.get("high");
    double moves = 0;
    for (Row row : rows) {
      String code = row.getAs("municipality");
      int year = row.getAs("year");
      String sex = row.getAs("sex");
      int age = Integer.parseInt(row.getAs("age"));
      assertEquals(high.persons(year, code, sex, age), row.<Double>getAs("persons"), 1e-6);
      if (year == baseYear) {
        assertNull(row.getAs("deaths_before"));
        assertNull(row.getAs("net_migration_before"));
      } else {
        double moved = high.moved(year - 1, code, sex, age);
        assertEquals(high.dead(year - 1, code, sex, age), row.<Double>getAs("deaths_before"), 1e-6);
        assertEquals(moved, row.<Double>getAs("net_migration_before"), 1e-6);
        moves += Math.abs(moved);
      }
    }
    assertTrue(moves > 100, "somebody has moved");
  }

  /** A block's year beside the plain one. */
  private record Year(BlockYearResult end, int year, List<String> industries) {
    void compare(
        PlainResult plain, String name, String code, int place, Map<String, Double> worst) {
      for (int cell = 0; cell < Cohorts.CELLS; cell++) {
        double other =
            plain.persons(year + 1, code, cell < Cohorts.AGES ? "M" : "F", cell % Cohorts.AGES);
        double persons = end.state().people()[place * Cohorts.CELLS + cell];
        worst.merge(name + " persons", Math.abs(persons - other), Math::max);
        double dead = plain.dead(year, code, cell < Cohorts.AGES ? "M" : "F", cell % Cohorts.AGES);
        worst.merge(
            name + " dead", Math.abs(end.dead()[place * Cohorts.CELLS + cell] - dead), Math::max);
      }
      for (int industry = 0; industry < industries.size(); industry++) {
        double other = plain.jobs(year, code, industries.get(industry));
        double jobs = end.state().jobs()[place * industries.size() + industry];
        worst.merge(name + " jobs", Math.abs(jobs - other), Math::max);
      }
      worst.merge(
          name + " births", Math.abs(end.births()[place] - plain.births(year, code)), Math::max);
      worst.merge(
          name + " deaths", Math.abs(end.deaths()[place] - plain.deaths(year, code)), Math::max);
      worst.merge(
          name + " net", Math.abs(end.net()[place] - plain.netMigration(year, code)), Math::max);
    }
  }

  private static PlainScenario own(PlainInputs inputs, String town, String village) {
    List<PlainScenario.ExtraJobs> extra =
        List.of(
            new PlainScenario.ExtraJobs(town, "butikkhandel", 2024, 150),
            new PlainScenario.ExtraJobs(town, "butikkhandel", 2025, 150));
    return new PlainScenario(
        "own",
        Mode.FROZEN,
        PlainScenario.Alpha.fading(Map.of(town, 0.01), 6),
        PlainScenario.Alpha.between(Map.of(village, -0.02), Double.POSITIVE_INFINITY, 2020, 2030),
        extra,
        List.of(
            new PlainScenario.CentralityChange(
                village, 2028, 0.7 - inputs.centrality().get(village))),
        Map.of(town, 40.0));
  }
}
