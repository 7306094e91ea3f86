package no.stedsvekst.jobs.ripple;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import no.stedsvekst.jobs.conform.Levels;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.engine.Job;
import no.stedsvekst.jobs.engine.JobContext;
import no.stedsvekst.jobs.engine.Manual;
import no.stedsvekst.jobs.engine.Materialized;
import no.stedsvekst.jobs.lake.Findings;
import no.stedsvekst.jobs.lake.RowCheck;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.land.PlaceTables;
import no.stedsvekst.jobs.land.TradeTables;
import no.stedsvekst.jobs.panel.PresetWriter;
import no.stedsvekst.jobs.refusal.Refusals;
import no.stedsvekst.jobs.settings.Option;
import no.stedsvekst.jobs.settings.Preset;
import no.stedsvekst.jobs.settings.Settings;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** B6. The jobs that export carries, at exporters and at their suppliers, and where they are. */
public final class RippleJob implements Job<RippleJob.Parameters> {
  private static final TableSpec EXPORT = SilverTables.of(TradeTables.EXPORT);
  private static final TableSpec SHOCK = SilverTables.of(TradeTables.EXPORT_SHOCK);
  private static final TableSpec ACCOUNT = SilverTables.of(TradeTables.IO_ACCOUNT);
  private static final TableSpec FLOW = SilverTables.of(TradeTables.IO_FLOW);
  private static final TableSpec MULTIPLIER = SilverTables.of(TradeTables.IO_MULTIPLIER);
  private static final TableSpec GROUP = SilverTables.of(PlaceTables.MUNICIPALITY_GROUP);

  /**
   * What a user may choose.
   *
   * @param preset whose rows are written
   * @param passThrough how many of the jobs that the averages give come or go with a shock
   */
  public record Parameters(Preset preset, double passThrough) {}

  @Override
  public Manual manual() {
    return new Manual(
        "ripple",
        "export to jobs, at exporters and at their suppliers",
        """
        Works out from the nation's accounts what a million kroner of export of each industry means
        in jobs, value added, tax and imports, at the exporter and at suppliers and theirs, and
        where that is: by the unit that exports, and by the unit where the work is done. Changes of
        export that are thought of become gold.shock_jobs, which project --scenario shock:NAME and
        impulse --shock NAME take up. Skipped where no export was landed, or no accounts.""",
        "stedsvekst ripple");
  }

  @Override
  public List<Option> options() {
    return List.of();
  }

  @Override
  public Parameters parameters(Settings settings) {
    return new Parameters(Preset.of(settings), settings.number("ripple.pass_through", 0, 10));
  }

  @Override
  public String scope(Parameters parameters) {
    return parameters.preset().name();
  }

  @Override
  public List<TableSpec> reads() {
    return List.of(
        EXPORT,
        SHOCK,
        ACCOUNT,
        FLOW,
        MULTIPLIER,
        GROUP,
        SilverTables.JOBS,
        SilverTables.MUNICIPALITY);
  }

  @Override
  public List<List<TableSpec>> needs() {
    return List.of(List.of(EXPORT, SHOCK), List.of(ACCOUNT, MULTIPLIER));
  }

  @Override
  public List<TableSpec> writes() {
    return RippleTables.ALL;
  }

  @Override
  public void run(JobContext context, Parameters parameters) {
    SparkSession spark = context.spark();
    IndustryEffects effects =
        IndustryEffects.of(
            national(context, ACCOUNT), national(context, FLOW), national(context, MULTIPLIER));
    effects.notes().forEach(context::note);
    try (Materialized kept = new Materialized()) {
      Dataset<Row> municipalities = kept.keep(context.read(SilverTables.MUNICIPALITY));
      int vintage = municipalities.agg(first("vintage")).head().getInt(0);
      Dataset<Row> regions = municipalities.select(col("code").as("municipality"), col("region"));
      Dataset<Row> all = kept.keep(all(context));
      Dataset<Row> dated =
          kept.keep(all.join(broadcast(years(spark, all, context, effects)), "year"));
      Dataset<Row> sums = kept.keep(effects.sums(spark));
      Dataset<Row> suppliers = kept.keep(effects.suppliers(spark));
      refuseWithoutOutput(context, dated, sums);
      Dataset<Row> jobs =
          context
              .read(SilverTables.JOBS)
              .join(
                  broadcast(dated.select(col("jobs_year").as("year")).distinct()),
                  new String[] {"year"});
      JobsAtWork atWork =
          new JobsAtWork(
              kept.keep(
                  JobsAtWork.of(
                          jobs,
                          regions,
                          suppliers.select("supplier").union(dated.select("exporter")).distinct())
                      .places()));
      Dataset<Row> exports =
          kept.keep(
              Exports.spread(dated, atWork)
                  .join(broadcast(regions), new String[] {"municipality"}));
      Ripples ripples = new Ripples(exports, sums, suppliers, atWork);
      Dataset<Row> ofPlace = kept.keep(ripples.ofPlace());
      Dataset<Row> rows = kept.keep(ripples.ofOrigin().unionByName(ofPlace));
      check(context, rows);
      PresetWriter writer =
          PresetWriter.of(context, parameters.preset()).stamped("vintage", vintage);
      Optional<Dataset<Row>> groups =
          context.has(GROUP) ? Optional.of(context.read(GROUP)) : Optional.empty();
      writer.write(
          RippleTables.EXPORT_RIPPLE,
          Ripples.atAllLevels(rows, Levels.above(municipalities, groups)));
      if (context.has(SHOCK)) {
        writer.write(RippleTables.SHOCK_JOBS, shockJobs(ofPlace, parameters.passThrough()));
      }
    }
  }

