package no.stedsvekst.jobs.project.run;

import java.io.Serializable;
import java.util.List;
import no.stedsvekst.jobs.project.input.PlaceBlock;
import no.stedsvekst.jobs.project.scenario.ScenarioParameters;
import no.stedsvekst.scenario.Cohorts;

/**
 * A block whose jobs meet the nation's, by scenario.
 *
 * @param unscaledJobs the step before
 * @param jobs by place and industry
 * @param growth of a place's jobs less the nation's, by place
 */
record ScaledJobs(UnscaledJobs unscaledJobs, double[][] jobs, double[][] growth)
    implements Serializable {

  /** The step. */
  static ScaledJobs of(
      UnscaledJobs unscaledJobs, YearContext context, List<ConstraintFactors> constraintFactors) {
    PlaceBlock places = unscaledJobs.places();
    int scenarios = unscaledJobs.state().length;
    int industries = context.industries();
    double[][] jobs = new double[scenarios][];
    double[][] growth = new double[scenarios][places.size()];
    for (int scenario = 0; scenario < scenarios; scenario++) {
      jobs[scenario] = unscaledJobs.jobs()[scenario].clone();
      double[] factors = constraintFactors.get(scenario).jobs;
      ScenarioParameters parameters = context.scenarioRuns().get(scenario).parameters();
      for (int place = 0; place < places.size() && industries > 0; place++) {
        for (int industry = 0; industry < industries; industry++) {
          jobs[scenario][place * industries + industry] *= factors[industry];
        }
        if (parameters.hasExtraJobs()) {
          addExtra(jobs[scenario], places.codes()[place], place, context, parameters);
        }
        double before =
            Cohorts.sum(unscaledJobs.state()[scenario].jobs(), place * industries, industries);
        double now = Cohorts.sum(jobs[scenario], place * industries, industries);
        growth[scenario][place] = before == 0 ? 0 : now / before - 1 - context.nation().jobGrowth();
      }
    }
    return new ScaledJobs(unscaledJobs, jobs, growth);
  }

  private static void addExtra(
      double[] jobs, String code, int place, YearContext context, ScenarioParameters parameters) {
    List<String> industries = context.model().industries();
    for (int industry = 0; industry < industries.size(); industry++) {
      int at = place * industries.size() + industry;
      double extra = parameters.extraJobs(code, context.year(), industries.get(industry));
      jobs[at] = extra == 0 ? jobs[at] : Math.max(0, jobs[at] + extra);
    }
  }
}
