package no.stedsvekst.ml;

import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.DefaultParamsReader$;
import org.apache.spark.ml.util.MLReader;

/** Reads an estimator that was saved. */
final class SavedRegression extends MLReader<PanelRegression> {
  @Override
  public PanelRegression load(String path) {
    DefaultParamsReader.Metadata metadata =
        DefaultParamsReader$.MODULE$.loadMetadata(
            path, sparkSession(), PanelRegression.class.getName());
    PanelRegression regression = new PanelRegression(metadata.uid());
    metadata.getAndSetParams(regression, metadata.getAndSetParams$default$2());
    return regression;
  }
}
