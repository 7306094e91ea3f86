package no.stedsvekst.jobs.regress;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import no.stedsvekst.jobs.conform.DimensionTables;
import no.stedsvekst.jobs.conform.Levels;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.engine.Ahead;
import no.stedsvekst.jobs.engine.Concurrently;
import no.stedsvekst.jobs.engine.Job;
import no.stedsvekst.jobs.engine.JobContext;
import no.stedsvekst.jobs.engine.Manual;
import no.stedsvekst.jobs.engine.Materialized;
import no.stedsvekst.jobs.lake.Findings;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.panel.PanelTables;
import no.stedsvekst.jobs.refusal.Refusals;
import no.stedsvekst.jobs.settings.Option;
import no.stedsvekst.jobs.settings.Settings;
import no.stedsvekst.migration.MigrationModel;
import no.stedsvekst.ml.PanelFit;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Fits the regressions of net migration on the panel. */
public final class RegressJob implements Job<RegressChoice> {
  /** The level whose fits are applied, and whose means center the published coefficients. */
  static final String ESTIMATION_LEVEL = Levels.REGION;

  @Override
  public Manual manual() {
    return new Manual(
        "regress",
        "the panel to coefficients: net migration explained",
        """
        Fits net migration beyond the nation's by least squares: every model of the book, every
        year and all years together, each sex and age group, for municipalities, regions and
        counties, with classical, robust and clustered standard errors. Writes
        gold.regression_model and the tables beside it; other presets are left alone.
        With --formula a model of your own: of net_migration_excess, or of residual, what
        book2022 leaves.""",
        "stedsvekst regress --lake lake --model book2022 --level region --se cluster:unit");
  }

  @Override
  public List<Option> options() {
    return List.of(
        new Option("model", "regress.model", "NAME", "one model alone, as in book2022"),
        new Option(
            "formula",
            "regress.formula",
            "TEXT",
            "as in \"net_migration_excess ~ vra + ds\" or \"residual ~ culture\""),
        new Option("level", "regress.levels", "NAMES", "as in region or municipality,region"),
        new Option("se", "regress.se", "NAMES", "as in iid,HC1,cluster:unit"));
  }

  @Override
  public RegressChoice parameters(Settings settings) {
    return RegressChoice.of(settings);
  }

  @Override
  public String scope(RegressChoice choice) {
    return choice.scope();
  }

  @Override
  public List<TableSpec> reads() {
    return List.of(
        PanelTables.PANEL,
        PanelTables.MIGRATION,
        PanelTables.COVARIATE,
        DimensionTables.MUNICIPALITY,
        SilverTables.COMMUTING);
  }

  @Override
  public List<TableSpec> writes() {
    return RegressTables.ALL;
  }

  @Override
  public void run(JobContext context, RegressChoice choice) {
    PanelSlices slices = new PanelSlices(table -> read(context, table), choice);
    int vintage = slices.vintage();
    List<String> off = new ArrayList<>();
    List<MigrationModel> models = slices.models(off);
    if (!off.isEmpty()) {
      context.note("models left out, as their covariates are missing: " + String.join(", ", off));
    }
    PanelData read = slices.data(models);
    try (Materialized kept = new Materialized();
        Ahead ahead = new Ahead()) {
      PanelData data = new PanelData(kept.keep(read.rows()), read.terms(), read.centers());
      Fits fits = Fits.of(data, models, choice);
      noteThin(context, fits.thin());
      Supplier<FitTables> tables =
          ahead.start(() -> FitTables.of(choice, vintage, data, fits, slices, context.runId()));
      EmptyModels empty = EmptyModels.of(data.rows(), models, fits.empty());
      empty.sentences().forEach(context::note);
      checkWithMllib(context, choice, models, data, fits, kept);
      new FitWriter(context, tables.get(), models, empty, slices.publishedCenters(data))
          .write(fits);
    }
  }

  private static Optional<Dataset<Row>> read(JobContext context, TableSpec table) {
    if (!context.has(table) && !table.equals(PanelTables.PANEL)) {
      return Optional.empty();
    }
    boolean isOwn = RegressTables.ALL.contains(table);
    return Optional.of(isOwn ? context.readOwn(table) : context.read(table));
  }

  private static void noteThin(JobContext context, Set<Fits.Thin> thin) {
    Map<String, Set<String>> periods = new TreeMap<>();
    thin.forEach(
        fit -> periods.computeIfAbsent(fit.level(), level -> new TreeSet<>()).add(fit.period()));
    periods.forEach(
        (level, of) ->
            context.note(
                "%s: %d periods have fewer rows than three a term in some model and are not fitted; %s has them"
                    .formatted(level, of.size(), RegressTables.EXCLUSION.fullName())));
  }

  private static void checkWithMllib(
      JobContext context,
      RegressChoice choice,
      List<MigrationModel> models,
      PanelData data,
      Fits fits,
      Materialized kept) {
    if (!choice.levels().contains(ESTIMATION_LEVEL)) {
      return;
    }
    // A row a region and year: one partition for all of MLlib's passes.
    Dataset<Row> rows =
        kept.keep(data.comparable().filter(col("level").equalTo(ESTIMATION_LEVEL)).coalesce(1));
    List<Double> differences =
        Concurrently.map(
            models,
            model ->
                fits.pooled(model, ESTIMATION_LEVEL)
                    .flatMap(
                        fit ->
                            MllibCheck.difference(
                                fit, model, rows, PanelData.Response.WHOLE.column()))
                    .orElse(0.0));
    double largest = 0;
    List<String> complaints = new ArrayList<>();
    for (int index = 0; index < models.size(); index++) {
      double difference = differences.get(index);
      largest = Math.max(largest, difference);
      if (!(difference <= MllibCheck.LARGEST)) {
        complaints.add(
            "%s has coefficients that differ by %s from those of MLlib's LinearRegression"
                .formatted(models.get(index).name(), difference));
      }
    }
    context.metric(RegressTables.TERM, "mllib_largest_difference", largest);
    context.secondComputation(
        RegressTables.TERM,
        Findings.of("coefficients that differ from those of MLlib's LinearRegression", complaints));
    if (!complaints.isEmpty()) {
      throw Refusals.failedChecks("the regressions", complaints);
    }
    String lost =
        models.stream()
            .filter(
                model ->
                    fits.pooled(model, ESTIMATION_LEVEL)
                        .filter(fit -> fit.status().equals(PanelFit.OK))
                        .isEmpty())
            .map(
                model ->
                    model.name()
                        + " "
                        + fits.pooled(model, ESTIMATION_LEVEL)
                            .map(PanelFit::status)
                            .orElse(PanelFit.TOO_FEW))
            .collect(Collectors.joining(", "));
    if (!lost.isEmpty()) {
      context.note("pooled fits of regions that are incomplete: " + lost);
    }
  }
}
