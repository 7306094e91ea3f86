package no.stedsvekst.jobs.regress;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.stedsvekst.migration.MigrationModel;
import no.stedsvekst.ml.PanelFit;
import no.stedsvekst.ml.PanelRegression;
import no.stedsvekst.stats.Covariance.Recipe;

/**
 * All fits of a run.
 *
 * @param grid every year, period, sex, age group and level
 * @param details the pooled fits of the whole migration, with more standard errors
 * @param thin those of fewer rows than three a term, which are left out of both
 * @param empty pooled ones among them of which no row is complete
 */
record Fits(List<Batch> grid, List<Batch> details, Set<Thin> thin, Set<Thin> empty) {
  private static final int ROWS_A_TERM = 3;

  /**
   * A model, level and period that is not fitted, for any sex and age group.
   *
   * @param level what its rows are
   * @param model its terms
   * @param first flow year
   * @param last flow year
   */
  record Thin(String level, String model, int first, int last) {
    private static Thin of(PanelFit.Identity fit) {
      return new Thin(fit.group(), fit.design(), fit.first(), fit.last());
    }

    /** The period as fits are told by it. */
    String period() {
      return FitTables.period(first, last);
    }
  }

  /**
   * Fits that share their weights and their clusters.
   *
   * @param weights none, or population
   * @param errors the names of the standard errors that they have
   * @param fits each once
   */
  record Batch(String weights, List<String> errors, List<PanelFit> fits) {}

  static Fits of(PanelData data, List<MigrationModel> models, RegressChoice choice) {
    List<Batch> grid = new ArrayList<>();
    for (String weights : choice.weights()) {
      RegressChoice.byClusters(choice.standardErrors())
          .forEach(
              (clusters, errors) ->
                  grid.add(
                      new Batch(
                          weights,
                          errors,
                          distinct(
                              overGrid(regression(models, clusters, errors), choice)
                                  .setWeightCol(weights.equals("none") ? "" : weights)
                                  .fit(data.comparable())
                                  .fits()))));
    }
    List<Batch> details = new ArrayList<>();
    List<String> all = Stream.concat(Stream.of("iid"), choice.allErrors().stream()).toList();
    RegressChoice.byClusters(all)
        .forEach(
            (clusters, errors) ->
                details.add(
                    new Batch(
                        "none",
                        errors,
                        regression(models, clusters, errors)
                            .setLabelCols(PanelData.Response.WHOLE.column())
                            .setPeriods(choice.pooledPeriod())
                            .fit(data.comparable())
                            .fits())));
    return whole(grid, details);
  }

  /** Without those that are thin. */
  private static Fits whole(List<Batch> grid, List<Batch> details) {
    Set<Thin> thin = new LinkedHashSet<>();
    for (Batch batch : Stream.concat(grid.stream(), details.stream()).toList()) {
      batch.fits().stream()
          .filter(Fits::isThin)
          .map(fit -> Thin.of(fit.identity()))
          .forEach(thin::add);
    }
    Set<Thin> empty =
        details.stream()
            .flatMap(batch -> batch.fits().stream())
            .filter(fit -> fit.observations() == 0)
            .map(fit -> Thin.of(fit.identity()))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    return new Fits(enough(grid), enough(details), thin, empty);
  }

  private static List<Batch> enough(List<Batch> batches) {
    return batches.stream()
        .map(
            batch ->
                new Batch(
                    batch.weights(),
                    batch.errors(),
                    batch.fits().stream().filter(fit -> !isThin(fit)).toList()))
        .toList();
  }

  private static boolean isThin(PanelFit fit) {
    return fit.observations() < (long) ROWS_A_TERM * fit.terms().size();
  }

  /** The pooled fits of the whole migration, each once. */
  List<PanelFit> pooled() {
    return details.get(0).fits();
  }

  /** The pooled fit of a model at a level, unweighted. */
  Optional<PanelFit> pooled(MigrationModel model, String level) {
    return pooled().stream()
        .filter(fit -> fit.identity().design().equals(model.name()))
        .filter(fit -> fit.identity().group().equals(level))
        .max(Comparator.comparingLong(PanelFit::observations));
  }

  private static PanelRegression overGrid(PanelRegression regression, RegressChoice choice) {
    return regression
        .setLabelCols(
            PanelData.responses().stream().map(PanelData.Response::column).toArray(String[]::new))
        .setPeriods(choice.estimatorPeriods())
        .setTimeEffects(
            choice.fixedEffects().stream()
                .map(effects -> effects.equals("year") ? "time" : effects)
                .toArray(String[]::new));
  }

  private static PanelRegression regression(
      List<MigrationModel> models, String clusters, List<String> errors) {
    return new PanelRegression()
        .setFeaturesCol(PanelData.FEATURES)
        .setGroupCol("level")
        .setClusterCol(clusters)
        .setDesigns(
            models.stream()
                .map(model -> model.name() + "=" + String.join(",", model.terms()))
                .toArray(String[]::new))
        .setStandardErrors(
            errors.stream().map(RegressChoice::recipe).map(Recipe::label).toArray(String[]::new));
  }

  /** Two periods may come to the same years: then one of them is enough. */
  private static List<PanelFit> distinct(List<PanelFit> fits) {
    Map<PanelFit.Identity, PanelFit> distinct = new LinkedHashMap<>();
    fits.forEach(fit -> distinct.putIfAbsent(fit.identity(), fit));
    return new ArrayList<>(distinct.values());
  }
}
