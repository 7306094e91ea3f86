package no.stedsvekst.jobs.project.target;

import java.util.List;
import java.util.function.Consumer;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.WorkFolder;
import no.stedsvekst.jobs.project.Projection;
import no.stedsvekst.jobs.project.input.CachedSourceTables;
import no.stedsvekst.jobs.project.input.Origin;
import no.stedsvekst.jobs.project.input.ProjectionRequest;
import no.stedsvekst.jobs.project.input.SourceTables;
import no.stedsvekst.jobs.project.run.ConstraintFactors;
import no.stedsvekst.jobs.project.run.YearFiles;
import no.stedsvekst.jobs.project.scenario.Assumption;
import no.stedsvekst.jobs.project.scenario.Scenario;
import no.stedsvekst.jobs.project.scenario.ScenarioFile;
import no.stedsvekst.jobs.refusal.ProjectRefusals;
import no.stedsvekst.jobs.settings.Preset;
import org.apache.spark.sql.SparkSession;

/**
 * A goal of a municipality, asked of a lake.
 *
 * @param preset the parameters of the model
 * @param alternative of the nation's projection
 * @param municipality by its code of the vintage
 * @param population wanted
 * @param year of the 1 January on which it is wanted
 */
public record TargetRequest(
    Preset preset, String alternative, String municipality, double population, int year) {

  /**
   * What it takes.
   *
   * @param baseYear of the 1 January from which it is reckoned
   * @param neutral persons that there would be without
   * @param rate attractiveness a year, a share of the people; not a number where none is enough
   * @param percentile the share of all places' ten years of the past with no more
   */
  public record Answer(int baseYear, double neutral, double rate, double percentile) {}

  /**
   * Looks for the answer.
   *
   * @param folder for what is kept on the way
   * @param notes told meanwhile
   */
  public Answer answer(SparkSession spark, Lake lake, WorkFolder folder, Consumer<String> notes) {
    try (CachedSourceTables inputs = new CachedSourceTables(spark, SourceTables.of(spark, lake))) {
      return answer(spark, inputs, folder, notes);
    }
  }

  private Answer answer(
      SparkSession spark, SourceTables inputs, WorkFolder folder, Consumer<String> notes) {
    int baseYear = SourceTables.newestBase(inputs);
    if (year <= baseYear) {
      throw ProjectRefusals.horizonBeforeBase(baseYear, year);
    }
    Origin origin = new Origin(baseYear, year);
    Scenario neutral = ScenarioFile.shipped().get(Scenario.NEUTRAL);
    ProjectionRequest request =
        new ProjectionRequest(
            preset,
            origin,
            alternative,
            List.of(neutral),
            0,
            spark.sparkContext().defaultParallelism());
    YearFiles files = new YearFiles(folder);
    try (Projection projection = new Projection(spark, inputs, request, notes)) {
      List<List<ConstraintFactors>> constraintFactors = projection.run(files, line -> {});
      TargetSolver.Answer found =
          TargetSolver.solve(
              projection.input(), constraintFactors, files, municipality, population);
      double percentile =
          Double.isNaN(found.rate())
              ? Double.NaN
              : TargetSolver.percentile(
                  projection.past(Assumption.Measure.ALPHA_RES).rates(), found.rate());
      return new Answer(baseYear, found.neutral(), found.rate(), percentile);
    }
  }
}
