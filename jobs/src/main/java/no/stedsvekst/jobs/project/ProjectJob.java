package no.stedsvekst.jobs.project;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import no.stedsvekst.jobs.attract.LevelSums;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.engine.Concurrently;
import no.stedsvekst.jobs.engine.Job;
import no.stedsvekst.jobs.engine.JobContext;
import no.stedsvekst.jobs.engine.Manual;
import no.stedsvekst.jobs.engine.Materialized;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.land.PlaceTables;
import no.stedsvekst.jobs.panel.Levels;
import no.stedsvekst.jobs.panel.PresetWriter;
import no.stedsvekst.jobs.project.block.BlockExecutor;
import no.stedsvekst.jobs.project.fan.Fans;
import no.stedsvekst.jobs.project.input.CachedSourceTables;
import no.stedsvekst.jobs.project.input.Origin;
import no.stedsvekst.jobs.project.input.ProjectionRequest;
import no.stedsvekst.jobs.project.input.SourceTables;
import no.stedsvekst.jobs.project.output.ProjectTables;
import no.stedsvekst.jobs.project.output.ProjectionRows;
import no.stedsvekst.jobs.project.output.ProjectionRows.Ages;
import no.stedsvekst.jobs.project.output.ReferenceRows;
import no.stedsvekst.jobs.project.run.ConstraintFactors;
import no.stedsvekst.jobs.project.run.YearFiles;
import no.stedsvekst.jobs.project.scenario.Scenario;
import no.stedsvekst.jobs.project.scenario.ScenarioFile;
import no.stedsvekst.jobs.refusal.ExitCode;
import no.stedsvekst.jobs.refusal.Refusal;
import no.stedsvekst.jobs.refusal.Refusals;
import no.stedsvekst.jobs.settings.Option;
import no.stedsvekst.jobs.settings.Preset;
import no.stedsvekst.jobs.settings.Settings;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Projects every municipality in scenarios. */
public final class ProjectJob implements Job<ProjectJob.Parameters> {
  /** The levels above municipalities whose futures are drawn. */
  private static final List<String> DRAWN = List.of(Levels.REGION, Levels.COUNTY, Levels.COUNTRY);

  /**
   * What a user may choose.
   *
   * @param preset the parameters of the model
   * @param scenarios which, neutral first
   * @param alternative of the nation's projection
   * @param baseYear of the 1 January on which it begins; empty: after the last jobs
   * @param horizon of the 1 January on which it ends
   * @param ages that are kept
   * @param lambda the share of attractiveness that lasts where the data do not tell
   * @param blocks of places, at most; empty: as Spark has cores
   * @param engine in which blocks are worked on: auto, threads or spark
   * @param fan how many futures are drawn, around which scenario
   */
  public record Parameters(
      Preset preset,
      List<Scenario> scenarios,
      String alternative,
      Optional<Integer> baseYear,
      int horizon,
      Ages ages,
      double lambda,
      Optional<Integer> blocks,
      String engine,
      Fan fan) {}

