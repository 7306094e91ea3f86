package no.stedsvekst.jobs.project.run;

import java.io.Serializable;
import java.util.List;
import no.stedsvekst.jobs.project.input.BlockState;
import no.stedsvekst.jobs.project.input.ModelCoefficients;
import no.stedsvekst.jobs.project.input.PlaceBlock;
import no.stedsvekst.jobs.project.scenario.Assumption.Measure;
import no.stedsvekst.jobs.project.scenario.Scenario.Closure;
import no.stedsvekst.jobs.project.scenario.ScenarioParameters;
import no.stedsvekst.jobs.project.scenario.ScenarioRun;

/**
 * A block whose net migration is expected, by scenario.
 *
 * @param scaledJobs the step before
 * @param relative commuting-weighted relative growth, by place
 * @param expected net migration by the nation's rate, jobs, centrality and supply, by place
 * @param attractiveness what the place's own attractiveness brings, by place
 */
record ExpectedMigration(
    ScaledJobs scaledJobs, double[][] relative, double[][] expected, double[][] attractiveness)
    implements Serializable {

  /**
   * The step.
   *
   * @param growth of every place's jobs less the nation's, by scenario
   */
  static ExpectedMigration of(
      ScaledJobs scaledJobs,
      double[][] growth,
      YearContext context,
      List<ConstraintFactors> constraintFactors) {
    PlaceBlock places = scaledJobs.unscaledJobs().places();
    int scenarios = growth.length;
    double[][] relative = new double[scenarios][places.size()];
    double[][] expected = new double[scenarios][places.size()];
    double[][] attractiveness = new double[scenarios][places.size()];
    for (int scenario = 0; scenario < scenarios; scenario++) {
      ScenarioRun scenarioRun = context.scenarioRuns().get(scenario);
      BlockState state = scaledJobs.unscaledJobs().state()[scenario];
      for (int place = 0; place < places.size(); place++) {
        relative[scenario][place] = relative(places, place, growth, scenario, scenarioRun);
        double people = PlaceBlock.people(state.people(), place);
        double beyond = steady(places, context, scenario, place);
        // Where jobs are not known centrality is all that is expected to set places apart.
        if (context.nation().hasJobs()) {
          beyond +=
              jobs(scaledJobs, context, scenario, place, relative[scenario][place])
                  + supply(scaledJobs, context, scenario, place, constraintFactors);
        }
        ScenarioParameters parameters = scenarioRun.parameters();
        String code = places.codes()[place];
        double step = places.trend()[place];
        double byPast =
            Double.isNaN(step)
                ? 0
                : parameters.orElse(Measure.PAST_GROWTH, code, context.year(), 0);
        double rate =
            context.nation().migrationRate()
                + (1 - byPast) * parameters.relativeMigration(code, context.year()) * beyond;
        if (byPast > 0) {
          rate += byPast * PastGrowth.migration(places, place, state, context);
        }
        expected[scenario][place] = people * rate;
        double own =
            parameters.attractiveness(
                Measure.ALPHA_RES,
                code,
                context.year(),
                context.nation().yearsOn(),
                places.attractiveness()[2 * place]);
        attractiveness[scenario][place] = people * ((1 - byPast) * own + context.shock());
      }
    }
    return new ExpectedMigration(scaledJobs, relative, expected, attractiveness);
  }

  private static double relative(
      PlaceBlock places, int place, double[][] growth, int scenario, ScenarioRun scenarioRun) {
    if (scenarioRun.closure() != Closure.ALONE) {
      return places.weighted(place, growth[scenario]);
    }
    double[] neighbours = growth[scenarioRun.leansOn()];
    double more = growth[scenario][places.first() + place] - neighbours[places.first() + place];
    return places.weighted(place, neighbours) + places.ownShare(place) * more;
  }

  private static double steady(PlaceBlock places, YearContext context, int scenario, int place) {
    ModelCoefficients model = context.model();
    double index =
        context
                .scenarioRuns()
                .get(scenario)
                .parameters()
                .orElse(
                    Measure.CENTRALITY_JOBS,
                    places.codes()[place],
                    context.year(),
                    1000 * places.steady()[2 * place + 1])
            / 1000;
    return places.steady()[2 * place] + model.centrality() * (index - model.center());
  }

  private static double jobs(
      ScaledJobs scaledJobs, YearContext context, int scenario, int place, double relative) {
    double[] coefficients = context.model().relative();
    double[] lags = scaledJobs.unscaledJobs().state()[scenario].relative();
    return coefficients[0] * relative
        + coefficients[1] * lags[2 * place]
        + coefficients[2] * lags[2 * place + 1];
  }

  private static double supply(
      ScaledJobs scaledJobs,
      YearContext context,
      int scenario,
      int place,
      List<ConstraintFactors> constraintFactors) {
    double denominator = scaledJobs.unscaledJobs().denominator()[scenario][place];
    double own =
        denominator == 0 ? 0 : scaledJobs.unscaledJobs().supply()[scenario][place] / denominator;
    return context.model().supply() * (own - constraintFactors.get(scenario).supply);
  }

  /** Net migration before it meets the nation's, summed over places by scenario. */
  double[][] sums() {
    double[][] sums = new double[expected.length][1];
    for (int scenario = 0; scenario < expected.length; scenario++) {
      for (int place = 0; place < expected[scenario].length; place++) {
        sums[scenario][0] += expected[scenario][place] + attractiveness[scenario][place];
      }
    }
    return sums;
  }
}
