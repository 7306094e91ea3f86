package no.stedsvekst.jobs.regress;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import no.stedsvekst.migration.MigrationModel;
import no.stedsvekst.ml.PanelFit;
import no.stedsvekst.ml.PanelRegression;
import no.stedsvekst.stats.Covariance.Recipe;

/**
 * All fits of a run.
 *
 * @param byWeights every fit, by what it is weighted with
 * @param details the pooled fits of the whole migration, with more standard errors
 */
record Fits(Map<String, List<PanelFit>> byWeights, List<PanelFit> details) {

  static Fits of(PanelData data, List<MigrationModel> models, RegressChoice choice) {
    String[] responses =
        PanelData.responses().stream().map(PanelData.Response::column).toArray(String[]::new);
    Map<String, List<PanelFit>> byWeights = new LinkedHashMap<>();
    for (String weights : choice.weights()) {
      byWeights.put(
          weights,
          distinct(
              regression(models, choice.standardErrors())
                  .setLabelCols(responses)
                  .setWeightCol(weights.equals("none") ? "" : weights)
                  .setPeriods(choice.estimatorPeriods())
                  .setTimeEffects(
                      choice.fixedEffects().stream()
                          .map(effects -> effects.equals("year") ? "time" : effects)
                          .toArray(String[]::new))
                  .fit(data.comparable())
                  .fits()));
    }
    List<String> recipes =
        Stream.concat(Stream.of("iid"), choice.detailErrors().stream()).distinct().toList();
    List<PanelFit> details =
        regression(models, recipes)
            .setLabelCols(PanelData.Response.WHOLE.column())
            .setPeriods(choice.pooledPeriod())
            .fit(data.comparable())
            .fits();
    return new Fits(byWeights, details);
  }

  /** The pooled fit of a model at a level, unweighted. */
  Optional<PanelFit> pooled(MigrationModel model, String level) {
    return details.stream()
        .filter(fit -> fit.identity().design().equals(model.name()))
        .filter(fit -> fit.identity().group().equals(level))
        .max(Comparator.comparingLong(PanelFit::observations));
  }

  private static PanelRegression regression(List<MigrationModel> models, List<String> recipes) {
    return new PanelRegression()
        .setFeaturesCol(PanelData.FEATURES)
        .setGroupCol("level")
        .setClusterCol("unit")
        .setDesigns(
            models.stream()
                .map(model -> model.name() + "=" + String.join(",", model.terms()))
                .toArray(String[]::new))
        .setStandardErrors(
            recipes.stream().map(RegressChoice::recipe).map(Recipe::label).toArray(String[]::new));
  }

  /** Two periods may come to the same years: then one of them is enough. */
  private static List<PanelFit> distinct(List<PanelFit> fits) {
    Map<PanelFit.Identity, PanelFit> distinct = new LinkedHashMap<>();
    fits.forEach(fit -> distinct.putIfAbsent(fit.identity(), fit));
    return new ArrayList<>(distinct.values());
  }
}
