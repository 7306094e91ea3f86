package no.stedsvekst.jobs.panel;

import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import no.stedsvekst.jobs.conform.Levels;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.engine.Ahead;
import no.stedsvekst.jobs.engine.Concurrently;
import no.stedsvekst.jobs.engine.Job;
import no.stedsvekst.jobs.engine.JobContext;
import no.stedsvekst.jobs.engine.Manual;
import no.stedsvekst.jobs.engine.Materialized;
import no.stedsvekst.jobs.lake.OnePass;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.refusal.Refusals;
import no.stedsvekst.jobs.settings.Option;
import no.stedsvekst.jobs.settings.Preset;
import no.stedsvekst.jobs.settings.Settings;
import no.stedsvekst.jobs.settings.YearRange;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Computes the panel: commuting-weighted growth and net migration of every unit and year. */
public final class GrowthJob implements Job<GrowthJob.Parameters> {

  /**
   * What a user may choose.
   *
   * @param preset the parameters of the model
   * @param years the flow years to write
   * @param checks what must hold
   * @param horizon the last 1 January of projections, to which the dimension of years goes
   */
  public record Parameters(Preset preset, YearRange years, PanelChecks checks, int horizon) {}

  @Override
  public Manual manual() {
    return new Manual(
        "growth",
        "silver to the panel: relative growth, VRA, net migration",
        """
        Computes for every municipality, region, county, centrality class and group, and every flow
        year, how much faster its jobs grew than the nation's, that growth weighted by where its
        residents work (VRA, own and neighbour part, two lags), the supply of workers that ageing
        brings (DS), and net migration beyond the nation's, by sex and age group too. Writes
        gold.panel and the tables beside it; other presets' rows are left alone.""",
        "stedsvekst growth --preset book2022 --from-year 2010");
  }

  @Override
  public List<Option> options() {
    return List.of();
  }

  @Override
  public Parameters parameters(Settings settings) {
    return new Parameters(
        Preset.of(settings),
        settings.flowYears(),
        new PanelChecks(settings.number("gate.commuting_excess", 0, 1000)),
        settings.year("project.horizon").orElseThrow());
  }

  @Override
  public String scope(Parameters parameters) {
    return parameters.preset().name();
  }

  @Override
  public List<TableSpec> reads() {
    return SilverInputs.tables();
  }

  @Override
  public List<TableSpec> writes() {
    return PanelTables.ALL;
  }

  @Override
  public void run(JobContext context, Parameters parameters) {
    Preset preset = parameters.preset();
    SilverInputs silver = SilverInputs.of(context, preset);
    SilverYears years = SilverYears.of(context);
    ShareYears shareYears = shareYears(context, years, preset);
    Dataset<Row> above = Levels.above(silver.municipalities(), silver.groups());
    try (Materialized kept = new Materialized();
        Ahead ahead = new Ahead()) {
      Dataset<Row> municipalities =
          kept.keep(
              UnitYears.ofMunicipalities(
                  silver,
                  years.ofStocksAndFlows(),
                  years.of(SilverTables.COMMUTING),
                  supplyRates(context, silver, years, preset)));
      Supplier<Dataset<Row>> migration =
          ahead.start(
              () -> kept.keep(Subgroups.ofMunicipalities(silver.migrants(), municipalities)));
      Dataset<Row> units = kept.keep(Panel.units(municipalities, above, preset));
      Dataset<Row> weights =
          kept.keep(
              CommutingWeights.weigh(
                  silver.commuting(),
                  units,
                  above,
                  shareYears.table(context.spark()),
                  shareYears.jobsBeside(years.of(SilverTables.JOBS))));
      Dataset<Row> panel = kept.keep(Panel.of(units, weights, above, preset));
      Dataset<Row> subgroups = migration.get();
      PanelYears panelYears = parameters.checks().years(panel);
      check(context, panelYears, subgroups);
      PresetWriter writer =
          PresetWriter.of(context, preset)
              .stamped("vintage", silver.vintage())
              .in(parameters.years());
      List<Runnable> writes = new ArrayList<>();
      writes.add(() -> writer.write(PanelTables.PANEL, panel));
      writes.add(
          () ->
              writer.write(
                  PanelTables.MIGRATION,
                  Subgroups.rows(
                      subgroups.unionByName(Subgroups.ofLevels(subgroups, above)),
                      Subgroups.nation(subgroups))));
      silver
          .covariates()
          .ifPresent(
              landed ->
                  writes.add(
                      () ->
                          writer.write(
                              PanelTables.COVARIATE,
                              Covariates.of(landed, municipalities, above))));
      writes.add(
          () ->
              writeDimension(
                  context,
                  PanelTables.DIM_REGION,
                  PanelDimensions.regions(
                      above, silver.groups(), silver.municipalities(), municipalities),
                  silver.vintage()));
      writes.add(
          () ->
              context.write(
                  PanelTables.DIM_YEAR,
                  panelYears
                      .dimension(
                          context.spark(),
                          years.ofAll().first(),
                          Math.max(years.ofAll().last(), parameters.horizon()))
                      .coalesce(1)
                      .withColumn("run_id", lit(context.runId()))));
      Concurrently.forEach(writes, Runnable::run);
    }
  }

