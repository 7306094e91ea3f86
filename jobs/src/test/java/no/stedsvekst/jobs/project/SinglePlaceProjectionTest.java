package no.stedsvekst.jobs.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import no.stedsvekst.jobs.conform.Levels;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.WorkFolder;
import no.stedsvekst.jobs.panel.PanelTables;
import no.stedsvekst.jobs.project.PlainScenario.Alpha;
import no.stedsvekst.jobs.project.PlainScenario.Mode;
import no.stedsvekst.jobs.project.fan.Fans;
import no.stedsvekst.jobs.project.input.Origin;
import no.stedsvekst.jobs.project.input.ProjectionRequest;
import no.stedsvekst.jobs.project.input.SourceTables;
import no.stedsvekst.jobs.project.output.GoalRows;
import no.stedsvekst.jobs.project.run.ConstraintFactors;
import no.stedsvekst.jobs.project.run.YearFiles;
import no.stedsvekst.jobs.project.scenario.Scenario;
import no.stedsvekst.jobs.project.scenario.ScenarioFile;
import no.stedsvekst.jobs.project.target.TargetSolver;
import no.stedsvekst.jobs.settings.Preset;
import no.stedsvekst.jobs.settings.Settings;
import no.stedsvekst.jobs.testing.SharedLake;
import no.stedsvekst.jobs.testing.TestSession;
import no.stedsvekst.scenario.LevelDraws;
import no.stedsvekst.scenario.YearBlocks;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Places projected again alone: for a goal, and for many futures; beside plain loops. */
class SinglePlaceProjectionTest {
  private static final int YEARS = 4;
  private static final int DRAWS = 5;

  private record Run(
      PlainInputs inputs,
      PlainResult neutral,
      Projection projection,
      YearFiles files,
      List<List<ConstraintFactors>> constraintFactors) {

    static Run of(Path folder, String alternative) {
      int base =
          PlainInputs.of(TestSession.get(), SharedLake.path(), PRESET, 0, OFFICIAL, 2020)
              .baseYear();
      PlainInputs inputs =
          PlainInputs.of(
              TestSession.get(), SharedLake.path(), PRESET, 0, alternative, base + YEARS);
      ProjectionRequest request =
          new ProjectionRequest(
              Preset.of(Settings.load(Map.of("preset", PRESET))),
              new Origin(base, base + YEARS),
              alternative,
              List.of(ScenarioFile.shipped().get(Scenario.NEUTRAL)),
              LASTING,
              2);
      Projection projection =
          new Projection(
              TestSession.get(),
              SourceTables.of(TestSession.get(), Lake.at(SharedLake.path())),
              request,
              note -> {});
      YearFiles files = new YearFiles(WorkFolder.local(folder));
      return new Run(
          inputs,
          PlainProjection.run(inputs, PlainScenario.neutral()),
          projection,
          files,
          projection.run(files, line -> {}));
    }

    int horizon() {
      return inputs.horizon();
    }
  }

  private static final String PRESET = "recommended";
  private static final String OFFICIAL = "MMM";

  /** An alternative that was not landed: the nation's path is then made of its past. */
  private static final String NOBODYS = "none";

  private static final double LASTING = 0.7;

  @Test
  void goalsAndFutures(@TempDir Path folder) {
    Run run = Run.of(folder.resolve(OFFICIAL), OFFICIAL);
    whatGoalsTake(run, aGoalIsReached(run));
    futuresAreDrawn(run, false, false);
    futuresAreDrawn(run, true, false);
    run.projection().close();
    Run made = Run.of(folder.resolve(NOBODYS), NOBODYS);
    futuresAreDrawn(made, true, true);
    made.projection().close();
  }

  /** The rate that was found, given to the plain loops, brings the people that were wanted. */
  private static double aGoalIsReached(Run run) {
    String code = run.inputs().municipalities().get(5);
    double without = run.neutral().persons(run.horizon(), code);
    double wanted = 1.05 * without;
    TargetSolver.Answer answer =
        TargetSolver.solve(
            run.projection().input(), run.constraintFactors(), run.files(), code, wanted);
    assertEquals(without, answer.neutral(), 1e-6);
    PlainResult plain =
        PlainProjection.run(
            run.inputs(),
            PlainScenario.of(
                "goal",
                Mode.FROZEN_ALONE,
                Alpha.constant(Map.of(code, answer.rate())),
                Alpha.none()),
            run.neutral());
    assertTrue(answer.rate() > 0.005, () -> "rate " + answer.rate());
    assertEquals(wanted, plain.persons(run.horizon(), code), 1e-5);
    assertTrue(
        Double.isNaN(
            TargetSolver.solve(
                    run.projection().input(), run.constraintFactors(), run.files(), code, 1e9)
                .rate()));
    return answer.rate();
  }

