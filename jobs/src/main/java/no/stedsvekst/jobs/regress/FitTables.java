package no.stedsvekst.jobs.regress;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import no.stedsvekst.migration.MigrationModel;
import no.stedsvekst.ml.PanelFit;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Fits as the rows of their tables.
 *
 * @param choice which standard errors
 * @param vintage the year of the municipality codes
 * @param data what the fits were made of
 * @param dependence Moran's I by the fit_id that a fit has with classical errors, where wanted
 * @param runId the run that made them
 */
record FitTables(
    RegressChoice choice,
    int vintage,
    PanelData data,
    Map<String, Double> dependence,
    String runId) {

  /** Of fits, with Moran's I where it is wanted and can be known. */
  static FitTables of(
      RegressChoice choice,
      int vintage,
      PanelData data,
      Fits fits,
      PanelSlices slices,
      String runId) {
    FitTables tables = new FitTables(choice, vintage, data, Map.of(), runId);
    Optional<PanelSlices.Places> places =
        choice.hasDependence() ? slices.places() : Optional.empty();
    if (places.isEmpty()) {
      return tables;
    }
    List<Observed> told = tables.told(fits);
    Map<String, Double> dependence =
        ResidualDependence.of(told, tables.observations(told), places.get());
    return new FitTables(choice, vintage, data, dependence, runId);
  }

  /** The pooled fits, to be told row by row. */
  List<Observed> told(Fits fits) {
    return fits.pooled().stream()
        .filter(fit -> fit.goodness() != null)
        .map(fit -> Observed.of(identity(fit, "none", "iid"), fit, data))
        .toList();
  }

  /** Fits row by row. */
  Dataset<Row> observations(List<Observed> told) {
    return Observed.rows(told, data, PanelData.Response.WHOLE.column());
  }

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
    // Classical errors are always reckoned, for the coefficients; they may not have been asked for.
    return fits.details().stream()
        .flatMap(
            batch ->
                batch.errors().stream()
                    .filter(choice.allErrors()::contains)
                    .flatMap(se -> rows(batch, se)))
        .map(FitRows::covariances)
        .flatMap(List::stream)
        .toList();
  }

  /** The rows of {@code gold.coefficient_set}. */
  List<Row> coefficients(Fits fits) {
    return rows(fits.details().get(0), "iid")
        .map(CoefficientSets::of)
        .flatMap(List::stream)
        .toList();
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
    for (Fits.Batch batch : fits.grid()) {
      batch.errors().forEach(se -> rows(batch, se).forEach(all::add));
    }
    for (Fits.Batch batch : fits.details()) {
      batch.errors().stream()
          .filter(choice.detailErrors()::contains)
          .filter(se -> !choice.standardErrors().contains(se))
          .forEach(se -> rows(batch, se).forEach(all::add));
    }
    return all;
  }

  private Stream<FitRows> rows(Fits.Batch batch, String se) {
    return batch.fits().stream().map(fit -> rows(fit, batch.weights(), se));
  }

  private FitRows rows(PanelFit fit, String weights, String se) {
    FitIdentity identity = identity(fit, weights, se);
    String explained =
        choice.models().stream()
            .filter(model -> model.name().equals(identity.model()))
            .map(MigrationModel::response)
            .findFirst()
            .orElseThrow();
    return new FitRows(
        identity,
        explained,
        fit,
        fit.covariances().get(RegressChoice.recipe(se)),
        term -> data.center(identity.level(), term),
        dependence.get(identity(fit, weights, "iid").fitId()),
        vintage,
        runId);
  }
}
