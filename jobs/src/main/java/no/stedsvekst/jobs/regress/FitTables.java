package no.stedsvekst.jobs.regress;

import java.util.ArrayList;
import java.util.HashMap;
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
 * @param paramHash of the preset's parameters
 * @param vintage the year of the municipality codes
 * @param data what the fits were made of
 * @param dependence Moran's I of unweighted fits, where wanted
 * @param runId the run that made them
 */
record FitTables(
    RegressChoice choice,
    String paramHash,
    int vintage,
    PanelData data,
    Map<PanelFit.Identity, Double> dependence,
    String runId) {

  private static final String NONE = "none";
  private static final String CLASSICAL = "iid";

  /** Of fits, with Moran's I where it is wanted and can be known. */
  static FitTables of(
      RegressChoice choice,
      int vintage,
      PanelData data,
      Fits fits,
      PanelSlices slices,
      String runId) {
    FitTables tables =
        new FitTables(choice, choice.preset().hash(), vintage, data, Map.of(), runId);
    Optional<PanelSlices.Places> places =
        choice.hasDependence() ? slices.places() : Optional.empty();
    if (places.isEmpty()) {
      return tables;
    }
    List<FitDiagnostics> told = tables.told(fits);
    Map<String, Double> byFit =
        ResidualDependence.of(told, tables.observations(told), places.get());
    Map<PanelFit.Identity, Double> dependence = new HashMap<>();
    tables
        .numbered(fits)
        .forEach(
            fit ->
                dependence.put(
                    fit.identity(), byFit.get(tables.identity(fit, NONE, CLASSICAL).fitId())));
    return new FitTables(choice, tables.paramHash(), vintage, data, dependence, runId);
  }

  /** The pooled fits, to be told row by row. */
  List<FitDiagnostics> told(Fits fits) {
    return numbered(fits)
        .map(fit -> FitDiagnostics.of(identity(fit, NONE, CLASSICAL), fit, data))
        .toList();
  }

  private Stream<PanelFit> numbered(Fits fits) {
    return fits.pooled().stream().filter(fit -> fit.goodness() != null);
  }

  /** Fits row by row. */
  Dataset<Row> observations(List<FitDiagnostics> told) {
    return FitDiagnostics.rows(told, data, PanelData.Response.WHOLE.column());
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
    return rows(fits.details().get(0), CLASSICAL)
        .map(CoefficientSets::of)
        .flatMap(List::stream)
        .toList();
  }

  /** A flow year, or the first and the last. */
  static String period(int first, int last) {
    return first == last ? Integer.toString(first) : first + "-" + last;
  }

  /** What a fit is called in the tables. */
  FitIdentity identity(PanelFit fit, String weights, String se) {
    PanelFit.Identity identity = fit.identity();
    return new FitIdentity(
        choice.preset(),
        paramHash,
        identity.design(),
        identity.group(),
        PanelData.responses().stream()
            .filter(response -> response.column().equals(identity.label()))
            .findFirst()
            .orElseThrow(),
        period(identity.first(), identity.last()),
        weights,
        identity.hasTimeEffects() ? "year" : "none",
        se);
  }

  /** Every fit with every recipe of standard errors that it has. */
  List<FitRows> all(Fits fits) {
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
    // In one year a unit has one row: clusters of units and of years say nothing there.
    return batch.fits().stream()
        .filter(
            fit -> fit.identity().first() < fit.identity().last() || RegressChoice.isOfOneYear(se))
        .map(fit -> rows(fit, batch.weights(), se));
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
        identity.fitId(),
        identity.with(CLASSICAL).fitId(),
        explained,
        fit,
        fit.covariances().get(RegressChoice.recipe(se)),
        term -> data.center(identity.level(), term),
        weights.equals(NONE) ? dependence.get(fit.identity()) : null,
        vintage,
        runId);
  }
}
