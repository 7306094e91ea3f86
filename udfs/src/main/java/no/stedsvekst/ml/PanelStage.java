package no.stedsvekst.ml;

import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** A3. What the estimator of a panel regression and its model can both be told: the columns. */
public interface PanelStage extends Params {
  /** The shared parameters. */
  PanelColumns columns();

  default Param<String> featuresCol() {
    return columns().features();
  }

  default Param<String> groupCol() {
    return columns().group();
  }

  default Param<String> timeCol() {
    return columns().time();
  }

  default Param<String> predictionDesign() {
    return columns().design();
  }

  default Param<String> predictionLabel() {
    return columns().label();
  }

  default Param<String> expectationCol() {
    return columns().expectation();
  }

  default Param<String> residualCol() {
    return columns().residual();
  }
}