  /**
   * Every place's people with an attractiveness, against plain loops over one of them.
   *
   * @param found with which that one has a twentieth more people
   */
  private static void whatGoalsTake(Run run, double found) {
    String code = run.inputs().municipalities().get(5);
    Dataset<Row> rows =
        GoalRows.of(
            TestSession.get(),
            run.projection().input(),
            run.constraintFactors(),
            run.files(),
            0,
            run.projection().origin());
    TreeMap<Double, Double> people = new TreeMap<>();
    rows.filter("municipality = '%s' and year = %d".formatted(code, run.horizon()))
        .collectAsList()
        .forEach(row -> people.put(row.getAs("rate"), row.getAs("persons")));
    assertEquals(run.neutral().persons(run.horizon(), code), people.get(0.0), 1e-6);
    double rate = -0.02;
    PlainResult plain =
        PlainProjection.run(
            run.inputs(),
            PlainScenario.of(
                "goal", Mode.FROZEN_ALONE, Alpha.constant(Map.of(code, rate)), Alpha.none()),
            run.neutral());
    assertEquals(plain.persons(run.horizon(), code), people.get(rate), 1e-6);
    // Between two of them lines are straight: a hundredth of a per cent a year is nothing to plan
    // by.
    double wanted = 1.05 * people.get(0.0);
    double low = people.floorEntry(0.01).getValue();
    double between = 0.01 + 0.01 * (wanted - low) / (people.get(0.02) - low);
    assertTrue(wanted > low && wanted < people.get(0.02), () -> wanted + " of " + people);
    assertEquals(found, between, 1e-4);
    assertEquals(
        run.inputs().municipalities().size(),
        rows.filter("rate = 0.03 and year = " + run.horizon()).count());
  }

  /** The same past years and levels, given to the plain loops one draw after the other. */
  private static void futuresAreDrawn(Run run, boolean isWhole, boolean hasNation) {
    Dataset<Row> above = Levels.above(SharedLake.read(SilverTables.MUNICIPALITY), Optional.empty());
    List<Row> rows =
        run.projection()
            .fan(
                Scenario.NEUTRAL,
                run.files(),
                run.constraintFactors(),
                above.filter("level in ('region', 'country')"),
                new Fans.Drawing(DRAWS, 7, isWhole))
            .filter("year = " + run.horizon() + " and age_group in ('all', '60+')")
            .collectAsList();
    TreeMap<Integer, Map<String, Double>> rates = new TreeMap<>(run.inputs().residential());
    int[][] sequences = YearBlocks.draw(rates.size(), YEARS, DRAWS, 7);
    Map<Integer, Map<String, Double>> again = isWhole ? whole(run, rates) : rates;
    Map<String, Double> uncertainty = isWhole ? uncertainty(run, rates, again) : Map.of();
    Map<Integer, Double> nation = hasNation ? nation(run, rates) : Map.of();
    Map<String, String> regions = around("region");
    Map<String, String> counties = around("county");
    double[] shares =
        isWhole
            ? new PlainShared(
                    rates, again, people(run, rates), run.inputs().municipalities(), LASTING)
                .shares(regions, counties)
            : new double[2];
    assertTrue(!isWhole || shares[0] + shares[1] > 0, "nothing is shared: the draws tell nothing");
    List<PlainResult> draws = new ArrayList<>();
    for (int draw = 0; draw < DRAWS; draw++) {
      Map<Integer, Map<String, Double>> shocks = new HashMap<>();
      for (int year = 0; year < YEARS; year++) {
        int past = rates.firstKey() + sequences[draw][year];
        Map<String, Double> ofYear = new HashMap<>();
        for (String code : run.inputs().municipalities()) {
          double level =
              isWhole ? uncertainty.get(code) * level(code, regions, counties, shares, draw) : 0;
          double swing = again.get(past).get(code) - mean(again, code);
          ofYear.put(code, level + swing + nation.getOrDefault(past, 0.0));
        }
        shocks.put(run.inputs().baseYear() + year, ofYear);
      }
      draws.add(alone(run, shocks));
    }
    String code = run.inputs().municipalities().get(2);
    double[] people =
        draws.stream().mapToDouble(draw -> draw.persons(run.horizon(), code)).sorted().toArray();
    // Of five draws the quartiles and the median are draws themselves.
    assertEquals(people[1], quantile(rows, "municipality", code, "all", 0.25), 1e-6);
    assertEquals(people[2], quantile(rows, "municipality", code, "all", 0.5), 1e-6);
    assertEquals(
        people[3] + 0.6 * (people[4] - people[3]),
        quantile(rows, "municipality", code, "all", 0.9),
        1e-6);
    double[] old = new double[DRAWS];
    for (int draw = 0; draw < DRAWS; draw++) {
      for (String one : run.inputs().municipalities()) {
        for (int age = 60; age <= 105; age++) {
          old[draw] +=
              draws.get(draw).persons(run.horizon(), one, "M", age)
                  + draws.get(draw).persons(run.horizon(), one, "F", age);
        }
      }
    }
    Arrays.sort(old);
    assertEquals(old[2], quantile(rows, "country", "NO", "60+", 0.5), 1e-6 * old[2]);
    assertTrue(people[4] - people[0] > 1, () -> Arrays.toString(people));
  }

