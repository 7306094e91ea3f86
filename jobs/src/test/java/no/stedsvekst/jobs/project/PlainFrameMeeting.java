package no.stedsvekst.jobs.project;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A12, step 6: how the municipalities' people come to add up to the frame by sex and age. */
final class PlainFrameMeeting {
  /** Persons of a whole nation that are but rounding. */
  private static final double NOBODY = 1e-9;

  private final PlainInputs inputs;
  private final PlainResult neutral;
  private final PlainNation nation;
  private final PlainResult result;

  PlainFrameMeeting(PlainRun run) {
    inputs = run.inputs();
    neutral = run.neutral();
    nation = run.nation();
    result = run.result();
  }

  /**
   * Finds the people of the next 1 January.
   *
   * @param expected the same by municipality, before they meet the frame
   */
  void pass(int year, Map<String, double[]> expected) {
    List<String> codes = inputs.municipalities();
    double[][] before = new double[codes.size()][];
    double[][] weights = new double[codes.size()][];
    double[] totals = new double[codes.size()];
    double[] persons = new double[codes.size()];
    for (int unit = 0; unit < codes.size(); unit++) {
      String code = codes.get(unit);
      before[unit] = expected.get(code);
      totals[unit] = PlainCells.sum(before[unit]);
      persons[unit] = result.persons(year, code);
      weights[unit] =
          PlainCells.aged(PlainCells.exposed(result.people(year, code), result.births(year, code)));
    }
    double[] cells = nation.people(year + 1).clone();
    double ratio = PlainCells.sum(totals) / PlainCells.sum(cells);
    for (int cell = 0; cell < cells.length; cell++) {
      cells[cell] *= ratio;
    }
    Set<Integer> even =
        neutral == null ? evenCells(before, weights, cells) : neutral.evenCells.get(year);
    result.evenCells.put(year, even);
    for (int cell : even) {
      for (int unit = 0; unit < weights.length; unit++) {
        weights[unit][cell] = persons[unit];
      }
    }
    for (int cell = 0; cell < cells.length; cell++) {
      for (int unit = 0; cells[cell] == 0 && unit < weights.length; unit++) {
        // Where the frame has nobody there is nobody, and nobody is moved.
        before[unit][cell] = 0;
        weights[unit][cell] = 0;
      }
    }
    PlainFrameFit fit =
        neutral == null
            ? PlainFrameFit.alternating(before, weights, totals, cells).centered(persons)
            : PlainFrameFit.frozen(before, weights, totals, neutral.rho.get(year));
    result.rho.put(year, fit.rho());
    result.gap.put(year, fit.gap());
    Map<String, double[]> after = new HashMap<>();
    for (int unit = 0; unit < codes.size(); unit++) {
      after.put(codes.get(unit), fit.people()[unit]);
      PlainResult.put(result.theta, year, codes.get(unit), fit.theta()[unit]);
    }
    result.people.put(year + 1, after);
  }

  /**
   * The cells that nobody can come to by ageing, or that must be emptier than those leave them who
   * have come where nobody was before: they move in proportion to all persons.
   */
  private static Set<Integer> evenCells(double[][] before, double[][] weights, double[] cells) {
    Set<Integer> even = new TreeSet<>();
    for (int cell = 0; cell < cells.length; cell++) {
      double weight = 0;
      double immovable = 0;
      for (int unit = 0; unit < weights.length; unit++) {
        weight += weights[unit][cell];
        immovable += weights[unit][cell] == 0 ? Math.max(0, before[unit][cell]) : 0;
      }
      if (weight <= NOBODY || immovable > cells[cell]) {
        even.add(cell);
      }
    }
    return even;
  }
}
