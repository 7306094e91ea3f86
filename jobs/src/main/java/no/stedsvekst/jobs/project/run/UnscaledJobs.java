package no.stedsvekst.jobs.project.run;

import java.io.Serializable;
import no.stedsvekst.jobs.project.input.BlockState;
import no.stedsvekst.jobs.project.input.ModelCoefficients;
import no.stedsvekst.jobs.project.input.PlaceBlock;
import no.stedsvekst.jobs.project.scenario.Assumption.Measure;
import no.stedsvekst.jobs.project.scenario.ScenarioParameters;
import no.stedsvekst.scenario.Cohorts;
import no.stedsvekst.scenario.LocalJobs;
import no.stedsvekst.scenario.NationYear;

/**
 * A block in the first step of a year, by scenario: the jobs before they meet the nation's, and the
 * supply of workers.
 *
 * @param places of the block
 * @param state where they stood when the year began
 * @param jobs by place and industry
 * @param supply persons added to those who work, by place
 * @param denominator what the supply is a share of, by place
 */
record UnscaledJobs(
    PlaceBlock places,
    BlockState[] state,
    double[][] jobs,
    double[][] supply,
    double[][] denominator)
    implements Serializable {

  /** The step. */
  static UnscaledJobs of(PlaceBlock places, BlockState[] state, YearContext context) {
    int scenarios = state.length;
    double[][] jobs = new double[scenarios][];
    double[][] supply = new double[scenarios][];
    double[][] denominator = new double[scenarios][];
    for (int scenario = 0; scenario < scenarios; scenario++) {
      jobs[scenario] = jobs(places, state[scenario], context, scenario);
      supply[scenario] = supply(places, state[scenario], context.nation());
      denominator[scenario] = denominator(places, state[scenario], context);
    }
    return new UnscaledJobs(places, state, jobs, supply, denominator);
  }

  private static double[] jobs(
      PlaceBlock places, BlockState state, YearContext context, int scenario) {
    NationYear nation = context.nation();
    ModelCoefficients model = context.model();
    ScenarioParameters parameters = context.scenarioRuns().get(scenario).parameters();
    int industries = context.industries();
    double[] jobs = new double[places.size() * industries];
    for (int place = 0; place < places.size() && industries > 0; place++) {
      double attractiveness =
          parameters.attractiveness(
              Measure.ALPHA_BUS,
              places.codes()[place],
              context.year(),
              nation.yearsOn(),
              places.attractiveness()[2 * place + 1]);
      double stimulus =
          model.scale()
              * Cohorts.sum(state.growth(), place * model.window(), model.window())
              / model.window();
      LocalJobs.grow(
          state.jobs(),
          place * industries,
          nation.outlook(),
          model.followsPeople(),
          model.isPrivate(),
          stimulus,
          attractiveness,
          jobs);
    }
    return jobs;
  }

  private static double[] supply(PlaceBlock places, BlockState state, NationYear nation) {
    double[] supply = new double[places.size()];
    for (int place = 0; place < supply.length && nation.hasJobs(); place++) {
      supply[place] = byCell(state.people(), place, nation.supply());
    }
    return supply;
  }

  private static double[] denominator(PlaceBlock places, BlockState state, YearContext context) {
    double[] denominator = new double[places.size()];
    int industries = context.industries();
    for (int place = 0; place < denominator.length && industries > 0; place++) {
      denominator[place] =
          context.model().isPerJob()
              ? Cohorts.sum(state.jobs(), place * industries, industries)
              : places.employed()[place]
                  * byCell(state.people(), place, context.nation().employment());
    }
    return denominator;
  }

  private static double byCell(double[] people, int place, double[] weights) {
    double sum = 0;
    int at = place * Cohorts.CELLS;
    for (int cell = 0; cell < Cohorts.CELLS; cell++) {
      sum += weights[cell] * people[at + cell];
    }
    return sum;
  }

  /** Sums over places by scenario: jobs by industry, then supply, denominator and people. */
  double[][] sums() {
    double[][] sums = new double[state.length][];
    for (int scenario = 0; scenario < state.length; scenario++) {
      int industries = jobs[scenario].length / places.size();
      double[] sum = new double[industries + 3];
      for (int place = 0; place < places.size(); place++) {
        for (int industry = 0; industry < industries; industry++) {
          sum[industry] += jobs[scenario][place * industries + industry];
        }
        sum[industries] += supply[scenario][place];
        sum[industries + 1] += denominator[scenario][place];
        sum[industries + 2] += PlaceBlock.people(state[scenario].people(), place);
      }
      sums[scenario] = sum;
    }
    return sums;
  }
}
