package no.stedsvekst.jobs.project.run;

import java.util.List;
import java.util.function.Function;
import no.stedsvekst.jobs.project.scenario.Scenario.Closure;
import no.stedsvekst.jobs.project.scenario.ScenarioRun;
import no.stedsvekst.scenario.Cohorts;
import no.stedsvekst.scenario.NationYear;

/**
 * A12. How the places' sums of one year meet the nation's: the factors and shifts of each scenario,
 * settled step by step. A scenario that leans on another takes what that one has settled.
 */
final class NationalConstraintSolver {
  private static final int MOST_FITS = 200;
  private static final double ENOUGH = 1e-12;

  /** Fewer persons of the nation are what rounding has left. */
  private static final double NOTHING = 1e-9;

  /** What a scenario's own sums settle. */
  private interface Settling {
    void settle(int scenario, ConstraintFactors constraintFactors);
  }

  private final NationYear nation;
  private final int industries;
  private final List<ScenarioRun> scenarioRuns;
  private final List<ConstraintFactors> constraintFactors;

  NationalConstraintSolver(YearContext context) {
    nation = context.nation();
    industries = context.industries();
    scenarioRuns = context.scenarioRuns();
    constraintFactors = ConstraintFactors.leaning(scenarioRuns);
  }

  /** What is settled so far, by scenario: the same objects throughout the year. */
  List<ConstraintFactors> constraintFactors() {
    return constraintFactors;
  }

  private void each(Settling settling) {
    for (int scenario = 0; scenario < scenarioRuns.size(); scenario++) {
      if (scenarioRuns.get(scenario).closure() == Closure.OWN) {
        settling.settle(scenario, constraintFactors.get(scenario));
      }
    }
  }

  /**
   * The factors of industries, and the nation's supply.
   *
   * @param sums by scenario: jobs by industry, then supply, what it is a share of, and people
   */
  void jobs(double[][] sums) {
    each(
        (scenario, closure) -> {
          double[] sum = sums[scenario];
          closure.jobs = new double[industries];
          for (int industry = 0; industry < industries; industry++) {
            closure.jobs[industry] =
                sum[industry] == 0 ? 1 : nation.industries()[industry] / sum[industry];
          }
          closure.supply = sum[industries + 1] == 0 ? 0 : sum[industries] / sum[industries + 1];
          closure.people = sum[industries + 2];
        });
  }

  /**
   * κ.
   *
   * @param wanted net migration before it, by scenario
   */
  void migration(double[][] wanted) {
    each(
        (scenario, closure) -> {
          double added = nation.netMigration() - wanted[scenario][0];
          closure.migration = added / closure.people;
          closure.migrationShare = added == 0 ? 0 : added / Math.abs(wanted[scenario][0]);
        });
  }

  /**
   * The factor of deaths: where all of a cell die, the others' chance is raised, until as many die
   * as in the nation.
   *
   * @param reached deaths by scenario with the factors of now, of the scenarios that are asked for
   */
  void deaths(Function<boolean[], double[][]> reached) {
    boolean[] open = own();
    double[][] before = new double[scenarioRuns.size()][2];
    for (int round = 0; round < MOST_FITS && isAny(open); round++) {
      double[][] deaths = reached.apply(open);
      boolean[] asked = open.clone();
      each(
          (scenario, closure) -> {
            if (asked[scenario]) {
              open[scenario] = !isMet(closure, deaths[scenario][0], before[scenario]);
            }
          });
    }
  }

  /** Takes the line through the last two factors, of which the first went through 0. */
  private boolean isMet(ConstraintFactors closure, double died, double[] before) {
    double wanted = nation.deaths();
    closure.missedDeaths = Math.abs(died - wanted) / Math.max(1, wanted);
    if (died <= 0 || Math.abs(died - wanted) <= ENOUGH * Math.max(1, wanted)) {
      return true;
    }
    double factor = closure.deaths;
    double next = factor + (wanted - died) * (factor - before[0]) / (died - before[1]);
    // Where hardly anybody is left to die the line tells nothing.
    closure.deaths = next > 0 && Double.isFinite(next) ? next : factor * wanted / died;
    before[0] = factor;
    before[1] = died;
    return false;
  }

  /**
   * The factor of births.
   *
   * @param born before it, by scenario
   */
  void births(double[][] born) {
    each(
        (scenario, closure) ->
            closure.births = born[scenario][0] == 0 ? 1 : nation.births() / born[scenario][0]);
  }

  /**
   * ρ: cells are moved until all places together have the nation's people of each sex and age.
   *
   * @param weights by scenario: by cell, people in cells without weight, and all people
   * @param reached by scenario with the shifts of now, as {@link FrameSolver} reads it
   */
  void frame(
      Function<boolean[], double[][]> weights, Function<FrameSolver.Asked, double[][]> reached) {
    boolean[] open = own();
    double[][] first = weights.apply(open);
    FrameSolver[] meetings = new FrameSolver[scenarioRuns.size()];
    each(
        (scenario, closure) -> {
          double all = first[scenario][2 * Cohorts.CELLS];
          closure.growth = all / closure.people - 1;
          double[] target = scaled(nation.people(), all);
          markCells(closure, target, first[scenario]);
          meetings[scenario] = new FrameSolver(closure, target);
        });
    boolean[] isCoupled = new boolean[scenarioRuns.size()];
    for (int round = 0; round < MOST_FITS && isAny(open); round++) {
      each((scenario, closure) -> isCoupled[scenario] = meetings[scenario].wantsCoupling());
      double[][] now = reached.apply(new FrameSolver.Asked(open.clone(), isCoupled.clone()));
      each(
          (scenario, closure) -> {
            if (open[scenario]) {
              open[scenario] = !meetings[scenario].isMet(now[scenario]);
            }
          });
    }
  }

  /** The scenarios that are closed by sums of their own. */
  private boolean[] own() {
    boolean[] own = new boolean[scenarioRuns.size()];
    each((scenario, closure) -> own[scenario] = true);
    return own;
  }

  private static boolean isAny(boolean[] open) {
    for (boolean one : open) {
      if (one) {
        return true;
      }
    }
    return false;
  }

  /** How well the books were kept, by block and scenario. */
  void balances(List<AccountingChecks[]> blocks) {
    for (int scenario = 0; scenario < scenarioRuns.size(); scenario++) {
      int one = scenario;
      constraintFactors
          .get(scenario)
          .balances
          .put(
              scenarioRuns.get(scenario).name(),
              blocks.stream()
                  .map(block -> block[one])
                  .reduce(AccountingChecks.NONE, AccountingChecks::and));
    }
  }

  /** Finds the cells that cannot be moved by who was there a year ago. */
  private static void markCells(ConstraintFactors closure, double[] targets, double[] sums) {
    for (int cell = 0; cell < Cohorts.CELLS; cell++) {
      closure.isNobody[cell] = targets[cell] == 0;
      closure.isEven[cell] =
          !closure.isNobody[cell]
              && (sums[cell] <= NOTHING || sums[Cohorts.CELLS + cell] > targets[cell]);
    }
  }

  /** The frame with as many people as the places have: a cap may have left some out. */
  private static double[] scaled(double[] people, double all) {
    double factor = all / Cohorts.sum(people, 0, people.length);
    double[] scaled = new double[people.length];
    for (int cell = 0; cell < people.length; cell++) {
      scaled[cell] = people[cell] * factor;
    }
    return scaled;
  }
}
