package no.stedsvekst.jobs.regress;

import java.util.ArrayList;
import java.util.List;
import no.stedsvekst.stats.GoodnessOfFit;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * A fit as rows of its tables.
 *
 * @param identity which fit
 * @param fit its numbers
 * @param vintage the year of the municipality codes
 * @param runId the run that made it
 */
record FitRows(FitIdentity identity, PooledFit fit, int vintage, String runId) {

  /** The row of {@code gold.regression_model}. */
  Row model() {
    GoodnessOfFit goodness = fit.goodness();
    boolean isOk = goodness != null;
    return RowFactory.create(
        identity.fitId(),
        identity.preset().name(),
        identity.model(),
        identity.level(),
        FitIdentity.SEX,
        FitIdentity.AGE_GROUP,
        identity.period(),
        FitIdentity.WEIGHTS,
        FitIdentity.FIXED_EFFECTS,
        FitIdentity.STANDARD_ERRORS,
        isOk ? goodness.rSquared() : null,
        isOk ? goodness.adjustedRSquared() : null,
        isOk ? goodness.sigma() : null,
        isOk ? goodness.fStatistic() : null,
        isOk ? goodness.pValue() : null,
        isOk ? goodness.slopes() : null,
        isOk ? goodness.residualDegreesOfFreedom() : null,
        fit.observations(),
        isOk ? goodness.logLikelihood() : null,
        isOk ? goodness.aic() : null,
        isOk ? goodness.bic() : null,
        isOk ? goodness.residualSumOfSquares() : null,
        isOk ? goodness.coefficients() : null,
        fit.status(),
        identity.preset().hash(),
        vintage,
        runId);
  }

  /** The rows of {@code gold.regression_term}. */
  List<Row> terms() {
    List<Row> rows = new ArrayList<>();
    for (PooledFit.Term term : fit.terms()) {
      rows.add(
          RowFactory.create(
              identity.fitId(),
              term.name(),
              rows.size() + 1,
              term.estimate(),
              term.standardError(),
              term.t(),
              term.pValue(),
              term.low(),
              term.high(),
              false,
              term.center(),
              identity.preset().name(),
              identity.model(),
              identity.preset().hash(),
              vintage,
              runId));
    }
    return rows;
  }
}