  /** Jobs that come with a change of export, where they come. */
  static Dataset<Row> shockJobs(Dataset<Row> ofPlace, double passThrough) {
    return ofPlace
        .filter(col("shock").notEqual(RippleTables.NO_SHOCK))
        .filter("measure = 'employment'")
        .groupBy("shock", "municipality", "year", "industry")
        .agg(sum("value").multiply(passThrough).as("jobs"))
        .filter("jobs <> 0");
  }

  /** Tables of the nation: some thousand rows a year. */
  private static List<Row> national(JobContext context, TableSpec table) {
    return context.has(table) ? context.read(table).collectAsList() : List.of();
  }

  private static Dataset<Row> all(JobContext context) {
    List<Dataset<Row>> parts = new ArrayList<>();
    if (context.has(EXPORT)) {
      parts.add(Exports.landed(context.read(EXPORT)));
    }
    if (context.has(SHOCK)) {
      parts.add(Exports.shocks(context.read(SHOCK)));
    }
    return parts.stream().reduce(Dataset::unionByName).orElseThrow().filter("value <> 0");
  }

  /** The years of jobs and accounts that hold for each year of export: the last until then. */
  private static Dataset<Row> years(
      SparkSession spark, Dataset<Row> all, JobContext context, IndustryEffects effects) {
    NavigableSet<Integer> jobs = new TreeSet<>();
    context
        .read(SilverTables.JOBS)
        .select("year")
        .distinct()
        .collectAsList()
        .forEach(row -> jobs.add(row.getInt(0)));
    List<Row> rows = new ArrayList<>();
    for (Row row : all.select("year").distinct().collectAsList()) {
      int year = row.getInt(0);
      int ofJobs = Objects.requireNonNullElseGet(jobs.floor(year), jobs::first);
      rows.add(RowFactory.create(year, ofJobs, effects.yearFor(year)));
    }
    return spark.createDataFrame(
        rows, StructType.fromDDL("year int, jobs_year int, account_year int"));
  }

  private static void refuseWithoutOutput(
      JobContext context, Dataset<Row> dated, Dataset<Row> sums) {
    Dataset<Row> known =
        sums.filter("measure = 'employment'")
            .select(col("account_year"), col("exporter"), lit(true).as("is_known"));
    Findings findings =
        RowCheck.findings(
            dated.join(broadcast(known), new String[] {"account_year", "exporter"}, "left"),
            List.of(
                new RowCheck(
                    "of an industry without output in io_account, or without io_multiplier",
                    col("is_known").isNull(),
                    List.of("shock", "municipality", "year", "exporter", "account_year"))));
    context.identities(RippleTables.EXPORT_RIPPLE, findings);
    if (!findings.sentences().isEmpty()) {
      throw Refusals.badRows("silver.export", findings.sentences());
    }
  }

  /** What comes from all places is what comes to all places. */
  private static void check(JobContext context, Dataset<Row> rows) {
    Dataset<Row> both =
        rows.groupBy("shock", "year", "measure", "effect")
            .pivot("role", List.of("origin", "place"))
            .agg(sum("value"))
            .na()
            .fill(0);
    Findings findings =
        RowCheck.findings(
            both,
            List.of(
                new RowCheck(
                    "where the places' sums are not those of the exporters",
                    abs(col("origin").minus(col("place")))
                        .gt(greatest(lit(1.0), abs(col("origin"))).multiply(1e-9)),
                    List.of("shock", "year", "measure", "effect", "origin", "place"))));
    context.identities(RippleTables.EXPORT_RIPPLE, findings);
    if (!findings.sentences().isEmpty()) {
      throw Refusals.failedChecks("the ripples of export", findings.sentences());
    }
  }
}
