package no.stedsvekst.stats;

/**
 * A3. What R's {@code summary(lm)} says of a whole fit with an intercept, from its sums of squares.
 *
 * @param observations rows used
 * @param coefficients columns estimated, the intercept included
 * @param residualSumOfSquares also called deviance
 * @param totalSumOfSquares of the response about its mean
 * @param sumOfLogWeights of the observations; 0 without weights
 */
public record GoodnessOfFit(
    long observations,
    int coefficients,
    double residualSumOfSquares,
    double totalSumOfSquares,
    double sumOfLogWeights) {

  /** Of one response of a fit. */
  public static GoodnessOfFit of(LeastSquaresFit fit, int response) {
    return new GoodnessOfFit(
        fit.rows(),
        fit.rank(),
        fit.residualSums()[response],
        fit.totalSums()[response],
        fit.sumOfLogWeights());
  }

  /** Degrees of freedom of the residuals. */
  public long residualDegreesOfFreedom() {
    return observations - coefficients;
  }

  /** Slopes tested by {@link #fStatistic}. */
  public int slopes() {
    return coefficients - 1;
  }

  /** The share of the response's variation that the fit explains. */
  public double rSquared() {
    return 1 - residualSumOfSquares / totalSumOfSquares;
  }

  /** R² with a price for each coefficient: what the book calls R². */
  public double adjustedRSquared() {
    return 1 - (1 - rSquared()) * (observations - 1) / residualDegreesOfFreedom();
  }

  /** The residual standard error. */
  public double sigma() {
    return Math.sqrt(residualSumOfSquares / residualDegreesOfFreedom());
  }

  /** The statistic of the test that all slopes are 0. */
  public double fStatistic() {
    return (totalSumOfSquares - residualSumOfSquares)
        / slopes()
        / (residualSumOfSquares / residualDegreesOfFreedom());
  }

  /** The p-value of {@link #fStatistic}. */
  public double pValue() {
    return Tails.fisherUpper(fStatistic(), slopes(), residualDegreesOfFreedom());
  }

  /** The log-likelihood at its maximum under normal errors. */
  public double logLikelihood() {
    double deviance =
        Math.log(2 * Math.PI) + 1 - Math.log(observations) + Math.log(residualSumOfSquares);
    return 0.5 * (sumOfLogWeights - observations * deviance);
  }

  /** Akaike's criterion; the error variance counts as a parameter, as in R. */
  public double aic() {
    return 2 * (coefficients + 1) - 2 * logLikelihood();
  }

  /** Schwarz' criterion, with the same count of parameters. */
  public double bic() {
    return Math.log(observations) * (coefficients + 1) - 2 * logLikelihood();
  }
}
