package no.stedsvekst.jobs.regress;

import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.stedsvekst.jobs.engine.Concurrently;
import no.stedsvekst.jobs.engine.JobContext;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.migration.MigrationModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Writes fits to their tables: the slice of the models, levels and standard errors that were
 * fitted.
 *
 * @param tables the fits as rows
 * @param models that were fitted
 * @param empty those without a complete row
 * @param centers of the published coefficients' terms: means over the regions
 */
record FitWriter(
    JobContext context,
    FitTables tables,
    List<MigrationModel> models,
    EmptyModels empty,
    Function<String, Double> centers) {

  void write(Fits fits) {
    List<FitRows> all = tables.all(fits);
    Concurrently.forEach(
        List.<Runnable>of(
            () -> writeFits(RegressTables.MODEL, all.stream().map(FitRows::model)),
            () ->
                writeFits(
                    RegressTables.TERM, all.stream().map(FitRows::terms).flatMap(List::stream)),
            () -> writeFits(RegressTables.COVARIANCE, tables.covariances(fits).stream()),
            () -> writeObservations(fits),
            () -> writeCoefficients(fits),
            () -> writeExclusions(fits)),
        Runnable::run);
  }

  private void writeFits(TableSpec table, Stream<Row> rows) {
    context.writeSlice(table, frame(table, rows.toList()), slice(choice().allErrors()));
  }

  private void writeExclusions(Fits fits) {
    context.writeSlice(
        RegressTables.EXCLUSION,
        stamped(
            Exclusions.of(data().rows(), models)
                .unionByName(Exclusions.thin(context.spark(), fits.thin(), empty))),
        slice(List.of()));
  }

  private RegressChoice choice() {
    return tables.choice();
  }

  private PanelData data() {
    return tables.data();
  }

  private void writeObservations(Fits fits) {
    context.writeSlice(
        RegressTables.OBSERVATION,
        stamped(tables.observations(tables.told(fits))),
        slice(List.of()));
  }

  private Dataset<Row> stamped(Dataset<Row> rows) {
    return rows.withColumn("preset", lit(choice().preset().name()))
        .withColumn("param_hash", lit(tables.paramHash()))
        .withColumn("vintage", lit(tables.vintage()))
        .withColumn("run_id", lit(context.runId()));
  }

  /** One commit: of the sets that were published, and of those that were fitted. */
  private void writeCoefficients(Fits fits) {
    List<Row> sets = new ArrayList<>(tables.coefficients(fits));
    sets.addAll(CoefficientSets.published(centers, tables.vintage(), context.runId()));
    String slice =
        "preset = '%s' and coef_set_id in (%s) or preset = '%s'"
            .formatted(
                choice().preset().name(), quoted(coefficientSets()), CoefficientSets.PUBLISHED);
    context.writeSlice(
        RegressTables.COEFFICIENT_SET, frame(RegressTables.COEFFICIENT_SET, sets), slice);
  }

  /** The sets of the models and levels of this run: other levels' are left alone. */
  private List<String> coefficientSets() {
    return models.stream()
        .flatMap(
            model ->
                choice().levels().stream()
                    .map(level -> CoefficientSets.id(choice().preset(), model.name(), level)))
        .toList();
  }

  /** What this run owns: all of a preset, or some models, levels and standard errors of it. */
  private String slice(List<String> errors) {
    String owned =
        "preset = '%s' and level in (%s)"
            .formatted(choice().preset().name(), quoted(choice().levels()));
    String ofModels =
        choice().part().isEmpty()
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

  private Dataset<Row> frame(TableSpec table, List<Row> rows) {
    return context.spark().createDataFrame(rows, table.schema()).coalesce(1);
  }
}
