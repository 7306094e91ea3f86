package no.stedsvekst.ml;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.linalg.Vector;

/**
 * What a fit expects of a row.
 *
 * @param first time of the fit
 * @param last time of the fit
 * @param intercept of the fit
 * @param coefficients by place in the features; an aliased term's is 0
 * @param isTerm whether the feature is one of the fit's terms
 */
record Expectation(
    int first, int last, double intercept, List<Double> coefficients, List<Boolean> isTerm)
    implements Serializable {

  static Expectation of(PanelFit fit, List<String> features) {
    Double[] coefficients = new Double[features.size()];
    Boolean[] isTerm = new Boolean[features.size()];
    Arrays.fill(coefficients, 0.0);
    Arrays.fill(isTerm, false);
    for (PanelFit.Term term : fit.terms()) {
      int place = features.indexOf(term.name());
      if (place >= 0) {
        coefficients[place] = term.isAliased() ? 0 : term.estimate();
        isTerm[place] = true;
      }
    }
    return new Expectation(
        fit.identity().first(),
        fit.identity().last(),
        fit.terms().get(0).estimate(),
        List.of(coefficients),
        List.of(isTerm));
  }

  /** By the first of a group's fits that holds the time; null where there is none. */
  static Double of(
      Map<String, List<Expectation>> byGroup, String group, Integer time, Vector features) {
    if (time == null || features == null) {
      return null;
    }
    for (Expectation expectation : byGroup.getOrDefault(group, List.of())) {
      if (expectation.first <= time && time <= expectation.last) {
        return expectation.of(features);
      }
    }
    return null;
  }

  private Double of(Vector features) {
    double expected = intercept;
    for (int place = 0; place < coefficients.size(); place++) {
      if (isTerm.get(place)) {
        if (Double.isNaN(features.apply(place))) {
          return null;
        }
        expected += coefficients.get(place) * features.apply(place);
      }
    }
    return expected;
  }
}
