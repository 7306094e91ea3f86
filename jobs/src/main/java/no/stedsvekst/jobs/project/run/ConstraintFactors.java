package no.stedsvekst.jobs.project.run;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.project.scenario.ScenarioRun;
import no.stedsvekst.scenario.Cohorts;

/** The few numbers by which all places meet the nation's sums in one year of one scenario. */
public final class ConstraintFactors implements Serializable {
  private static final long serialVersionUID = 1;

  /** A closure beyond this share of the migration before it settles more than the model does. */
  private static final double LARGE_SHARE = 0.25;

  /** Whether κ is more than a quarter of the net migration that it is added to. */
  public boolean isMigrationShareLarge() {
    return !(Math.abs(migrationShare) <= LARGE_SHARE);
  }

  /** Of every scenario; those that lean on another have that one's. */
  static List<ConstraintFactors> leaning(List<ScenarioRun> scenarioRuns) {
    List<ConstraintFactors> constraintFactors = new ArrayList<>();
    for (int scenario = 0; scenario < scenarioRuns.size(); scenario++) {
      int leansOn = scenarioRuns.get(scenario).leansOn();
      constraintFactors.add(
          leansOn == scenario ? new ConstraintFactors() : constraintFactors.get(leansOn));
    }
    return constraintFactors;
  }

  /** By industry: jobs of the nation over the sum of the places'. */
  public double[] jobs = {};

  /** The nation's mean employment supply. */
  double supply;

  /** κ, added to every rate of net migration. */
  public double migration;

  /** What κ adds to the net migration of all places, as a share of what it was before. */
  public double migrationShare;

  /** On every probability of dying. */
  public double deaths = 1;

  /** On all births. */
  public double births = 1;

  /** ρ by cell. */
  public double[] shift = new double[Cohorts.CELLS];

  /** Cells in which all people of a place weigh, as too few were there a year ago. */
  boolean[] isEven = new boolean[Cohorts.CELLS];

  /** Cells in which the frame has nobody. */
  boolean[] isNobody = new boolean[Cohorts.CELLS];

  /** Growth of the people of all places. */
  double growth;

  /** All places' people when the year began. */
  public double people;

  /** The largest that a cell of the nation misses the frame by, as a share of its people. */
  public double missed;

  /** What deaths miss the nation's by, as a share of them. */
  public double missedDeaths;

  /** How well the books were kept, by scenario that used these numbers. */
  public final Map<String, AccountingChecks> balances = new HashMap<>();
}
