package no.stedsvekst.jobs.regress;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import no.stedsvekst.ml.PanelFit;
import org.apache.spark.sql.Row;

/**
 * Fits as the rows of their tables.
 *
 * @param choice which standard errors
 * @param vintage the year of the municipality codes
 * @param data what the fits were made of
 * @param runId the run that made them
 */
record FitTables(RegressChoice choice, int vintage, PanelData data, String runId) {

  /** The rows of {@code gold.regression_model}. */
  List<Row> models(Fits fits) {
    return all(fits).stream().map(FitRows::model).toList();
  }

  /** The rows of {@code gold.regression_term}. */
  List<Row> terms(Fits fits) {
    return all(fits).stream().map(FitRows::terms).flatMap(List::stream).toList();
  }

  /** The rows of {@code gold.regression_covariance}: of the fits that are told in detail. */
  List<Row> covariances(Fits fits) {
    List<FitRows> told = new ArrayList<>();
    for (PanelFit fit : fits.details()) {
      errors().forEach(se -> told.add(rows(fit, "none", se)));
    }
    return told.stream().map(FitRows::covariances).flatMap(List::stream).toList();
  }

  /** The rows of {@code gold.coefficient_set}. */
  List<Row> coefficients(Fits fits) {
    return fits.details().stream()
        .map(fit -> CoefficientSets.of(rows(fit, "none", "iid")))
        .flatMap(List::stream)
        .toList();
  }

  /** All recipes of standard errors, of every fit and of those in detail. */
  List<String> errors() {
    Set<String> errors = new LinkedHashSet<>(choice.standardErrors());
    errors.addAll(choice.detailErrors());
    return List.copyOf(errors);
  }

  /** What a fit is called in the tables. */
  FitIdentity identity(PanelFit fit, String weights, String se) {
    PanelFit.Identity identity = fit.identity();
    String period =
        identity.first() == identity.last()
            ? Integer.toString(identity.first())
            : identity.first() + "-" + identity.last();
    return new FitIdentity(
        choice.preset(),
        identity.design(),
        identity.group(),
        PanelData.responses().stream()
            .filter(response -> response.column().equals(identity.label()))
            .findFirst()
            .orElseThrow(),
        period,
        weights,
        identity.hasTimeEffects() ? "year" : "none",
        se);
  }

  private List<FitRows> all(Fits fits) {
    List<FitRows> all = new ArrayList<>();
    fits.byWeights()
        .forEach(
            (weights, list) ->
                list.forEach(
                    fit -> choice.standardErrors().forEach(se -> all.add(rows(fit, weights, se)))));
    for (PanelFit fit : fits.details()) {
      errors().stream()
          .filter(se -> !choice.standardErrors().contains(se))
          .forEach(se -> all.add(rows(fit, "none", se)));
    }
    return all;
  }

  private FitRows rows(PanelFit fit, String weights, String se) {
    FitIdentity identity = identity(fit, weights, se);
    return new FitRows(
        identity,
        fit,
        fit.covariances().get(RegressChoice.recipe(se)),
        term -> data.center(identity.level(), term),
        vintage,
        runId);
  }
}
