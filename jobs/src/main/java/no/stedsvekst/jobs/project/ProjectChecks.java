package no.stedsvekst.jobs.project;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.stedsvekst.jobs.lake.Findings;
import no.stedsvekst.jobs.project.run.ConstraintFactors;
import no.stedsvekst.jobs.project.scenario.Scenario;
import no.stedsvekst.jobs.project.scenario.ScenarioRun;

/** The gate of a projection: what must hold of every year and scenario. */
final class ProjectChecks {
  /** Of the people of a cell, or of a place. */
  private static final double TOLERANCE = 1e-9;

  private ProjectChecks() {}

  /** Of every year and scenario. */
  static Findings findings(Projection projection, List<List<ConstraintFactors>> constraintFactors) {
    List<ScenarioRun> scenarioRuns = projection.scenarioRuns();
    Findings findings = Findings.NONE;
    for (Identity identity : Identity.values()) {
      List<String> off = new ArrayList<>();
      for (int year = 0; year < constraintFactors.size(); year++) {
        for (int scenario = 0; scenario < scenarioRuns.size(); scenario++) {
          ScenarioRun run = scenarioRuns.get(scenario);
          String where = "%s %d".formatted(run.name(), projection.nation().get(year).year());
          identity
              .complaint(where, run, constraintFactors.get(year).get(scenario))
              .ifPresent(off::add);
        }
      }
      findings = findings.and(Findings.of(identity.check, off));
    }
    return findings;
  }

  /** What must hold of a year of a scenario. */
  enum Identity {
    PLACES("start + births - deaths + migration misses the end of a place") {
      @Override
      double miss(ScenarioRun run, ConstraintFactors factors) {
        return factors.balances.get(run.name()).places();
      }
    },
    CELLS("start - deaths + migration misses the end of a sex and age") {
      @Override
      double miss(ScenarioRun run, ConstraintFactors factors) {
        return factors.balances.get(run.name()).cells();
      }
    },
    LEAST("a cell has fewer than no persons") {
      @Override
      double miss(ScenarioRun run, ConstraintFactors factors) {
        double least = factors.balances.get(run.name()).least();
        return least >= 0 ? 0 : Double.POSITIVE_INFINITY;
      }
    },
    FRAME("a sex and age misses the nation's projection") {
      @Override
      double miss(ScenarioRun run, ConstraintFactors factors) {
        return run.closure() == Scenario.Closure.OWN ? factors.missed : 0;
      }
    },
    DEATHS("deaths miss the nation's") {
      @Override
      double miss(ScenarioRun run, ConstraintFactors factors) {
        return run.closure() == Scenario.Closure.OWN ? factors.missedDeaths : 0;
      }
    };

    private final String check;

    Identity(String check) {
      this.check = check;
    }

    /** By how much it is missed, as a share of the people or deaths that it is about. */
    abstract double miss(ScenarioRun run, ConstraintFactors factors);

    /** What is wrong; nothing where it holds. */
    Optional<String> complaint(String where, ScenarioRun run, ConstraintFactors factors) {
      double miss = miss(run, factors);
      // What is not a number is not small enough either.
      if (miss <= TOLERANCE) {
        return Optional.empty();
      }
      String found =
          this == LEAST
              ? "a cell has %.3g persons".formatted(factors.balances.get(run.name()).least())
              : "%s by %.3g".formatted(check, miss);
      return Optional.of(where + ": " + found);
    }
  }

  /** How much was moved to meet the frame, as the largest share of the people in any year. */
  static Map<String, Double> metrics(
      Projection projection, List<List<ConstraintFactors>> constraintFactors) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    List<ScenarioRun> scenarioRuns = projection.scenarioRuns();
    for (List<ConstraintFactors> year : constraintFactors) {
      for (int scenario = 0; scenario < scenarioRuns.size(); scenario++) {
        String name = scenarioRuns.get(scenario).name();
        ConstraintFactors closure = year.get(scenario);
        double movedByFrame = closure.balances.get(name).movedByFrame() / closure.people;
        metrics.merge("moved_by_frame." + name, movedByFrame, Math::max);
        metrics.merge("kappa." + name, Math.abs(closure.migration), Math::max);
      }
    }
    return metrics;
  }
}
