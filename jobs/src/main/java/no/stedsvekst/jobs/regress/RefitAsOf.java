package no.stedsvekst.jobs.regress;

import static org.apache.spark.sql.functions.col;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.stedsvekst.jobs.engine.OpsTables;
import no.stedsvekst.jobs.lake.Lake;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.lake.TableVersion;
import no.stedsvekst.jobs.refusal.Refusals;
import no.stedsvekst.migration.MigrationModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Fits again on the tables as an earlier run read them; nothing is written.
 *
 * @param models the rows of {@code gold.regression_model} that such a run would write
 * @param terms the rows of {@code gold.regression_term}
 */
record RefitAsOf(Dataset<Row> models, Dataset<Row> terms) {

  /**
   * Fits.
   *
   * @param run the run of regress, or the night that it was a step of
   * @param kept how long versions of tables are kept
   */
  static RefitAsOf of(
      SparkSession spark, Lake lake, RegressChoice choice, String run, String kept) {
    JsonNode versions = versions(spark, lake, run);
    PanelSlices slices =
        new PanelSlices(
            table ->
                versions.has(table.fullName())
                    ? Optional.of(
                        read(
                            spark,
                            lake,
                            table,
                            TableVersion.of(versions.get(table.fullName()).asText()),
                            kept))
                    : Optional.empty(),
            choice);
    int vintage = slices.vintage();
    List<MigrationModel> models = slices.models(new ArrayList<>());
    PanelData data = slices.data(models);
    Fits fits = Fits.of(data, models, choice);
    FitTables tables = FitTables.of(choice, vintage, data, fits, slices, run);
    List<FitRows> all = tables.all(fits);
    return new RefitAsOf(
        frame(spark, RegressTables.MODEL, all.stream().map(FitRows::model).toList()),
        frame(
            spark,
            RegressTables.TERM,
            all.stream().map(FitRows::terms).flatMap(List::stream).toList()));
  }

  /** The rows of a version; refuses one that has been deleted since. */
  static Dataset<Row> read(
      SparkSession spark, Lake lake, TableSpec table, TableVersion version, String kept) {
    lake.refuseUnlessReadable(table, version, kept);
    return lake.read(spark, table, version.version());
  }

  private static JsonNode versions(SparkSession spark, Lake lake, String run) {
    List<Row> runs =
        lake.has(OpsTables.RUN)
            ? lake.read(spark, OpsTables.RUN)
                .filter(
                    col("run_id")
                        .equalTo(run)
                        .or(col("parent_run_id").equalTo(run))
                        .and(col("job").equalTo("regress")))
                .select("input_versions")
                .collectAsList()
            : List.of();
    if (runs.isEmpty()) {
      throw Refusals.unknownRun(run, RegressTables.MODEL.fullName());
    }
    try {
      return new ObjectMapper().readTree(runs.get(0).getString(0));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the ledger's own JSON cannot be read: " + run, e);
    }
  }

  private static Dataset<Row> frame(SparkSession spark, TableSpec table, List<Row> rows) {
    return spark.createDataFrame(rows, table.schema()).coalesce(1);
  }
}
