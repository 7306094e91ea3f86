package no.stedsvekst.jobs.land;

import static org.apache.spark.sql.functions.lit;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.engine.Concurrently;
import no.stedsvekst.jobs.engine.Job;
import no.stedsvekst.jobs.engine.JobContext;
import no.stedsvekst.jobs.engine.Manual;
import no.stedsvekst.jobs.engine.Materialized;
import no.stedsvekst.jobs.engine.OpsTables;
import no.stedsvekst.jobs.lake.Layer;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.refusal.Refusals;
import no.stedsvekst.jobs.settings.Option;
import no.stedsvekst.jobs.settings.Settings;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Brings the landing files into bronze; a bad row in one keeps all of them out. */
public final class LandJob implements Job<LandingChoice> {

  @Override
  public Manual manual() {
    return new Manual(
        "land",
        "landing files to bronze, as they are",
        """
        Reads the tables of the landing folder (NAME.csv, NAME.csv.gz, NAME.parquet, or a folder
        NAME of such parts), checks header, types, rules, keys and codes of all of them, and adds
        those that are new or changed to the bronze tables with their checksum. Bad rows go to
        quarantine with the reason, and nothing is added (exit 3).\
        """,
        "stedsvekst land --landing my-landing");
  }

  @Override
  public List<Option> options() {
    return List.of();
  }

  @Override
  public LandingChoice parameters(Settings settings) {
    return LandingChoice.of(settings);
  }

  @Override
  public Map<String, String> files(LandingChoice choice) {
    Map<String, String> checksums = new LinkedHashMap<>();
    for (LandingSource source : LandingFolder.at(choice.folder()).sources()) {
      choice.maxAge().ifPresent(source::refuseOlderThan);
      checksums.put(source.name(), source.checksum());
      source.refuseBadHeaders();
    }
    return checksums;
  }

  @Override
  public List<TableSpec> reads() {
    return List.of();
  }

  @Override
  public List<TableSpec> writes() {
    List<TableSpec> tables = new ArrayList<>(BronzeTables.bronze());
    tables.addAll(BronzeTables.quarantine());
    tables.add(OpsTables.LAKE);
    tables.add(FetchedAnswers.TABLE);
    return tables;
  }

  @Override
  public List<String> madeOf(TableSpec table) {
    return table.layer() == Layer.OPS ? List.of() : List.of("landing: " + table.name());
  }

  @Override
  public void run(JobContext context, LandingChoice choice) {
    LandingFolder folder = LandingFolder.at(choice.folder());
    List<LandingSource> landed = folder.sources();
    noteAbsent(context, folder, landed);
    refuseOtherKind(context, folder.kind());
    BronzeLoads loads = BronzeLoads.of(context, context::readOwn);
    List<LandingSource> changed =
        landed.stream()
            .filter(source -> !loads.isOf(source.table(), source.checksum(), context::plainOwn))
            .toList();
    KnownCodes codes = Gate.codes(context.spark(), landed, choice.vintage());
    try (Materialized kept = new Materialized()) {
      Gate gate =
          Gate.judge(
              context.spark(), landed, changed, loads::has, codes, choice.thresholds(), kept);
      gate.warnings().forEach(context::note);
      gate.tables()
          .forEach(
              table ->
                  table
                      .metrics()
                      .forEach((name, value) -> context.metric(bronze(table), name, value)));
      gate.tables()
          .forEach(
              table -> {
                context.gate(bronze(table), table.results());
                context.landed(bronze(table), table.latestYear(), table.source().modified());
              });
      context.gate(BronzeTables.bronze(NationTables.NATIONAL_FLOW), gate.frame().results());
      Concurrently.forEach(
          gate.tables().stream().filter(table -> !table.isClean()).toList(),
          table ->
              context.write(
                  BronzeTables.quarantine(table.source().table()),
                  table.badRows().withColumn("run_id", lit(context.runId()))));
      if (!gate.complaints().isEmpty()) {
        throw Refusals.badRows("the landing folder", gate.complaints());
      }
      writeBirth(context, folder.kind());
      FetchedAnswers.in(folder).ifPresent(fetched -> writeOrigin(context, fetched));
      Timestamp loadedAt = Timestamp.from(Instant.now());
      Concurrently.forEach(gate.tables(), table -> writeBronze(context, table, loads, loadedAt));
    }
  }

  private static void noteAbsent(
      JobContext context, LandingFolder folder, List<LandingSource> landed) {
    List<LandingTable> there = landed.stream().map(LandingSource::table).toList();
    LandingTables.ALL.stream()
        .filter(table -> !there.contains(table))
        .filter(table -> !table.isOfOptionalJob() || context.has(BronzeTables.bronze(table)))
        .forEach(
            table ->
                context.note(
                    context.has(BronzeTables.bronze(table))
                        ? table.name() + " is missing: its earlier load stays in use"
                        : table.absence()));
    folder.strangers().forEach(name -> context.note(LandingFolder.stranger(name)));
  }

  private static void refuseOtherKind(JobContext context, String kind) {
    if (context.has(OpsTables.LAKE)) {
      String born = context.readOwn(OpsTables.LAKE).select("kind").head().getString(0);
      if (!born.equals(kind)) {
        throw Refusals.mixedLake(context.lakeLocation(), born, kind);
      }
    }
  }

  private static void writeBirth(JobContext context, String kind) {
    if (!context.has(OpsTables.LAKE)) {
      Row birth = RowFactory.create(kind, context.runId());
      context.write(
          OpsTables.LAKE, context.spark().createDataFrame(List.of(birth), OpsTables.LAKE.schema()));
    }
  }

  private static void writeOrigin(JobContext context, FetchedAnswers fetched) {
    fetched.notes().forEach(context::note);
    if (!fetched.isEmpty()) {
      context.write(FetchedAnswers.TABLE, fetched.rows(context.spark(), context.runId()));
    }
  }

  private static void writeBronze(
      JobContext context, TableGate table, BronzeLoads loads, Timestamp loadedAt) {
    LandingTable landing = table.source().table();
    Dataset<Row> cells = table.goodCells();
    if (loads.has(landing)) {
      Revision revision =
          Revision.between(landing, loads.rows(landing), LandedCells.typed(landing, cells));
      context.note(revision.sentence(landing.name()));
      revision.metrics().forEach((name, value) -> context.metric(bronze(table), name, value));
    }
    context.write(
        bronze(table),
        cells
            .withColumn("source_checksum", lit(table.source().checksum()))
            .withColumn("loaded_at", lit(loadedAt))
            .withColumn("run_id", lit(context.runId())));
  }

  private static TableSpec bronze(TableGate table) {
    return BronzeTables.bronze(table.source().table());
  }
}
