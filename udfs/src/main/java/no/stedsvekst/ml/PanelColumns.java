package no.stedsvekst.ml;

import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** The parameters that the estimator and its model share: the columns they read and write. */
final class PanelColumns {
  private final Param<String> features;
  private final Param<String> group;
  private final Param<String> time;
  private final Param<String> design;
  private final Param<String> label;
  private final Param<String> expectation;
  private final Param<String> residual;

  PanelColumns(Params owner) {
    features = new Param<>(owner, "featuresCol", "vector of all terms but the intercept");
    group = new Param<>(owner, "groupCol", "whose values are fitted apart; empty for one group");
    time = new Param<>(owner, "timeCol", "the year of a row");
    design = new Param<>(owner, "predictionDesign", "the design that expects; empty for the first");
    label = new Param<>(owner, "predictionLabel", "the response expected; empty for the first");
    expectation = new Param<>(owner, "expectationCol", "where transform writes what is expected");
    residual = new Param<>(owner, "residualCol", "where transform writes the label less that");
    owner.setDefault(features, "features");
    owner.setDefault(group, "");
    owner.setDefault(time, "year");
    owner.setDefault(design, "");
    owner.setDefault(label, "");
    owner.setDefault(expectation, "expectation");
    owner.setDefault(residual, "residual");
  }

  Param<String> features() {
    return features;
  }

  Param<String> group() {
    return group;
  }

  Param<String> time() {
    return time;
  }

  Param<String> design() {
    return design;
  }

  Param<String> label() {
    return label;
  }

  Param<String> expectation() {
    return expectation;
  }

  Param<String> residual() {
    return residual;
  }
}
