package no.stedsvekst.jobs.project;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import no.stedsvekst.jobs.attract.AppliedCoefficients;
import no.stedsvekst.jobs.attract.LevelSums;
import no.stedsvekst.jobs.conform.Levels;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.engine.Concurrently;
import no.stedsvekst.jobs.engine.Job;
import no.stedsvekst.jobs.engine.JobContext;
import no.stedsvekst.jobs.engine.Manual;
import no.stedsvekst.jobs.engine.Materialized;
import no.stedsvekst.jobs.lake.Findings;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.land.PlaceTables;
import no.stedsvekst.jobs.panel.PresetWriter;
import no.stedsvekst.jobs.project.block.BlockExecutor;
import no.stedsvekst.jobs.project.input.CachedSourceTables;
import no.stedsvekst.jobs.project.input.Origin;
import no.stedsvekst.jobs.project.input.ProjectionRequest;
import no.stedsvekst.jobs.project.input.SourceTables;
import no.stedsvekst.jobs.project.output.GoalRows;
import no.stedsvekst.jobs.project.output.ProjectTables;
import no.stedsvekst.jobs.project.output.ProjectionRows;
import no.stedsvekst.jobs.project.output.ReferenceRows;
import no.stedsvekst.jobs.project.output.SizeClass;
import no.stedsvekst.jobs.project.run.ConstraintFactors;
import no.stedsvekst.jobs.project.run.YearFiles;
import no.stedsvekst.jobs.project.scenario.Scenario;
import no.stedsvekst.jobs.refusal.ExitCode;
import no.stedsvekst.jobs.refusal.Refusal;
import no.stedsvekst.jobs.refusal.Refusals;
import no.stedsvekst.jobs.ripple.RippleTables;
import no.stedsvekst.jobs.settings.Kind;
import no.stedsvekst.jobs.settings.Option;
import no.stedsvekst.jobs.settings.Settings;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Projects every municipality in scenarios. */
public final class ProjectJob implements Job<ProjectChoice> {
  /** The levels above municipalities whose futures are drawn. */
  private static final List<String> DRAWN = List.of(Levels.REGION, Levels.COUNTY, Levels.COUNTRY);

  @Override
  public Manual manual() {
    return new Manual(
        "project",
        "every municipality to 2050, in scenarios",
        """
        From the jump-off on year by year: jobs grow with the nation's industries, the place's own
        people and its attractiveness; people move as the regressions expect and as the place
        attracts; they die and are born at the nation's rates and the place's ratios. Sexes and
        ages add up to the nation's projection. What is assumed of places stands in
        conf/assumptions/scenario.csv, and in a file of your own: project.file. A run that was cut
        off goes on where it stopped.""",
        "stedsvekst project --scenario neutral,historical --horizon 2040");
  }

  @Override
  public List<Option> options() {
    return List.of(
        new Option(
            "scenario",
            "project.scenarios",
            "NAMES",
            "central, neutral, historical, shrunk, high, low, shock:NAME"),
        new Option("alternative", "project.alternative", "NAME", "of the nation, as in MMM"),
        new Option(
            "base-year", "project.base_year", "YEAR", "1 January on which it begins", Kind.YEAR),
        new Option("horizon", "project.horizon", "YEAR", "1 January on which it ends", Kind.YEAR),
        new Option(
            "draws",
            "project.draws",
            "N",
            "futures to draw, for gold.projection_fan",
            ProjectChoice.DRAWS),
        new Option("ages", "project.ages", "single|five_year|total", "what is kept"),
        new Option(
            "closure",
            "project.closure",
            "frozen|recomputed",
            "of scenarios that name places: whether all add up to the nation's projection"),
        AppliedCoefficients.OPTION);
  }

  @Override
  public ProjectChoice parameters(Settings settings) {
    return ProjectChoice.of(settings);
  }

  @Override
  public String scope(ProjectChoice choice) {
    return choice.scope();
  }

  @Override
  public List<TableSpec> reads() {
    List<TableSpec> tables = new ArrayList<>(SourceTables.tables());
    tables.add(RippleTables.SHOCK_JOBS);
    return tables;
  }

  @Override
  public List<TableSpec> writes() {
    return ProjectTables.ALL;
  }

  @Override
  public void run(JobContext context, ProjectChoice choice) {
    try (CachedSourceTables inputs =
        new CachedSourceTables(context.spark(), SourceTables.of(context))) {
      run(context, choice, inputs);
    }
  }

  private static void run(JobContext context, ProjectChoice choice, CachedSourceTables inputs) {
    Origin origin = choice.origin(inputs);
    ProjectionRequest request =
        new ProjectionRequest(
                choice.preset(),
                origin,
                choice.alternative(),
                ShockScenarios.filled(
                    context, choice.preset(), choice.scenarios(), origin.baseYear()),
                choice.lambda(),
                choice.blocks().orElse(context.spark().sparkContext().defaultParallelism()))
            .on(BlockExecutor.Engine.of(choice.engine()));
    inputs.panel(choice.preset());
    Optional<Projection> input = input(context, inputs, request, choice);
    if (input.isEmpty()) {
      return;
    }
    try (Projection projection = input.get();
        Materialized kept = new Materialized()) {
      YearFiles files = projection.files(context.workFolder());
      List<List<ConstraintFactors>> constraintFactors = projection.run(files, context::progress);
      Findings findings = ProjectChecks.findings(projection, constraintFactors);
      context.identities(ProjectTables.TOTAL, findings);
      if (!findings.sentences().isEmpty()) {
        throw Refusals.failedChecks("the projections", findings.sentences());
      }
      ProjectChecks.metrics(projection, constraintFactors)
          .forEach((name, value) -> context.metric(ProjectTables.TOTAL, name, value));
      write(context, choice, inputs, projection, files, constraintFactors, kept);
    }
  }

