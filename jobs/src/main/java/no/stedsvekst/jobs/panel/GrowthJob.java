package no.stedsvekst.jobs.panel;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.engine.Job;
import no.stedsvekst.jobs.engine.JobContext;
import no.stedsvekst.jobs.engine.Manual;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.settings.Option;
import no.stedsvekst.jobs.settings.Preset;
import no.stedsvekst.jobs.settings.Settings;
import no.stedsvekst.jobs.settings.YearRange;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/** Computes the panel: commuting-weighted growth and net migration of every unit and year. */
public final class GrowthJob implements Job<GrowthJob.Parameters> {

  /**
   * What a user may choose.
   *
   * @param preset the parameters of the model
   * @param years the flow years to write
   */
  public record Parameters(Preset preset, YearRange years) {}

  @Override
  public Manual manual() {
    return new Manual(
        "growth",
        "silver to the panel: relative growth, VRA, net migration",
        """
        Computes for every municipality and region, and every flow year, how much faster its jobs
        grew than the nation's, that growth weighted by where its residents work (VRA, own and
        neighbour part, two lags), and its net migration beyond the nation's. Writes gold.panel;
        other presets' rows are left alone.""",
        "stedsvekst growth --preset book2022 --from-year 2010");
  }

  @Override
  public List<Option> options() {
    return List.of();
  }

  @Override
  public Parameters parameters(Settings settings) {
    return new Parameters(Preset.of(settings), settings.flowYears());
  }

  @Override
  public String scope(Parameters parameters) {
    return parameters.preset().name();
  }

  @Override
  public List<TableSpec> reads() {
    return List.of(
        SilverTables.MUNICIPALITY,
        SilverTables.POPULATION,
        SilverTables.VITAL,
        SilverTables.JOBS,
        SilverTables.COMMUTING,
        SilverTables.EMPLOYMENT);
  }

  @Override
  public List<TableSpec> writes() {
    return PanelTables.ALL;
  }

  @Override
  public void run(JobContext context, Parameters parameters) {
    Preset preset = parameters.preset();
    SilverInputs silver = SilverInputs.of(context);
    List<Integer> commutingYears = ShareYears.yearsOf(silver.commuting());
    // Small, and read three times over: for the nation, the municipalities and the regions.
    Dataset<Row> unitYears =
        UnitYears.ofMunicipalities(silver, commutingYears).persist(StorageLevel.MEMORY_AND_DISK());
    ShareYears shareYears =
        ShareYears.choose(
            ShareYears.growthYears(ShareYears.yearsOf(silver.jobs())),
            commutingYears,
            preset.shareYear());
    if (!shareYears.substitutes().isEmpty()) {
      context.note(
          "flow years weighted by the nearest commuting year: " + shareYears.substitutes());
    }
    Dataset<Row> panel =
        Panel.of(silver, unitYears, shareYears.table(context.spark()), preset)
            .withColumn("preset", lit(preset.name()))
            .withColumn("param_hash", lit(preset.hash()))
            .withColumn("vintage", lit(silver.vintage()))
            .withColumn("run_id", lit(context.runId()))
            .filter(col("year").between(parameters.years().first(), parameters.years().last()));
    context.writeSlice(PanelTables.PANEL, panel, slice(parameters));
    unitYears.unpersist();
  }

  private static String slice(Parameters parameters) {
    YearRange years = parameters.years();
    String preset = "preset = '%s'".formatted(parameters.preset().name());
    return years.equals(YearRange.ALL)
        ? preset
        : preset + " and year between %d and %d".formatted(years.first(), years.last());
  }
}
