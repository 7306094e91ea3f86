package no.stedsvekst.jobs.project;

import java.util.HashMap;
import java.util.Map;

/**
 * A12 with loops and maps, from the specification alone. It knows nothing of the product: what both
 * say is right unless both are wrong in the same way. Each step of a year is a class.
 */
final class PlainProjection {
  private final PlainInputs inputs;
  private final PlainResult result;
  private final PlainJobs jobs;
  private final PlainDrivers drivers;
  private final PlainNetMigration migration;
  private final PlainProfile profile;
  private final PlainLives lives;
  private final PlainFrameMeeting meeting;

  private PlainProjection(PlainRun run) {
    inputs = run.inputs();
    result = run.result();
    jobs = new PlainJobs(run);
    drivers = new PlainDrivers(run);
    migration = new PlainNetMigration(run);
    profile = new PlainProfile(inputs);
    lives = new PlainLives(run);
    meeting = new PlainFrameMeeting(run);
  }

  /** A scenario whose closures are its own. */
  static PlainResult run(PlainInputs inputs, PlainScenario scenario) {
    return run(inputs, scenario, null);
  }

  /**
   * A scenario.
   *
   * @param neutral the run whose closures a frozen mode takes
   */
  static PlainResult run(PlainInputs inputs, PlainScenario scenario, PlainResult neutral) {
    PlainProjection projection = new PlainProjection(PlainRun.of(inputs, scenario, neutral));
    for (int year = inputs.baseYear(); year < inputs.horizon(); year++) {
      projection.pass(year);
    }
    return projection.result;
  }

  private void pass(int year) {
    if (!inputs.jobs().isEmpty()) {
      jobs.pass(year);
      drivers.pass(year);
    }
    Map<String, Double> net = migration.pass(year);
    Map<String, double[]> moving = new HashMap<>();
    for (String code : inputs.municipalities()) {
      double[] people = result.people(year, code);
      double newborn =
          inputs.fertilityRatio(code) * PlainCells.births(inputs.fertility().get(year), people);
      moving.put(code, profile.spread(code, PlainCells.exposed(people, newborn), net.get(code)));
    }
    meeting.pass(year, lives.pass(year, moving));
    result.nationGrowth.put(
        year, PlainCells.sum(result.nation(year + 1)) / PlainCells.sum(result.nation(year)) - 1);
    for (String code : inputs.municipalities()) {
      PlainResult.put(
          result.netMigration,
          year,
          code,
          result.persons(year + 1, code)
              - result.persons(year, code)
              - result.births(year, code)
              + result.deaths(year, code));
    }
  }
}
