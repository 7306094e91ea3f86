package no.stedsvekst.jobs.regress;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import no.stedsvekst.ml.PanelFit;
import no.stedsvekst.stats.Covariance;
import no.stedsvekst.stats.GoodnessOfFit;
import no.stedsvekst.stats.Tails;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * A fit with one recipe of standard errors, as rows of its tables.
 *
 * @param identity which fit
 * @param fitId its name, a hash that is worked out once for all its rows
 * @param classicalId the name of the same fit with classical errors
 * @param explained the column that it explains
 * @param fit its numbers
 * @param covariance by the recipe; null where there are no numbers
 * @param center of a term, by the level
 * @param dependence Moran's I of the residuals; null where it was not asked for
 * @param vintage the year of the municipality codes
 * @param runId the run that made it
 */
record FitRows(
    FitIdentity identity,
    String fitId,
    String classicalId,
    String explained,
    PanelFit fit,
    Covariance covariance,
    Function<String, Double> center,
    Double dependence,
    int vintage,
    String runId) {
  /** Estimates stand, their clustered errors do not: there are too few clusters. */
  static final String TOO_FEW_CLUSTERS = "too_few_clusters";

  /** Estimates stand; the recipe gives a variance, or an F of all slopes, below nothing. */
  static final String NOT_POSITIVE = "covariance_not_positive";

  private static final double CONFIDENCE = 0.95;

  /** What is wrong with the fit, or else with its errors. */
  String status() {
    if (fit.goodness() == null) {
      return fit.status();
    }
    if (covariance.hasTooFewClusters()) {
      return TOO_FEW_CLUSTERS;
    }
    return covariance.isPositive(fit.estimates()) ? fit.status() : NOT_POSITIVE;
  }

  private boolean hasErrors() {
    return fit.goodness() != null && !covariance.hasTooFewClusters();
  }

  /** The row of {@code gold.regression_model}. */
  Row model() {
    GoodnessOfFit goodness = fit.goodness();
    boolean hasNumbers = goodness != null;
    Double wald =
        hasErrors() && covariance.isPositive(fit.estimates())
            ? known(covariance.waldF(fit.estimates()))
            : null;
    return RowFactory.create(
        fitId,
        identity.preset().name(),
        identity.model(),
        explained,
        identity.level(),
        identity.response().sex(),
        identity.response().ageGroup(),
        identity.period(),
        identity.weights(),
        identity.fixedEffects(),
        identity.standardErrors(),
        hasNumbers ? known(goodness.rSquared()) : null,
        hasNumbers ? known(goodness.adjustedRSquared()) : null,
        hasNumbers ? known(goodness.sigma()) : null,
        wald,
        wald == null
            ? null
            : known(Tails.fisherUpper(wald, goodness.slopes(), covariance.degreesOfFreedom())),
        hasNumbers ? goodness.slopes() : null,
        hasNumbers ? goodness.residualDegreesOfFreedom() : null,
        fit.observations(),
        hasNumbers ? known(goodness.logLikelihood()) : null,
        hasNumbers ? known(goodness.aic()) : null,
        hasNumbers ? known(goodness.bic()) : null,
        hasNumbers ? known(goodness.residualSumOfSquares()) : null,
        hasNumbers ? goodness.coefficients() : null,
        known(fit.conditionNumber()),
        dependence,
        hasNumbers && covariance.clusters() > 0 ? covariance.clusters() : null,
        hasNumbers ? covariance.correction() : null,
        status(),
        classicalId,
        identity.paramHash(),
        vintage,
        runId);
  }

  /** The rows of {@code gold.regression_term}. */
  List<Row> terms() {
    List<Row> rows = new ArrayList<>();
    int place = 0;
    for (PanelFit.Term term : fit.terms()) {
      boolean isEstimated = !Double.isNaN(term.estimate());
      Double error =
          isEstimated && hasErrors() && covariance.degreesOfFreedom() >= 1
              ? known(covariance.standardError(place))
              : null;
      rows.add(row(term, rows.size() + 1, error));
      place += isEstimated ? 1 : 0;
    }
    return rows;
  }

  private Row row(PanelFit.Term term, int ordinal, Double error) {
    Double estimate = known(term.estimate());
    Double statistic = error == null || error == 0 ? null : Double.valueOf(estimate / error);
    Double reach = error == null ? null : Double.valueOf(error * quantile());
    return RowFactory.create(
        fitId,
        term.name(),
        ordinal,
        estimate,
        error,
        statistic,
        statistic == null
            ? null
            : Double.valueOf(Tails.studentTwoSided(statistic, covariance.degreesOfFreedom())),
        reach == null ? null : Double.valueOf(estimate - reach),
        reach == null ? null : Double.valueOf(estimate + reach),
        term.isAliased(),
        center.apply(term.name()),
        known(term.inflation()),
        identity.preset().name(),
        identity.model(),
        identity.level(),
        identity.standardErrors(),
        identity.paramHash(),
        vintage,
        runId);
  }

  /** The rows of {@code gold.regression_covariance}. */
  List<Row> covariances() {
    List<Row> rows = new ArrayList<>();
    if (!hasErrors() || !Double.isFinite(covariance.values()[0][0])) {
      return rows;
    }
    List<String> kept =
        fit.terms().stream()
            .filter(term -> !Double.isNaN(term.estimate()))
            .map(PanelFit.Term::name)
            .toList();
    for (int one = 0; one < kept.size(); one++) {
      for (int other = 0; other < kept.size(); other++) {
        rows.add(
            RowFactory.create(
                fitId,
                kept.get(one),
                kept.get(other),
                covariance.values()[one][other],
                identity.preset().name(),
                identity.model(),
                identity.level(),
                identity.standardErrors(),
                identity.paramHash(),
                vintage,
                runId));
      }
    }
    return rows;
  }

  private double quantile() {
    return Quantiles.of((1 + CONFIDENCE) / 2, covariance.degreesOfFreedom());
  }

  private static Double known(double value) {
    return Double.isFinite(value) ? Double.valueOf(value) : null;
  }
}
