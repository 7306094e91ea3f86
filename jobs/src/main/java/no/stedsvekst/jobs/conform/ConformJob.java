package no.stedsvekst.jobs.conform;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.stedsvekst.jobs.engine.Concurrently;
import no.stedsvekst.jobs.engine.Job;
import no.stedsvekst.jobs.engine.JobContext;
import no.stedsvekst.jobs.engine.Manual;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.land.LandedCells;
import no.stedsvekst.jobs.land.LandingTable;
import no.stedsvekst.jobs.land.LandingTables;
import no.stedsvekst.jobs.land.UnknownCodes;
import no.stedsvekst.jobs.refusal.Refusals;
import no.stedsvekst.jobs.settings.Option;
import no.stedsvekst.jobs.settings.Settings;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Makes silver of bronze: the newest load of each table, typed, in the codes of one vintage. */
public final class ConformJob implements Job<ConformJob.Parameters> {

  /**
   * What a user may choose.
   *
   * @param vintage the year of the municipality codes; empty for the newest
   */
  public record Parameters(Optional<Integer> vintage) {}

  @Override
  public Manual manual() {
    return new Manual(
        "conform",
        "bronze to silver: typed, in one set of municipality codes",
        """
        Takes the newest load of each bronze table, gives every cell its type, and keeps the
        municipalities that are valid in the vintage. A row with a code that is not one of them is
        refused (exit 3) before anything is written.""",
        "stedsvekst conform --vintage 2020");
  }

  @Override
  public List<Option> options() {
    return List.of();
  }

  @Override
  public Parameters parameters(Settings settings) {
    return new Parameters(settings.year("vintage"));
  }

  @Override
  public List<TableSpec> reads() {
    return LandingTables.bronze();
  }

  @Override
  public List<TableSpec> writes() {
    return SilverTables.ALL;
  }

  @Override
  public void run(JobContext context, Parameters parameters) {
    Map<LandingTable, Dataset<Row>> tables = newest(context);
    Dataset<Row> municipalities = tables.get(LandingTables.MUNICIPALITY);
    int vintage =
        parameters
            .vintage()
            .orElseGet(() -> municipalities.agg(max("valid_from")).head().getInt(0));
    Dataset<Row> valid = newestOfEachCode(municipalities.filter(isValidIn(vintage)));
    tables.put(LandingTables.MUNICIPALITY, valid);
    refuseUnknownCodes(tables, valid.select("code"), vintage);
    Concurrently.forEach(
        tables.entrySet(),
        table ->
            context.write(
                SilverTables.of(table.getKey()),
                table
                    .getValue()
                    .withColumn("vintage", lit(vintage))
                    .withColumn("run_id", lit(context.runId()))));
  }

  /** The newest load of every table that was landed. */
  private static Map<LandingTable, Dataset<Row>> newest(JobContext context) {
    List<LandingTable> landed =
        LandingTables.ALL.stream()
            .filter(table -> table.isRequired() || context.has(LandingTables.bronze(table)))
            .toList();
    List<Dataset<Row>> loads = Concurrently.map(landed, table -> newest(context, table));
    Map<LandingTable, Dataset<Row>> tables = new LinkedHashMap<>();
    for (int index = 0; index < loads.size(); index++) {
      tables.put(landed.get(index), loads.get(index));
    }
    return tables;
  }

  private static Dataset<Row> newest(JobContext context, LandingTable table) {
    Dataset<Row> bronze = context.read(LandingTables.bronze(table));
    Object newest = bronze.agg(max("loaded_at")).head().get(0);
    return LandedCells.typed(table, bronze.filter(col("loaded_at").equalTo(lit(newest))));
  }

  /** One row a code: where two are valid at once, the one that began last. */
  private static Dataset<Row> newestOfEachCode(Dataset<Row> municipalities) {
    return municipalities
        .groupBy("code")
        .agg(max_by(struct(col("*")), col("valid_from")).as("newest"))
        .select("newest.*");
  }

  private static Column isValidIn(int vintage) {
    return col("valid_from").leq(vintage).and(coalesce(col("valid_to"), lit(9999)).gt(vintage));
  }

  private static void refuseUnknownCodes(
      Map<LandingTable, Dataset<Row>> tables, Dataset<Row> codes, int vintage) {
    List<String> complaints =
        Concurrently.map(
                tables.entrySet(),
                table ->
                    UnknownCodes.findings(table.getKey(), table.getValue(), codes).stream()
                        .map(finding -> table.getKey().name() + " has " + finding)
                        .toList())
            .stream()
            .flatMap(List::stream)
            .toList();
    if (!complaints.isEmpty()) {
      throw Refusals.badRows("bronze, in the codes of " + vintage + ",", complaints);
    }
  }
}
