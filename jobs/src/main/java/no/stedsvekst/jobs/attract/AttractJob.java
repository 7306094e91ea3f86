package no.stedsvekst.jobs.attract;

import static org.apache.spark.sql.functions.col;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
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
import no.stedsvekst.jobs.land.NationTables;
import no.stedsvekst.jobs.panel.PresetWriter;
import no.stedsvekst.jobs.panel.ShareYears;
import no.stedsvekst.jobs.refusal.Refusals;
import no.stedsvekst.jobs.regress.RegressTables;
import no.stedsvekst.jobs.settings.Kind;
import no.stedsvekst.jobs.settings.Option;
import no.stedsvekst.jobs.settings.Preset;
import no.stedsvekst.jobs.settings.Settings;
import no.stedsvekst.jobs.settings.YearRange;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Says how much of each unit's growth is structure, and how much is its own attractiveness. */
public final class AttractJob implements Job<AttractJob.Parameters> {

  /**
   * What a user may choose.
   *
   * @param preset the parameters of the model
   * @param periods that are told beside each year, all and the last ten
   */
  public record Parameters(Preset preset, List<YearRange> periods) {}

  @Override
  public Manual manual() {
    return new Manual(
        "attract",
        "attractiveness, and why populations and jobs changed",
        """
        Applies the coefficients to every unit and year: the net migration that was to be expected,
        and residential attractiveness, what came beyond it. Takes the change of population and of
        jobs apart into components that add up, for municipalities, regions, counties, centrality
        classes, the country and groups of your own, each year and over periods. Rates of small
        places are drawn towards nothing, and ranks come with how sure they are. Writes
        gold.attractiveness and the tables beside it; other presets' rows are left alone.""",
        "stedsvekst attract --preset book2022");
  }

  @Override
  public List<Option> options() {
    return List.of(AppliedCoefficients.OPTION);
  }

  @Override
  public Parameters parameters(Settings settings) {
    return new Parameters(Preset.of(settings), settings.read("attract.periods", Kind.SPANS));
  }

  @Override
  public String scope(Parameters parameters) {
    return parameters.preset().name();
  }

  @Override
  public List<TableSpec> reads() {
    return AttractInputs.tables();
  }

  @Override
  public List<TableSpec> writes() {
    return AttractTables.ALL;
  }

