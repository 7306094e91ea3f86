package no.stedsvekst.jobs.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.project.PlainScenario.Mode;
import no.stedsvekst.jobs.settings.Preset;
import no.stedsvekst.jobs.settings.Settings;
import no.stedsvekst.jobs.testing.SharedLake;
import no.stedsvekst.jobs.testing.TestSession;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The projection to 2050 beside plain loops that were written from the model's page alone, in
 * scenarios that meet the nation by sums of their own and in those that lean on neutral's.
 */
class ProjectionTest {
  private static final int HORIZON = 2050;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"recommended, FROZEN_ALONE", "book2022, FROZEN"})
  void everyCellIsAsInPlainLoops(String preset, Mode high) throws Exception {
    compare(SharedLake.path(), preset, high, folder);
  }

  /** Compares all cells, flows and jobs. */
  static void compare(String lake, String preset, Mode high, Path folder) throws Exception {
    PlainProjection.Inputs inputs =
        PlainInputs.of(TestSession.get(), lake, preset, 0, "MMM", HORIZON);
    List<String> codes = inputs.municipalities();
    String town = codes.get(3);
    String village = codes.get(7);
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
    List<Scenario> scenarios =
        List.of(
            known.get("neutral"),
            known.get("historical"),
            known.get("shrunk"),
            known.get("high"),
            known.get("own"));
    Map<String, PlainResult> plain = new LinkedHashMap<>();
    PlainResult neutral = PlainProjection.run(inputs, PlainScenario.neutral());
    plain.put("neutral", neutral);
    plain.put("historical", PlainProjection.run(inputs, PlainScenario.historical(inputs)));
    plain.put("shrunk", PlainProjection.run(inputs, PlainScenario.shrunk(inputs, 0.7)));
    plain.put(
        "high",
        PlainProjection.run(inputs, PlainScenario.percentile("high", inputs, 0.8, high), neutral));
    plain.put("own", PlainProjection.run(inputs, own(inputs, town, village), neutral));

    YearFiles files =
        new YearFiles(
            folder.resolve("years").toString(),
            TestSession.get().sparkContext().hadoopConfiguration());
    Preset settings = Preset.of(Settings.load(Map.of("preset", preset)));
    Projection.Question question =
        new Projection.Question(
            settings, new Origin(inputs.baseYear(), HORIZON), "MMM", scenarios, 0.7, 3);
    List<String> notes = new ArrayList<>();
    try (Projection projection =
        new Projection(TestSession.get(), inputs(lake), question, notes::add)) {
      List<List<Closures>> closures = projection.run(files, line -> {});
      assertEquals(List.of(), ProjectChecks.complaints(projection, closures));
      Map<String, Double> worst = new HashMap<>();
      for (Row row : projection.rows(files).people(ProjectionRows.Ages.SINGLE).collectAsList()) {
        String scenario = row.getAs("scenario");
        PlainResult of = plain.get(scenario);
        double persons = row.getAs("persons");
        double other =
            of.persons(
                row.getAs("year"),
                row.getAs("municipality"),
                row.getAs("sex"),
                Integer.parseInt(row.getAs("age")));
        worst.merge(scenario + " persons", Math.abs(persons - other), Math::max);
      }
      for (Row row : projection.rows(files).flows().collectAsList()) {
        String scenario = row.getAs("scenario");
        PlainResult of = plain.get(scenario);
        int year = row.getAs("year");
        String code = row.getAs("municipality");
        double births = row.getAs("births");
        double deaths = row.getAs("deaths");
        double net = row.getAs("net_migration");
        worst.merge(scenario + " births", Math.abs(births - of.births(year, code)), Math::max);
        worst.merge(scenario + " deaths", Math.abs(deaths - of.deaths(year, code)), Math::max);
        worst.merge(scenario + " net", Math.abs(net - of.netMigration(year, code)), Math::max);
      }
      for (Row row : projection.rows(files).jobs(projection.industriesTold()).collectAsList()) {
        String scenario = row.getAs("scenario");
        double jobs = row.getAs("jobs");
        double other =
            plain
                .get(scenario)
                .jobs(row.getAs("year"), row.getAs("municipality"), row.getAs("industry"));
        worst.merge(scenario + " jobs", Math.abs(jobs - other), Math::max);
      }
      assertEquals(5 * 5 - 0, worst.size(), worst::toString);
      worst.forEach((what, most) -> assertTrue(most < 1e-6, () -> what + " " + worst));
    }
  }

  private static PlainScenario own(PlainProjection.Inputs inputs, String town, String village) {
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

  static ProjectInputs inputs(String lake) {
    return new ProjectInputs() {
      @Override
      public Dataset<Row> read(TableSpec table) {
        return Lake.at(lake).read(TestSession.get(), table);
      }

      @Override
      public boolean has(TableSpec table) {
        return Lake.at(lake).has(table);
      }
    };
  }
}
