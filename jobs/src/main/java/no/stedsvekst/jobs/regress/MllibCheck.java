package no.stedsvekst.jobs.regress;

import static org.apache.spark.sql.functions.col;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import no.stedsvekst.migration.MigrationModel;
import no.stedsvekst.ml.PanelFit;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.regression.LinearRegression;
import org.apache.spark.ml.regression.LinearRegressionModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The same pooled regression by MLlib's own solver, which shares nothing with ours. */
final class MllibCheck {
  /** Coefficients that differ by more are not the same. */
  static final double LARGEST = 1e-8;

  private MllibCheck() {}

  /**
   * How far the coefficients are apart at most; empty where there is no fit to compare.
   *
   * @param rows that the fit may use, of its level
   * @param response the column that it explains
   */
  static Optional<Double> difference(
      PanelFit fit, MigrationModel model, Dataset<Row> rows, String response) {
    if (!fit.status().equals(PanelFit.OK)) {
      return Optional.empty();
    }
    String[] terms = model.terms().toArray(String[]::new);
    Dataset<Row> complete =
        new VectorAssembler()
            .setInputCols(terms)
            .setOutputCol("x")
            .transform(
                rows.filter(col("year").between(fit.identity().first(), fit.identity().last()))
                    .drop(PanelData.FEATURES)
                    .na()
                    .drop(concat(terms, response)));
    LinearRegressionModel fitted =
        new LinearRegression()
            .setFeaturesCol("x")
            .setLabelCol(response)
            .setSolver("normal")
            .setRegParam(0)
            .fit(complete);
    List<PanelFit.Term> ours = fit.terms();
    double largest = Math.abs(fitted.intercept() - ours.get(0).estimate());
    for (int index = 0; index < terms.length; index++) {
      largest =
          Math.max(
              largest,
              Math.abs(fitted.coefficients().apply(index) - ours.get(index + 1).estimate()));
    }
    return Optional.of(largest);
  }

  private static String[] concat(String[] terms, String response) {
    String[] all = Arrays.copyOf(terms, terms.length + 1);
    all[terms.length] = response;
    return all;
  }
}
