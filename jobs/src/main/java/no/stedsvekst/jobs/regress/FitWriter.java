package no.stedsvekst.jobs.regress;

import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.stedsvekst.jobs.engine.Concurrently;
import no.stedsvekst.jobs.engine.JobContext;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.migration.MigrationModel;
import no.stedsvekst.ml.PanelFit;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Writes fits to their tables: the slice of the models, levels and standard errors that were
 * fitted.
 *
 * @param vintage the year of the municipality codes
 * @param data what the fits were made of
 * @param models that were fitted
 */
record FitWriter(
    JobContext context,
    RegressChoice choice,
    int vintage,
    PanelData data,
    List<MigrationModel> models) {

  void write(Fits fits) {
    List<FitRows> all = new ArrayList<>();
    fits.byWeights()
        .forEach(
            (weights, list) ->
                list.forEach(
                    fit -> choice.standardErrors().forEach(se -> all.add(rows(fit, weights, se)))));
    List<FitRows> details = new ArrayList<>();
    fits.details()
        .forEach(
            fit ->
                choice.detailErrors().stream()
                    .filter(se -> !choice.standardErrors().contains(se))
                    .forEach(se -> details.add(rows(fit, "none", se))));
    all.addAll(details);
    List<FitRows> told = new ArrayList<>(details);
    fits.details()
        .forEach(fit -> choice.standardErrors().forEach(se -> told.add(rows(fit, "none", se))));
    Map<TableSpec, List<Row>> tables =
        Map.of(
            RegressTables.MODEL, all.stream().map(FitRows::model).toList(),
            RegressTables.TERM, flat(all.stream().map(FitRows::terms)),
            RegressTables.COVARIANCE, flat(told.stream().map(FitRows::covariances)));
    Concurrently.forEach(
        tables.entrySet(),
        table ->
            context.writeSlice(
                table.getKey(), frame(table.getKey(), table.getValue()), slice(errors())));
    writeObservations(fits);
    writeCoefficients(fits);
    context.writeSlice(
        RegressTables.EXCLUSION,
        Exclusions.of(data.rows(), models)
            .withColumn("preset", lit(choice.preset().name()))
            .withColumn("run_id", lit(context.runId())),
        slice(List.of()));
  }

  private void writeObservations(Fits fits) {
    List<Observed> told =
        fits.details().stream()
            .filter(fit -> fit.goodness() != null)
            .map(fit -> Observed.of(identity(fit, "none", "iid"), fit, data))
            .toList();
    context.writeSlice(
        RegressTables.OBSERVATION,
        Observed.rows(told, data, PanelData.Response.WHOLE.column())
            .withColumn("preset", lit(choice.preset().name()))
            .withColumn("run_id", lit(context.runId())),
        slice(List.of()));
  }

  private void writeCoefficients(Fits fits) {
    List<Row> sets = new ArrayList<>();
    fits.details().forEach(fit -> sets.addAll(CoefficientSets.of(rows(fit, "none", "iid"))));
    context.writeSlice(
        RegressTables.COEFFICIENT_SET,
        frame(RegressTables.COEFFICIENT_SET, sets),
        "preset = '%s' and model in (%s)".formatted(choice.preset().name(), names()));
    if (choice.part().isEmpty() && choice.levels().contains(RegressJob.ESTIMATION_LEVEL)) {
      context.writeSlice(
          RegressTables.COEFFICIENT_SET,
          CoefficientSets.published(context.spark(), data, context.runId()),
          "preset = '%s'".formatted(CoefficientSets.PUBLISHED));
    }
  }

  private FitRows rows(PanelFit fit, String weights, String se) {
    FitIdentity identity = identity(fit, weights, se);
    return new FitRows(
        identity,
        fit,
        fit.covariances().get(RegressChoice.recipe(se)),
        term -> data.center(identity.level(), term),
        vintage,
        context.runId());
  }

  private FitIdentity identity(PanelFit fit, String weights, String se) {
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

  private List<String> errors() {
    Set<String> errors = new LinkedHashSet<>(choice.standardErrors());
    errors.addAll(choice.detailErrors());
    return List.copyOf(errors);
  }

  /** What this run owns: all of a preset, or some models, levels and standard errors of it. */
  private String slice(List<String> errors) {
    String owned =
        "preset = '%s' and level in (%s)"
            .formatted(choice.preset().name(), quoted(choice.levels()));
    String ofModels =
        choice.part().isEmpty()
            ? " and model not like 'user:%'"
            : " and model in (" + names() + ")";
    return owned + ofModels + (errors.isEmpty() ? "" : " and se in (" + quoted(errors) + ")");
  }

  private String names() {
    return quoted(models.stream().map(MigrationModel::name).toList());
  }

  private static String quoted(List<String> words) {
    return words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(", "));
  }

  private static List<Row> flat(Stream<List<Row>> rows) {
    return rows.flatMap(List::stream).toList();
  }

  private Dataset<Row> frame(TableSpec table, List<Row> rows) {
    return context.spark().createDataFrame(rows, table.schema()).coalesce(1);
  }
}
