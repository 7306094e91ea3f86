package no.stedsvekst.jobs.project;

import java.util.HashMap;
import java.util.Map;

/** A12, step 5: who lives in a municipality when the year's deaths and births have been counted. */
final class PlainLives {
  private final PlainInputs inputs;
  private final PlainResult neutral;
  private final PlainNation nation;
  private final PlainResult result;

  PlainLives(PlainRun run) {
    inputs = run.inputs();
    neutral = run.neutral();
    nation = run.nation();
    result = run.result();
  }

  /**
   * Finds the deaths and the births.
   *
   * @param moving net migration by municipality and cell
   * @return the people at the year's end, before they meet the frame
   */
  Map<String, double[]> pass(int year, Map<String, double[]> moving) {
    Map<String, double[]> alive = deaths(year, moving);
    births(year, alive);
    Map<String, double[]> after = new HashMap<>();
    for (String code : inputs.municipalities()) {
      for (int sex = PlainCells.MEN; sex <= PlainCells.WOMEN; sex++) {
        int newborn = PlainCells.moving(sex, PlainCells.NEWBORN);
        alive.get(code)[newborn] =
            result.births(year, code) * PlainCells.birthShare(sex) + moving.get(code)[newborn];
      }
      after.put(code, PlainCells.aged(alive.get(code)));
    }
    return after;
  }

  /** Who is alive at the year's end, by the age at its beginning; the newborn not yet. */
  private Map<String, double[]> deaths(int year, Map<String, double[]> moving) {
    Map<String, double[]> there = new HashMap<>();
    Map<String, double[]> rates = new HashMap<>();
    for (String code : inputs.municipalities()) {
      double[] people = PlainCells.exposed(result.people(year, code), 0);
      double[] net = moving.get(code);
      double[] present = new double[PlainCells.MOVING];
      double[] dying = new double[PlainCells.MOVING];
      for (int sex = PlainCells.MEN; sex <= PlainCells.WOMEN; sex++) {
        for (int age = 0; age <= PlainCells.OLDEST; age++) {
          int cell = PlainCells.moving(sex, age);
          present[cell] = Math.max(0, people[cell] + net[cell]);
          dying[cell] =
              inputs.death().get(year)[PlainCells.stock(sex, age)]
                  * inputs.mortalityRatio(code)
                  * (people[cell] + net[cell] / 2);
        }
      }
      there.put(code, present);
      rates.put(code, dying);
    }
    double lambda =
        neutral == null ? lambda(there, rates, nation.deaths(year)) : neutral.lambda.get(year);
    result.lambda.put(year, lambda);
    there.forEach(
        (code, present) -> {
          double dead = 0;
          double[] cells = new double[present.length];
          for (int cell = 0; cell < present.length; cell++) {
            double dying = Math.min(lambda * rates.get(code)[cell], present[cell]);
            dead += dying;
            cells[cell] = dying;
            present[cell] -= dying;
          }
          PlainResult.put(result.deaths, year, code, dead);
          result
              .dead
              .computeIfAbsent(year, any -> new HashMap<>())
              .put(code, PlainCells.aged(cells));
        });
    return there;
  }

  /**
   * The factor with which the deaths come to the nation's. Their sum is concave in it, so that
   * Newton's steps from 0 come up to it and end when no further cell is emptied.
   */
  private static double lambda(
      Map<String, double[]> there, Map<String, double[]> rates, double deaths) {
    double lambda = 0;
    double slopeBefore = 0;
    while (true) {
      double rest = deaths;
      double slope = 0;
      for (Map.Entry<String, double[]> place : there.entrySet()) {
        double[] dying = rates.get(place.getKey());
        for (int cell = 0; cell < dying.length; cell++) {
          double present = place.getValue()[cell];
          rest -= Math.min(lambda * dying[cell], present);
          slope += lambda * dying[cell] < present ? dying[cell] : 0;
        }
      }
      if (slope == 0) {
        return lambda;
      }
      lambda += rest / slope;
      if (slope == slopeBefore) {
        return lambda;
      }
      slopeBefore = slope;
    }
  }

  private void births(int year, Map<String, double[]> alive) {
    double[] fertility = inputs.fertility().get(year);
    Map<String, Double> raw = new HashMap<>();
    double all = 0;
    for (String code : inputs.municipalities()) {
      double before = PlainCells.births(fertility, result.people(year, code));
      double after = PlainCells.births(fertility, PlainCells.aged(alive.get(code)));
      raw.put(code, inputs.fertilityRatio(code) * (before + after) / 2);
      all += raw.get(code);
    }
    double own = all == 0 ? 1 : nation.births(year) / all;
    double factor = neutral == null ? own : neutral.birthFactor.get(year);
    result.birthFactor.put(year, factor);
    raw.forEach((code, expected) -> PlainResult.put(result.births, year, code, expected * factor));
  }
}