  /** Attractiveness with what the growth of jobs has brought. */
  private static Map<Integer, Map<String, Double>> whole(
      Run run, Map<Integer, Map<String, Double>> rates) {
    Map<Integer, Map<String, Double>> whole = new HashMap<>();
    for (Row row :
        SharedLake.read(PanelTables.PANEL)
            .filter("preset = '" + PRESET + "' and level = 'municipality'")
            .select("year", "unit", "vra", "vra_1", "vra_2")
            .collectAsList()) {
      Map<String, Double> ofYear = rates.getOrDefault(row.getInt(0), Map.of());
      if (ofYear.containsKey(row.getString(1))) {
        double rate = ofYear.get(row.getString(1));
        for (int lag = 0; lag <= 2; lag++) {
          String term = lag == 0 ? "vra" : "vra_" + lag;
          rate += run.inputs().coefficients().get(term).estimate() * row.getDouble(2 + lag);
        }
        PlainResult.put(whole, row.getInt(0), row.getString(1), rate);
      }
    }
    return whole;
  }

  /** The nation's net migration rate of each year less the mean of what is drawn. */
  private static Map<Integer, Double> nation(Run run, Map<Integer, Map<String, Double>> rates) {
    Map<Integer, Double> nation = new HashMap<>();
    double mean = 0;
    for (int year : rates.keySet()) {
      double people = 0;
      for (double[] cells : run.inputs().people().get(year).values()) {
        people += PlainCells.sum(cells);
      }
      nation.put(year, run.inputs().netMigration().get(year) / people);
    }
    List<Integer> years = List.copyOf(rates.keySet());
    int blocks = years.size() - 2;
    for (int first = 0; first < blocks; first++) {
      for (int on = 0; on < 3; on++) {
        mean += nation.get(years.get(first + on)) / (3 * blocks);
      }
    }
    for (int year : rates.keySet()) {
      nation.merge(year, -mean, Double::sum);
    }
    return nation;
  }

  /** A normal number of the place, of which its region and its county have a share each. */
  private static double level(
      String code,
      Map<String, String> regions,
      Map<String, String> counties,
      double[] shares,
      int draw) {
    return Math.sqrt(1 - shares[0] - shares[1]) * LevelDraws.of(code, DRAWS, 7)[draw]
        + Math.sqrt(shares[0]) * LevelDraws.of("region " + regions.get(code), DRAWS, 7)[draw]
        + Math.sqrt(shares[1]) * LevelDraws.of("county " + counties.get(code), DRAWS, 7)[draw];
  }

  private static Map<String, String> around(String column) {
    Map<String, String> units = new HashMap<>();
    SharedLake.read(SilverTables.MUNICIPALITY)
        .select("code", column)
        .collectAsList()
        .forEach(row -> units.put(row.getString(0), row.getString(1)));
    return units;
  }

  private static Map<String, Double> uncertainty(
      Run run,
      SortedMap<Integer, Map<String, Double>> rates,
      Map<Integer, Map<String, Double>> whole) {
    return PlainDoubt.of(rates, whole, people(run, rates), run.inputs().municipalities(), LASTING);
  }

  private static Map<Integer, Map<String, Double>> people(
      Run run, SortedMap<Integer, Map<String, Double>> rates) {
    Map<Integer, Map<String, Double>> people = new HashMap<>();
    for (int year = rates.firstKey(); year <= run.inputs().baseYear(); year++) {
      Map<String, Double> ofYear = new HashMap<>();
      for (String code : run.inputs().municipalities()) {
        ofYear.put(code, PlainCells.sum(run.inputs().people(year, code)));
      }
      people.put(year, ofYear);
    }
    return people;
  }

  /** Every place by itself, beside neighbours as in neutral. */
  private static PlainResult alone(Run run, Map<Integer, Map<String, Double>> shocks) {
    return PlainProjection.run(
        run.inputs(),
        PlainScenario.of("draw", Mode.FROZEN_ALONE, Alpha.ofYears(shocks), Alpha.none()),
        run.neutral());
  }

  private static double mean(Map<Integer, Map<String, Double>> rates, String code) {
    return rates.values().stream()
        .map(year -> year.get(code))
        .mapToDouble(Double::doubleValue)
        .average()
        .orElseThrow();
  }

  private static double quantile(
      List<Row> rows, String level, String unit, String group, double quantile) {
    return rows.stream()
        .filter(row -> row.getAs("level").equals(level) && row.getAs("unit").equals(unit))
        .filter(row -> row.getAs("age_group").equals(group))
        .filter(row -> row.<Double>getAs("quantile") == quantile)
        .mapToDouble(row -> row.getAs("persons"))
        .findFirst()
        .orElseThrow();
  }
}