  @Override
  public void run(JobContext context, Parameters parameters) {
    Preset preset = parameters.preset();
    AttractInputs inputs = AttractInputs.of(context, preset);
    AppliedCoefficients coefficients =
        AppliedCoefficients.of(
            inputs.read(RegressTables.COEFFICIENT_SET), inputs.written(), inputs.hasSupply());
    context.note("coefficients applied: " + coefficients.id());
    coefficients.insteadOf(inputs.written(), inputs.hasSupply()).ifPresent(context::note);
    try (Materialized kept = new Materialized();
        Ahead ahead = new Ahead()) {
      Dataset<Row> vital = kept.keep(vital(context, inputs));
      Supplier<JobsSide> ofWork = ahead.start(() -> JobsSide.of(inputs, preset, vital, kept));
      PeopleSide people = PeopleSide.of(inputs, coefficients, preset, vital, kept);
      JobsSide jobs = ofWork.get();
      Periods periods =
          Periods.of(people.years(), parameters.periods())
              .and(Periods.of(jobs.years(), parameters.periods()));
      Supplier<Dataset<Row>> attractiveness =
          ahead.start(
              () ->
                  Attractiveness.over(
                      periods,
                      people.annual(),
                      jobs.annual(),
                      brought(inputs, jobs.municipalities(), coefficients, preset)));
      Supplier<Optional<Dataset<Row>>> relations = ahead.start(() -> relations(inputs, people));
      Supplier<Optional<Dataset<Row>>> ratios = ahead.start(() -> ratios(people));
      Dataset<Row> ofJobs = kept.keep(JobDecomposition.over(periods, jobs.annual()));
      Dataset<Row> industries =
          kept.keep(
              JobDecomposition.industries(
                  periods, jobs.contributions(), jobs.municipalities(), inputs.above()));
      Findings ofIndustries = AttractChecks.ofIndustries(industries, ofJobs);
      context.identities(AttractTables.POPULATION_DECOMPOSITION, people.findings());
      context.identities(AttractTables.JOB_DECOMPOSITION, jobs.findings());
      context.identities(AttractTables.JOB_INDUSTRY_CONTRIBUTION, ofIndustries);
      List<String> complaints =
          people.findings().and(jobs.findings()).and(ofIndustries).sentences();
      if (!complaints.isEmpty()) {
        throw Refusals.failedChecks("the decompositions", complaints);
      }
      PresetWriter writer =
          PresetWriter.of(context, preset)
              .stamped("coef_set_id", coefficients.id())
              .stamped("vintage", inputs.vintage());
      Map<TableSpec, Dataset<Row>> tables = new LinkedHashMap<>();
      tables.put(
          AttractTables.POPULATION_DECOMPOSITION,
          PopulationDecomposition.over(periods, people.yearly()));
      tables.put(AttractTables.JOB_DECOMPOSITION, ofJobs);
      tables.put(AttractTables.JOB_INDUSTRY_CONTRIBUTION, industries);
      tables.put(AttractTables.ATTRACTIVENESS, attractiveness.get());
      tables.put(
          AttractTables.GROWTH_PATH,
          GrowthPaths.over(periods, people.yearly(), people.annual(), ofJobs));
      ratios.get().ifPresent(rows -> tables.put(AttractTables.VITAL_RATIO, rows));
      relations.get().ifPresent(rows -> tables.put(AttractTables.ATTRACTIVENESS_COVARIATE, rows));
      Concurrently.forEach(
          tables.entrySet(), table -> writer.write(table.getKey(), table.getValue()));
    }
  }

  private static Optional<Dataset<Row>> ratios(PeopleSide people) {
    List<Integer> births = people.birthYears();
    return births.isEmpty()
        ? Optional.empty()
        : Optional.of(VitalRatios.of(people.annual(), Periods.decade(births)));
  }

  private static Optional<Dataset<Row>> relations(AttractInputs inputs, PeopleSide people) {
    return inputs
        .covariates()
        .filter(rows -> !people.years().isEmpty())
        .map(
            rows ->
                CovariateRelations.of(
                    Attractiveness.rates(people.annual()), rows, Periods.decade(people.years())));
  }

  private static Dataset<Row> vital(JobContext context, AttractInputs inputs) {
    ExpectedVitals expected =
        new ExpectedVitals(
            inputs.landed(NationTables.FERTILITY_RATE),
            inputs.landed(NationTables.DEATH_PROBABILITY));
    Dataset<Row> vital =
        expected.of(
            inputs.read(SilverTables.POPULATION),
            inputs.read(SilverTables.VITAL),
            inputs.years().of(SilverTables.POPULATION),
            inputs.years().of(SilverTables.VITAL));
    if (!expected.isWhole()) {
      context.note(
          "fertility_rate or death_probability is missing: expected births or deaths are not computed");
    }
    if (!expected.substitutes().isEmpty()) {
      context.note(
          "birth and death rates are missing for some years, the nearest year is used: "
              + expected.substitutes());
    }
    return vital;
  }

  private static Dataset<Row> brought(
      AttractInputs inputs, Dataset<Row> jobs, AppliedCoefficients coefficients, Preset preset) {
    Dataset<Row> flows = inputs.read(SilverTables.COMMUTING);
    ShareYears shareYears =
        ShareYears.ofGrowth(
            inputs.years().of(SilverTables.JOBS),
            inputs.years().of(SilverTables.COMMUTING),
            preset.shareYear());
    return CombinedRates.of(
        jobs,
        inputs.panel().filter(col("level").equalTo(Levels.MUNICIPALITY)),
        flows,
        shareYears.table(flows.sparkSession()),
        inputs.above(),
        coefficients);
  }
}