  /**
   * Futures that are drawn.
   *
   * @param scenario around which
   */
  public record Fan(String scenario, Fans.Drawing drawing) {}

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
            "scenario", "project.scenarios", "NAMES", "neutral, historical, shrunk, high, low"),
        new Option("alternative", "project.alternative", "NAME", "of the nation, as in MMM"),
        new Option("base-year", "project.base_year", "YEAR", "1 January on which it begins"),
        new Option("horizon", "project.horizon", "YEAR", "1 January on which it ends"),
        new Option("draws", "project.draws", "N", "futures to draw, for gold.projection_fan"),
        new Option("ages", "project.ages", "single|five_year|total", "what is kept"));
  }

  @Override
  public Parameters parameters(Settings settings) {
    Map<String, Scenario> known = ScenarioFile.shipped();
    settings.optional("project.file").map(ScenarioFile::of).ifPresent(known::putAll);
    List<Scenario> wanted = new ArrayList<>();
    for (String name : settings.words("project.scenarios")) {
      if (!known.containsKey(name)) {
        throw Refusals.unknownScenario(name, known.keySet());
      }
      wanted.add(known.get(name));
    }
    return new Parameters(
        Preset.of(settings),
        Projection.withNeutral(wanted, known.get(Scenario.NEUTRAL)),
        settings.text("project.alternative"),
        settings.year("project.base_year"),
        settings.year("project.horizon").orElseThrow(),
        Ages.valueOf(
            settings
                .choice("project.ages", List.of("single", "five_year", "total"))
                .toUpperCase(Locale.ROOT)),
        settings.number("project.shrunk_lambda", 0, 1),
        settings.optional("project.blocks").isEmpty()
            ? Optional.empty()
            : Optional.of(settings.integer("project.blocks", 1, 100_000)),
        settings.choice("project.engine", BlockExecutor.Engine.WORDS),
        fan(settings, wanted));
  }

  private static Fan fan(Settings settings, List<Scenario> wanted) {
    int draws = settings.integer("project.draws", 0, 1_000_000);
    String around = settings.text("project.fan");
    if (draws > 0 && wanted.stream().noneMatch(one -> one.name().equals(around))) {
      throw settings.badValue(
          "project.fan", "one of the scenarios that are projected: " + names(wanted));
    }
    return new Fan(
        around,
        new Fans.Drawing(
            draws,
            settings.integer("project.seed", 0, Integer.MAX_VALUE),
            settings.isOn("project.fan_whole")));
  }

  @Override
  public String scope(Parameters parameters) {
    return String.join(
        " ",
        parameters.preset().name(),
        parameters.alternative(),
        parameters.baseYear().map(String::valueOf).orElse("newest"),
        names(parameters.scenarios()));
  }

  private static String names(List<Scenario> scenarios) {
    return scenarios.stream().map(Scenario::name).collect(Collectors.joining(","));
  }

  @Override
  public List<TableSpec> reads() {
    return SourceTables.tables();
  }

  @Override
  public List<TableSpec> writes() {
    return ProjectTables.ALL;
  }

  @Override
  public void run(JobContext context, Parameters parameters) {
    try (CachedSourceTables inputs =
        new CachedSourceTables(context.spark(), SourceTables.of(context))) {
      run(context, parameters, inputs);
    }
  }

  private static void run(JobContext context, Parameters parameters, CachedSourceTables inputs) {
    Origin origin = origin(inputs, parameters);
    ProjectionRequest request =
        new ProjectionRequest(
                parameters.preset(),
                origin,
                parameters.alternative(),
                parameters.scenarios(),
                parameters.lambda(),
                parameters.blocks().orElse(context.spark().sparkContext().defaultParallelism()))
            .on(BlockExecutor.Engine.of(parameters.engine()));
    YearFiles files = new YearFiles(context.workFolder());
    inputs.panel(parameters.preset());
    Optional<Projection> input = input(context, inputs, request, parameters);
    if (input.isEmpty()) {
      return;
    }
    try (Projection projection = input.get();
        Materialized kept = new Materialized()) {
      List<List<ConstraintFactors>> constraintFactors = projection.run(files, context::progress);
      List<String> complaints = ProjectChecks.complaints(projection, constraintFactors);
      if (!complaints.isEmpty()) {
        throw Refusals.badRows("the projection", complaints);
      }
      ProjectChecks.metrics(projection, constraintFactors)
          .forEach((name, value) -> context.metric(ProjectTables.TOTAL, name, value));
      write(context, parameters, inputs, projection, files, constraintFactors, kept);
    }
  }

  /** A night goes on without what was not landed; whoever names a base year is told to land it. */
  private static Optional<Projection> input(
      JobContext context, SourceTables inputs, ProjectionRequest request, Parameters parameters) {
    try {
      return Optional.of(new Projection(context.spark(), inputs, request, context::note));
    } catch (Refusal refusal) {
      if (refusal.exit() != ExitCode.MISSING || parameters.baseYear().isPresent()) {
        throw refusal;
      }
      context.note("off: the projection; " + refusal.getMessage());
      return Optional.empty();
    }
  }

  private static void write(
      JobContext context,
      Parameters parameters,
      SourceTables inputs,
      Projection projection,
      YearFiles files,
      List<List<ConstraintFactors>> constraintFactors,
      Materialized kept) {
    PresetWriter stamped = stamped(context, parameters, projection.origin(), projection);
    PresetWriter writer =
        stamped.only("scenario in (%s)".formatted(quoted(parameters.scenarios())));
    ProjectionRows rows = projection.rows(files);
    List<String> industries = projection.industries();
    Map<TableSpec, Dataset<Row>> tables = new LinkedHashMap<>();
    tables.put(ProjectTables.POPULATION, rows.people(parameters.ages()));
    tables.put(ProjectTables.FLOW, rows.flows());
    if (!industries.isEmpty()) {
      tables.put(ProjectTables.JOBS, rows.jobs(industries));
    }
    Dataset<Row> above = kept.keep(above(inputs));
    Dataset<Row> totals = kept.keep(rows.totals(industries.size()));
    tables.put(ProjectTables.TOTAL, levels(above, totals));
    tables.put(
        ProjectTables.CLOSURE, ClosureRows.of(context.spark(), projection, constraintFactors));
    Fan fan = parameters.fan();
    if (fan.drawing().draws() > 0) {
      Dataset<Row> drawn = above.filter(col("level").isin(DRAWN.toArray()));
      tables.put(
          ProjectTables.FAN,
          projection.fan(fan.scenario(), files, constraintFactors, drawn, fan.drawing()));
    }
    Concurrently.forEach(
        tables.entrySet(), table -> writer.write(table.getKey(), table.getValue()));
    PresetWriter.of(context, parameters.preset())
        .only("code in (%s)".formatted(quoted(parameters.scenarios())))
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

  /** Municipalities, and their sums. */
  private static Dataset<Row> levels(Dataset<Row> above, Dataset<Row> municipalities) {
    Dataset<Row> units = municipalities.withColumnRenamed("municipality", "unit");
    return units
        .withColumn("level", lit(Levels.MUNICIPALITY))
        .unionByName(LevelSums.of(units, above, List.of("persons", "jobs"), "scenario"));
  }

  private static Dataset<Row> above(SourceTables inputs) {
    return Levels.above(
        inputs.read(SilverTables.MUNICIPALITY), inputs.landed(PlaceTables.MUNICIPALITY_GROUP));
  }

  private static Origin origin(SourceTables inputs, Parameters parameters) {
    int baseYear = parameters.baseYear().orElseGet(() -> SourceTables.newestBase(inputs));
    if (baseYear >= parameters.horizon()) {
      throw Refusals.horizonBeforeBase(baseYear, parameters.horizon());
    }
    return new Origin(baseYear, parameters.horizon());
  }

  /** From this origin. */
  private static PresetWriter stamped(
      JobContext context, Parameters parameters, Origin origin, Projection projection) {
    return PresetWriter.of(context, parameters.preset())
        .stamped("alternative", projection.alternative())
        .stamped("base_year", origin.baseYear())
        .stamped("coef_set_id", projection.coefficientSet())
        .stamped("vintage", projection.vintage())
        .only(
            "alternative = '%s' and base_year = %d"
                .formatted(projection.alternative(), origin.baseYear()));
  }
}
