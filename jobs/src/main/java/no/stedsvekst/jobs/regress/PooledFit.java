package no.stedsvekst.jobs.regress;

import java.util.ArrayList;
import java.util.List;
import no.stedsvekst.migration.MigrationModel;
import no.stedsvekst.migration.MigrationModel.Covariate;
import no.stedsvekst.stats.GoodnessOfFit;
import no.stedsvekst.stats.Tails;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.regression.LinearRegression;
import org.apache.spark.ml.regression.LinearRegressionModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * One regression over all complete observations, by MLlib's normal equations.
 *
 * @param status {@code ok}, or why there are no numbers
 * @param observations how many were complete
 * @param terms the intercept first; estimates are null where the status is not ok
 * @param goodness of the fit as a whole, null where the status is not ok
 */
record PooledFit(String status, long observations, List<Term> terms, GoodnessOfFit goodness) {
  private static final double CONFIDENCE = 0.95;

  /**
   * A term of the fit.
   *
   * @param name as in R
   * @param center the mean taken off the column, or null
   * @param estimate of its coefficient, or null
   * @param standardError of the estimate, or null
   * @param t estimate over standard error, or null
   * @param pValue of that t, or null
   * @param low end of the confidence interval, or null
   * @param high end of the confidence interval, or null
   */
  record Term(
      String name,
      Double center,
      Double estimate,
      Double standardError,
      Double t,
      Double pValue,
      Double low,
      Double high) {

    static Term unknown(String name, Double center) {
      return new Term(name, center, null, null, null, null, null, null);
    }

    static Term known(String name, Double center, double estimate, double error, long df) {
      double t = estimate / error;
      double reach = error * Tails.studentQuantile((1 + CONFIDENCE) / 2, df);
      return new Term(
          name,
          center,
          estimate,
          error,
          t,
          Tails.studentTwoSided(t, df),
          estimate - reach,
          estimate + reach);
    }
  }

  /** Fits a model; what cannot be fitted is a status, never an exception. */
  static PooledFit of(MigrationModel model, Observations observations) {
    if (observations.count() <= model.covariates().size() + 1) {
      return without("too_few_observations", model, observations);
    }
    if (observations.responseVariation() == 0) {
      return without("constant_response", model, observations);
    }
    if (observations.isSingular()) {
      return without("rank_deficient", model, observations);
    }
    LinearRegressionModel fitted = fit(model, observations.rows());
    double[] errors;
    try {
      errors = fitted.summary().coefficientStandardErrors();
    } catch (UnsupportedOperationException e) {
      // MLlib leaves the normal equations when they are singular, and has no errors then.
      return without("rank_deficient", model, observations);
    }
    return known(model, observations, fitted, errors);
  }

  private static LinearRegressionModel fit(MigrationModel model, Dataset<Row> rows) {
    VectorAssembler assembler =
        new VectorAssembler()
            .setInputCols(model.covariates().stream().map(Covariate::column).toArray(String[]::new))
            .setOutputCol("features");
    return new LinearRegression()
        .setLabelCol(MigrationModel.RESPONSE)
        .setSolver("normal")
        .setRegParam(0)
        .fit(assembler.transform(rows));
  }

  private static PooledFit known(
      MigrationModel model,
      Observations observations,
      LinearRegressionModel fitted,
      double[] errors) {
    int coefficients = model.covariates().size() + 1;
    long count = observations.count();
    GoodnessOfFit goodness =
        new GoodnessOfFit(
            count,
            coefficients,
            fitted.summary().meanSquaredError() * count,
            observations.responseVariation(),
            0);
    long df = goodness.residualDegreesOfFreedom();
    double[] estimates = fitted.coefficients().toArray();
    List<Term> terms = new ArrayList<>();
    // MLlib puts the intercept last, R and these tables first.
    terms.add(
        Term.known(
            MigrationModel.INTERCEPT, null, fitted.intercept(), errors[coefficients - 1], df));
    for (int index = 0; index < estimates.length; index++) {
      String name = model.covariates().get(index).column();
      terms.add(Term.known(name, observations.center(name), estimates[index], errors[index], df));
    }
    return new PooledFit("ok", count, terms, goodness);
  }

  private static PooledFit without(String status, MigrationModel model, Observations observations) {
    List<Term> terms = new ArrayList<>();
    terms.add(Term.unknown(MigrationModel.INTERCEPT, null));
    for (Covariate covariate : model.covariates()) {
      terms.add(Term.unknown(covariate.column(), observations.center(covariate.column())));
    }
    return new PooledFit(status, observations.count(), terms, null);
  }
}
