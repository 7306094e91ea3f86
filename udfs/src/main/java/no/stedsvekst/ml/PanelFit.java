package no.stedsvekst.ml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import no.stedsvekst.stats.Covariance;
import no.stedsvekst.stats.Covariance.Recipe;
import no.stedsvekst.stats.GoodnessOfFit;
import no.stedsvekst.stats.LeastSquaresFit;
import no.stedsvekst.stats.ScoreSums;

/**
 * A3. A fit of a panel regression.
 *
 * @param identity which one
 * @param status {@code ok}, or what is wrong with it
 * @param observations complete ones with a weight
 * @param terms the intercept first; without numbers where there are none
 * @param goodness of the fit as a whole; null where there are no numbers
 * @param conditionNumber of its columns; NaN where there are none
 * @param covariances of the coefficients by recipe; empty where there are no numbers
 */
public record PanelFit(
    Identity identity,
    String status,
    long observations,
    List<Term> terms,
    GoodnessOfFit goodness,
    double conditionNumber,
    Map<Recipe, Covariance> covariances) {

  /** The name of the first term, as in R. */
  public static final String INTERCEPT = "(Intercept)";

  /** What the name of a time's own term begins with. */
  public static final String TIME_TERM = "year_";

  /** The fit has numbers. */
  public static final String OK = "ok";

  /** A column says the same as others; it has no coefficient, the others have. */
  public static final String RANK_DEFICIENT = "rank_deficient";

  /** No more observations than coefficients. */
  public static final String TOO_FEW = "too_few_observations";

  /** The label does not vary. */
  public static final String CONSTANT = "constant_response";

  /**
   * What tells a fit from others.
   *
   * @param group the value of the group column
   * @param design the model's name
   * @param label the response's name
   * @param first time of the period
   * @param last time of the period
   * @param hasTimeEffects whether times have terms of their own
   */
  public record Identity(
      String group, String design, String label, int first, int last, boolean hasTimeEffects) {}

  /**
   * A term.
   *
   * @param name as in the design
   * @param estimate NaN where it has none
   * @param isAliased whether other terms say the same, so that this one has no estimate
   * @param inflation of its variance by the other terms; NaN for the intercept
   */
  public record Term(String name, double estimate, boolean isAliased, double inflation) {}

  static PanelFit of(
      Identity identity,
      List<String> names,
      LeastSquaresFit fit,
      int response,
      List<Recipe> recipes,
      ScoreSums scores) {
    String status = status(fit, response, names.size());
    boolean hasNumbers = status.equals(OK) || status.equals(RANK_DEFICIENT);
    double[] inflations = new double[names.size()];
    Arrays.fill(inflations, Double.NaN);
    for (int place = 0; place < fit.rank(); place++) {
      inflations[fit.kept()[place]] = fit.inflations()[place];
    }
    List<Term> terms = new ArrayList<>();
    for (int column = 0; column < names.size(); column++) {
      double estimate = fit.coefficients()[response][column];
      terms.add(
          new Term(
              names.get(column),
              hasNumbers ? estimate : Double.NaN,
              hasNumbers && Double.isNaN(estimate),
              hasNumbers ? inflations[column] : Double.NaN));
    }
    Map<Recipe, Covariance> covariances = new EnumMap<>(Recipe.class);
    if (hasNumbers) {
      recipes.forEach(
          recipe -> covariances.put(recipe, Covariance.of(recipe, fit, scores, response)));
    }
    return new PanelFit(
        identity,
        status,
        fit.rows(),
        List.copyOf(terms),
        hasNumbers ? GoodnessOfFit.of(fit, response) : null,
        hasNumbers ? fit.conditionNumber() : Double.NaN,
        Collections.unmodifiableMap(covariances));
  }

  /** The estimates of the terms that have one, in order: the covariances' rows. */
  public double[] estimates() {
    return terms.stream()
        .mapToDouble(Term::estimate)
        .filter(estimate -> !Double.isNaN(estimate))
        .toArray();
  }

  private static String status(LeastSquaresFit fit, int response, int columns) {
    if (fit.residualDegreesOfFreedom() <= 0) {
      return TOO_FEW;
    }
    if (fit.isConstant(response)) {
      return CONSTANT;
    }
    return fit.rank() < columns ? RANK_DEFICIENT : OK;
  }
}