  private static void check(JobContext context, PanelYears panelYears, Dataset<Row> subgroups) {
    OnePass.Answers answers =
        OnePass.over(subgroups)
            .check(PanelChecks.ofSubgroups())
            .ask("miss", Subgroups.missOfTotals())
            .answers();
    context.identities(PanelTables.PANEL, panelYears.findings());
    context.identities(PanelTables.MIGRATION, answers.found());
    List<String> complaints = panelYears.findings().and(answers.found()).sentences();
    if (!complaints.isEmpty()) {
      throw Refusals.failedChecks("the rows of the panel", complaints);
    }
    Double miss = answers.number("miss");
    if (miss != null) {
      context.metric(PanelTables.MIGRATION, "sub_groups_miss_vital", miss);
    }
  }

  private static Optional<Dataset<Row>> supplyRates(
      JobContext context, SilverInputs silver, SilverYears years, Preset preset) {
    Optional<EmploymentSupplies> supplies = silver.supplies();
    if (supplies.isEmpty()) {
      context.note(
          "employment_rate or death_probability is missing: ds (demographic employment supply) is empty");
      return Optional.empty();
    }
    Optional<Dataset<Row>> rates =
        supplies
            .get()
            .perPerson(context.spark(), years.of(SilverTables.POPULATION), preset.supplyDeaths());
    if (!supplies.get().substitutes().isEmpty()) {
      context.note(
          "national rates for ds are missing for some years, the nearest year is used: "
              + supplies.get().substitutes());
    }
    noteMissingDenominators(context, years, preset);
    return rates;
  }

  /** DS is a share of those who work, or of jobs, the year before. */
  private static void noteMissingDenominators(
      JobContext context, SilverYears years, Preset preset) {
    TableSpec table =
        preset.supplyDenominator().equals("jobs") ? SilverTables.JOBS : SilverTables.EMPLOYMENT;
    List<Integer> empty = years.withoutTheYearBefore(table);
    // The first year has none before it: that goes without saying.
    if (empty.size() > 1) {
      context.note(
          "ds is empty in %s: %s of the year before is missing"
              .formatted(listed(empty), table.name()));
    }
  }

  private static ShareYears shareYears(JobContext context, SilverYears years, Preset preset) {
    List<Integer> commuting = years.of(SilverTables.COMMUTING);
    List<Integer> jobs = years.of(SilverTables.JOBS);
    ShareYears shareYears = ShareYears.ofGrowth(jobs, commuting, preset.shareYear());
    List<Integer> alone = new ArrayList<>(commuting);
    alone.removeAll(ShareYears.withJobs(commuting, jobs));
    if (!alone.isEmpty()) {
      context.note(
          "commuting of %s has no jobs beside it and is not used".formatted(listed(alone)));
    }
    if (!shareYears.substitutes().isEmpty()) {
      context.note(
          "commuting shares are missing for some years, the nearest year is used: "
              + shareYears.substitutes());
    }
    shareYears
        .jobsBeside(jobs)
        .forEach(
            (year, taken) ->
                context.note(
                    "labour_market_integration is of the commuting of %d and the jobs of %d: no year has both"
                        .formatted(year, taken)));
    return shareYears;
  }

  private static String listed(List<Integer> years) {
    return years.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private static void writeDimension(
      JobContext context, TableSpec table, Dataset<Row> rows, int vintage) {
    context.writeSlice(
        table,
        rows.withColumn("vintage", lit(vintage)).withColumn("run_id", lit(context.runId())),
        "vintage = " + vintage);
  }
}
