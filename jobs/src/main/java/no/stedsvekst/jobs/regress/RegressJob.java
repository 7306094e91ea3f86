package no.stedsvekst.jobs.regress;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import java.util.List;
import no.stedsvekst.jobs.engine.Job;
import no.stedsvekst.jobs.engine.JobContext;
import no.stedsvekst.jobs.engine.Manual;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.panel.PanelTables;
import no.stedsvekst.jobs.refusal.Refusals;
import no.stedsvekst.jobs.settings.Option;
import no.stedsvekst.jobs.settings.Preset;
import no.stedsvekst.jobs.settings.Settings;
import no.stedsvekst.jobs.settings.YearRange;
import no.stedsvekst.migration.MigrationModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Fits the regression of net migration on the panel of regions. */
public final class RegressJob implements Job<RegressJob.Parameters> {
  private static final String LEVEL = "region";

  /**
   * What a user may choose.
   *
   * @param preset the parameters of the model
   * @param model the name of the model
   */
  public record Parameters(Preset preset, String model) {}

  @Override
  public Manual manual() {
    return new Manual(
        "regress",
        "the panel to coefficients: net migration explained",
        """
        Fits net migration beyond the nation's on VRA and its lags, and centrality if the model has
        it, by least squares over all complete region-years that the preset estimates on. Writes
        gold.regression_model and gold.regression_term; other presets and models are left alone.""",
        "stedsvekst regress --model book2019");
  }

  @Override
  public List<Option> options() {
    return List.of(new Option("model", "regress.model", "NAME", "v1, book2019 or v3"));
  }

  @Override
  public Parameters parameters(Settings settings) {
    return new Parameters(
        Preset.of(settings), settings.choice("regress.model", MigrationModel.names()));
  }

  @Override
  public String scope(Parameters parameters) {
    return parameters.preset().name() + "/" + parameters.model();
  }

  @Override
  public List<TableSpec> reads() {
    return PanelTables.ALL;
  }

  @Override
  public List<TableSpec> writes() {
    return RegressTables.ALL;
  }

  @Override
  public void run(JobContext context, Parameters parameters) {
    Preset preset = parameters.preset();
    MigrationModel model = MigrationModel.named(parameters.model()).orElseThrow();
    Dataset<Row> panel =
        context
            .read(PanelTables.PANEL)
            .filter(col("preset").equalTo(preset.name()).and(col("level").equalTo(LEVEL)));
    Row facts =
        panel
            .agg(
                max("vintage"),
                countDistinct("vintage"),
                count_if(col("param_hash").notEqual(preset.hash())),
                min("year"),
                max("year"))
            .head();
    String slice = "preset = '%s'".formatted(preset.name());
    if (facts.isNullAt(0)) {
      throw Refusals.noSlice(PanelTables.PANEL.fullName(), slice);
    }
    if (facts.getLong(1) > 1 || facts.getLong(2) > 0) {
      throw Refusals.mixedSlice(PanelTables.PANEL.fullName(), slice);
    }
    Observations observations = Observations.of(model, panel, preset.estimationYears());
    PooledFit fit = PooledFit.of(model, observations);
    YearRange years =
        observations.count() > 0
            ? observations.years()
            : new YearRange(facts.getInt(3), facts.getInt(4));
    FitIdentity identity = new FitIdentity(preset, model.name(), LEVEL, years.toString());
    FitRows rows = new FitRows(identity, fit, facts.getInt(0), context.runId());
    if (!fit.status().equals("ok")) {
      context.note(model.name() + " could not be fitted: " + fit.status());
    }
    String owned = slice + " and model = '%s'".formatted(model.name());
    context.writeSlice(
        RegressTables.MODEL, frame(context, RegressTables.MODEL, List.of(rows.model())), owned);
    context.writeSlice(RegressTables.TERM, frame(context, RegressTables.TERM, rows.terms()), owned);
  }

  private static Dataset<Row> frame(JobContext context, TableSpec table, List<Row> rows) {
    return context.spark().createDataFrame(rows, table.schema()).coalesce(1);
  }
}
