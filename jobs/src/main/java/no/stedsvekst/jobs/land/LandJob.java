package no.stedsvekst.jobs.land;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.monotonically_increasing_id;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.stedsvekst.jobs.engine.Concurrently;
import no.stedsvekst.jobs.engine.Job;
import no.stedsvekst.jobs.engine.JobContext;
import no.stedsvekst.jobs.engine.Manual;
import no.stedsvekst.jobs.engine.OpsTables;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.refusal.Refusals;
import no.stedsvekst.jobs.settings.Option;
import no.stedsvekst.jobs.settings.Settings;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Brings the landing files into bronze; a bad row in one keeps all of them out. */
public final class LandJob implements Job<LandJob.Parameters> {

  /**
   * What a user may choose.
   *
   * @param folder the landing folder
   * @param maxAge how old a file may be; empty for any age
   */
  public record Parameters(String folder, Optional<Duration> maxAge) {}

  @Override
  public Manual manual() {
    return new Manual(
        "land",
        "landing files to bronze, as they are",
        """
        Reads one file a table from the landing folder (NAME.csv or NAME.csv.gz), checks header,
        types, rules and keys of all of them, and adds the files that are new or changed to the
        bronze tables with their checksum. If one row is wrong, nothing is added (exit 3).""",
        "stedsvekst land --landing my-landing");
  }

  @Override
  public List<Option> options() {
    return List.of();
  }

  @Override
  public Parameters parameters(Settings settings) {
    String folder =
        settings
            .optional("landing.path")
            .orElseThrow(
                () ->
                    Refusals.valueNeeded("landing.path", "--landing DIR", "--landing my-landing"));
    return new Parameters(folder, settings.duration("landing.max_age"));
  }

  @Override
  public Map<String, String> files(Parameters parameters) {
    Map<String, String> checksums = new LinkedHashMap<>();
    for (LandingFile file : LandingFolder.at(parameters.folder()).files()) {
      parameters.maxAge().ifPresent(file::refuseOlderThan);
      checksums.put(file.name(), file.checksum());
      file.header();
    }
    return checksums;
  }

  @Override
  public List<TableSpec> reads() {
    return List.of();
  }

  @Override
  public List<TableSpec> writes() {
    List<TableSpec> tables = new ArrayList<>(LandingTables.bronze());
    tables.add(OpsTables.LAKE);
    return tables;
  }

  @Override
  public void run(JobContext context, Parameters parameters) {
    LandingFolder folder = LandingFolder.at(parameters.folder());
    List<LandingFile> files = folder.files();
    noteAbsent(context, files);
    checkKind(context, folder.kind());
    List<LandingFile> changed =
        files.stream()
            .filter(file -> !file.checksum().equals(landedChecksum(context, file.table())))
            .toList();
    refuseBadRows(context, changed, codes(context, files));
    if (!context.has(OpsTables.LAKE)) {
      Row birth = RowFactory.create(folder.kind(), context.runId());
      context.write(
          OpsTables.LAKE, context.spark().createDataFrame(List.of(birth), OpsTables.LAKE.schema()));
    }
    Timestamp loadedAt = Timestamp.from(Instant.now());
    Concurrently.forEach(
        changed,
        file ->
            context.write(
                LandingTables.bronze(file.table()),
                LandedCells.read(context.spark(), file)
                    .withColumn("source_row", monotonically_increasing_id())
                    .withColumn("source_file", lit(file.name()))
                    .withColumn("source_checksum", lit(file.checksum()))
                    .withColumn("loaded_at", lit(loadedAt))
                    .withColumn("run_id", lit(context.runId()))));
  }

  private static void noteAbsent(JobContext context, List<LandingFile> files) {
    List<String> landed = files.stream().map(file -> file.table().name()).toList();
    LandingTables.ALL.stream()
        .map(LandingTable::name)
        .filter(name -> !landed.contains(name))
        .forEach(
            name ->
                context.note(
                    name + " was not landed: an earlier load stays in use, if there is one"));
  }

  private static void checkKind(JobContext context, String kind) {
    if (context.has(OpsTables.LAKE)) {
      String born = context.readOwn(OpsTables.LAKE).select("kind").head().getString(0);
      if (!born.equals(kind)) {
        throw Refusals.mixedLake(context.lakeLocation(), born, kind);
      }
    }
  }

  private static void refuseBadRows(
      JobContext context, List<LandingFile> changed, Dataset<Row> codes) {
    List<String> complaints =
        Concurrently.map(changed, file -> complaints(context, file, codes)).stream()
            .flatMap(List::stream)
            .toList();
    if (!complaints.isEmpty()) {
      throw Refusals.badRows("the landing folder", complaints);
    }
  }

  private static Dataset<Row> codes(JobContext context, List<LandingFile> files) {
    LandingFile municipalities =
        files.stream()
            .filter(file -> file.table().equals(LandingTables.MUNICIPALITY))
            .findFirst()
            .orElseThrow();
    return LandedCells.read(context.spark(), municipalities).select("code");
  }

  private static List<String> complaints(JobContext context, LandingFile file, Dataset<Row> codes) {
    Dataset<Row> cells = LandedCells.read(context.spark(), file);
    return DoorChecks.findings(file.table(), cells, codes).stream()
        .map(finding -> file.name() + " has " + finding)
        .toList();
  }

  /** The checksum of the load of a table that is in use, or null before the first. */
  private static String landedChecksum(JobContext context, LandingTable table) {
    TableSpec bronze = LandingTables.bronze(table);
    return context.has(bronze)
        ? context
            .readOwn(bronze)
            .agg(max_by(col("source_checksum"), col("loaded_at")))
            .head()
            .getString(0)
        : null;
  }
}