  /**
   * A night goes on without a projection where people, rates or their years are missing; a run that
   * names its base year is refused.
   */
  private static Optional<Projection> input(
      JobContext context, SourceTables inputs, ProjectionRequest request, ProjectChoice choice) {
    try {
      return Optional.of(new Projection(context.spark(), inputs, request, context::note));
    } catch (Refusal refusal) {
      if (refusal.exit() != ExitCode.MISSING || choice.baseYear().isPresent()) {
        throw refusal;
      }
      context.note("no projection: " + refusal.getMessage());
      return Optional.empty();
    }
  }

  private static void write(
      JobContext context,
      ProjectChoice choice,
      SourceTables inputs,
      Projection projection,
      YearFiles files,
      List<List<ConstraintFactors>> constraintFactors,
      Materialized kept) {
    PresetWriter stamped = stamped(context, choice, projection.origin(), projection);
    PresetWriter writer = stamped.only("scenario in (%s)".formatted(quoted(choice.scenarios())));
    ProjectionRows rows = projection.rows(files);
    List<String> industries = projection.industries();
    Map<TableSpec, Dataset<Row>> tables = new LinkedHashMap<>();
    tables.put(ProjectTables.POPULATION, rows.people(choice.ages()));
    LargeClosures closures = LargeClosures.of(projection, constraintFactors);
    closures.sentences().forEach(context::note);
    tables.put(ProjectTables.FLOW, rows.flows().withColumn("is_closure_large", closures.isLarge()));
    if (!industries.isEmpty()) {
      tables.put(ProjectTables.JOBS, rows.jobs(industries));
    }
    Dataset<Row> above = kept.keep(above(inputs));
    Dataset<Row> totals = kept.keep(rows.totals(industries.size()));
    tables.put(ProjectTables.TOTAL, levels(above, totals, choice.scenarios()));
    MissedFrame.of(projection, totals).sentences().forEach(context::note);
    tables.put(
        ProjectTables.CLOSURE, ClosureRows.of(context.spark(), projection, constraintFactors));
    ProjectChoice.Fan fan = choice.fan();
    if (fan.drawing().draws() > 0) {
      Dataset<Row> drawn = above.filter(col("level").isin(DRAWN.toArray()));
      tables.put(
          ProjectTables.FAN,
          projection.fan(fan.scenario(), files, constraintFactors, drawn, fan.drawing()));
    } else if (EarlierFan.isOfOtherFigures(context, choice, projection)) {
      // Futures that were drawn around other numbers are those of no projection that is there.
      context.note("the fan was drawn on earlier figures and is taken away; --draws draws another");
      tables.put(
          ProjectTables.FAN,
          context.spark().createDataFrame(List.of(), ProjectTables.FAN.schema()));
    }
    int neutral = rows.names().indexOf(Scenario.NEUTRAL);
    if (neutral >= 0) {
      tables.put(
          ProjectTables.GOAL,
          GoalRows.of(
              context.spark(),
              projection.input(),
              constraintFactors,
              files,
              neutral,
              projection.origin()));
    }
    Concurrently.forEach(
        tables.entrySet(),
        table ->
            (table.getKey().equals(ProjectTables.GOAL) ? stamped : writer)
                .write(table.getKey(), table.getValue()));
    PresetWriter.of(context, choice.preset())
        .only("code in (%s)".formatted(quoted(choice.scenarios())))
        .write(ProjectTables.SCENARIO, ClosureRows.scenarios(context.spark(), projection));
    Optional<Dataset<Row>> references = inputs.landed(PlaceTables.REFERENCE_PROJECTION);
    if (references.isPresent() && rows.names().containsAll(ReferenceRows.SCENARIOS)) {
      stamped.write(ProjectTables.REFERENCE, ReferenceRows.of(totals, references.get()));
    }
  }

  private static String quoted(List<Scenario> scenarios) {
    return scenarios.stream()
        .map(one -> "'" + one.name().replace("\\", "\\\\").replace("'", "\\'") + "'")
        .collect(Collectors.joining(", "));
  }

  /** Municipalities, and their sums in scenarios whose places have one future together. */
  private static Dataset<Row> levels(
      Dataset<Row> above, Dataset<Row> municipalities, List<Scenario> scenarios) {
    Dataset<Row> units = municipalities.withColumnRenamed("municipality", "unit");
    Object[] summed =
        scenarios.stream()
            .filter(scenario -> !scenario.isOfEachPlace())
            .map(Scenario::name)
            .toArray();
    return units
        .withColumn("level", lit(Levels.MUNICIPALITY))
        .unionByName(
            LevelSums.of(
                units.filter(col("scenario").isin(summed)),
                above,
                List.of("begun", "persons", "jobs"),
                "scenario"))
        .withColumn("size_class", SizeClass.of(col("begun")));
  }

  private static Dataset<Row> above(SourceTables inputs) {
    return Levels.above(
        inputs.read(SilverTables.MUNICIPALITY), inputs.landed(PlaceTables.MUNICIPALITY_GROUP));
  }

  /** From this origin. */
  private static PresetWriter stamped(
      JobContext context, ProjectChoice choice, Origin origin, Projection projection) {
    return PresetWriter.of(context, choice.preset())
        .stamped("alternative", projection.alternative())
        .stamped("base_year", origin.baseYear())
        .stamped("coef_set_id", projection.coefficientSet())
        .stamped("vintage", projection.vintage())
        .only(
            "alternative = '%s' and base_year = %d"
                .formatted(projection.alternative(), origin.baseYear()));
  }
}
