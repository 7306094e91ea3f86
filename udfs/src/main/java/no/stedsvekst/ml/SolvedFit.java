package no.stedsvekst.ml;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import no.stedsvekst.stats.Covariance.Recipe;
import no.stedsvekst.stats.LeastSquares;
import no.stedsvekst.stats.LeastSquaresFit;
import no.stedsvekst.stats.ScoreSums;

/**
 * One design fitted to some labels that have the same complete cases, before its scores are known.
 */
final class SolvedFit implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String group;
  private final Design design;
  private final Period period;
  private final int[] effects;
  private final int[] labels;
  private final Set<Slice> slices;
  private final LeastSquaresFit fit;

  private SolvedFit(
      String group,
      Design design,
      Period period,
      int[] effects,
      int[] labels,
      Set<Slice> slices,
      LeastSquaresFit fit) {
    this.group = group;
    this.design = design;
    this.period = period;
    this.effects = effects;
    this.labels = labels;
    this.slices = slices;
    this.fit = fit;
  }

  /**
   * Solves a design over a period for all labels.
   *
   * @param sums of the group's slices
   * @param hasEffects whether every time but the first has a term of its own
   */
  static List<SolvedFit> of(
      String group,
      Design design,
      Period period,
      boolean hasEffects,
      Map<Slice, LeastSquares> sums,
      int labels) {
    Map<Set<Slice>, List<Integer>> byCases = new LinkedHashMap<>();
    for (int label = 0; label < labels; label++) {
      Set<Slice> complete = new HashSet<>();
      for (Slice slice : sums.keySet()) {
        if (period.holds(slice.time()) && slice.isComplete(design, label)) {
          complete.add(slice);
        }
      }
      byCases.computeIfAbsent(complete, cases -> new ArrayList<>()).add(label);
    }
    List<SolvedFit> solved = new ArrayList<>();
    byCases.forEach(
        (cases, of) -> {
          SortedSet<Integer> times = new TreeSet<>();
          cases.forEach(slice -> times.add(slice.time()));
          int[] effects =
              hasEffects
                  ? times.stream().skip(1).mapToInt(Integer::intValue).toArray()
                  : new int[0];
          int[] responses = of.stream().mapToInt(Integer::intValue).toArray();
          LeastSquaresFit fit = merged(design, effects, responses, cases, sums).solve();
          // A fit is of the years that it has observations of.
          Period observed = times.isEmpty() ? period : new Period(times.first(), times.last());
          if (!times.isEmpty() || period.first() < period.last()) {
            solved.add(new SolvedFit(group, design, observed, effects, responses, cases, fit));
          }
        });
    return solved;
  }

  /** The cases that it is fitted to. */
  Set<Slice> slices() {
    return slices;
  }

  /**
   * No scores yet.
   *
   * @param recipes that will be made of them
   */
  ScoreSums noScores(List<Recipe> recipes) {
    return recipes.contains(Recipe.CR3)
        ? ScoreSums.leavingOut(fit.inverse(), labels.length)
        : new ScoreSums(fit.rank(), labels.length);
  }

  /** Whether there is anything to score: rows beyond the coefficients. */
  boolean hasScores() {
    return fit.rank() > 0 && fit.residualDegreesOfFreedom() > 0;
  }

  /** Adds the scores of a row that is one of its cases. */
  void addScore(PanelRow row, ScoreSums scores) {
    double[] whole = new double[1 + design.places().size() + effects.length];
    whole[0] = 1;
    for (int term = 0; term < design.places().size(); term++) {
      whole[1 + term] = row.design()[design.places().get(term) + 1];
    }
    for (int index = 0; index < effects.length; index++) {
      whole[1 + design.places().size() + index] = effects[index] == row.slice().time() ? 1 : 0;
    }
    int[] kept = fit.kept();
    double[] columns = new double[kept.length];
    for (int place = 0; place < kept.length; place++) {
      columns[place] = whole[kept[place]];
    }
    double[] residuals = new double[labels.length];
    for (int index = 0; index < labels.length; index++) {
      double expected = 0;
      for (int place = 0; place < kept.length; place++) {
        expected += columns[place] * fit.coefficients()[index][kept[place]];
      }
      residuals[index] = row.labels()[labels[index]] - expected;
    }
    scores.add(
        columns, residuals, row.weight(), fit.leverage(whole, row.weight()), row.slice().time());
  }

  /**
   * The fits of its labels.
   *
   * @param scores of all its rows; null where none were asked for
   */
  List<PanelFit> finished(List<String> labelNames, List<Recipe> recipes, ScoreSums scores) {
    List<String> terms = new ArrayList<>(List.of(PanelFit.INTERCEPT));
    terms.addAll(design.terms());
    IntStream.of(effects).forEach(time -> terms.add(PanelFit.TIME_TERM + time));
    List<PanelFit> fits = new ArrayList<>();
    for (int index = 0; index < labels.length; index++) {
      PanelFit.Identity identity =
          new PanelFit.Identity(
              group,
              design.name(),
              labelNames.get(labels[index]),
              period.first(),
              period.last(),
              effects.length > 0);
      fits.add(PanelFit.of(identity, terms, fit, index, recipes, scores));
    }
    return fits;
  }

  private static LeastSquares merged(
      Design design,
      int[] effects,
      int[] responses,
      Set<Slice> cases,
      Map<Slice, LeastSquares> sums) {
    int terms = design.places().size();
    LeastSquares merged = new LeastSquares(1 + terms + effects.length, responses.length);
    for (Slice slice : cases.stream().sorted().toList()) {
      int[] columns =
          IntStream.concat(
                  IntStream.concat(
                      IntStream.of(0), design.places().stream().mapToInt(place -> place + 1)),
                  // A time's own term is its rows' intercept.
                  IntStream.of(effects).map(time -> time == slice.time() ? 0 : -1))
              .toArray();
      merged.merge(sums.get(slice), columns, responses);
    }
    return merged;
  }
}
