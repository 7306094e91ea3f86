package no.stedsvekst.jobs.project;

import java.util.List;
import no.stedsvekst.jobs.engine.JobContext;
import no.stedsvekst.jobs.project.output.ProjectTables;
import no.stedsvekst.jobs.project.scenario.Scenario;

/** Futures that an earlier run has drawn around what is projected now. */
final class EarlierFan {
  private EarlierFan() {}

  /** Whether there are some, and they were drawn by a run that read something else. */
  static boolean isOfOtherFigures(JobContext context, ProjectChoice choice, Projection projection) {
    if (!context.has(ProjectTables.FAN)) {
      return false;
    }
    List<String> scenarios = choice.scenarios().stream().map(Scenario::name).toList();
    return context
        .plainOwn(ProjectTables.FAN)
        .select("scenario", "run_id")
        .where("preset", choice.preset().name())
        .where("alternative", projection.alternative())
        .where("base_year", projection.origin().baseYear())
        .where("level", "country")
        .list()
        .stream()
        .filter(row -> scenarios.contains(row.text("scenario")))
        .map(row -> row.text("run_id"))
        .distinct()
        .anyMatch(run -> !context.hasReadTheSame(run));
  }
}
