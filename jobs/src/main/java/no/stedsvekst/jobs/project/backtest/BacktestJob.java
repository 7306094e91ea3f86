package no.stedsvekst.jobs.project.backtest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.stedsvekst.jobs.engine.Concurrently;
import no.stedsvekst.jobs.engine.Job;
import no.stedsvekst.jobs.engine.JobContext;
import no.stedsvekst.jobs.engine.Manual;
import no.stedsvekst.jobs.engine.Materialized;
import no.stedsvekst.jobs.lake.TableSpec;
import no.stedsvekst.jobs.panel.PresetWriter;
import no.stedsvekst.jobs.project.block.BlockExecutor;
import no.stedsvekst.jobs.project.input.CachedSourceTables;
import no.stedsvekst.jobs.project.input.SourceTables;
import no.stedsvekst.jobs.project.output.ProjectTables;
import no.stedsvekst.jobs.project.scenario.Scenario;
import no.stedsvekst.jobs.project.scenario.ScenarioFile;
import no.stedsvekst.jobs.refusal.ExitCode;
import no.stedsvekst.jobs.refusal.Refusal;
import no.stedsvekst.jobs.settings.Kind;
import no.stedsvekst.jobs.settings.Option;
import no.stedsvekst.jobs.settings.Preset;
import no.stedsvekst.jobs.settings.Settings;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Projects from years of the past and holds what was said against what came. */
public final class BacktestJob implements Job<BacktestJob.Parameters> {
  private static final Kind<Integer> DRAWS = Kind.wholeNumber(0, 100_000);

  /**
   * What a user may choose.
   *
   * @param preset the parameters of the model
   * @param origins years of the 1 January; empty: ten and five years before the last counted
   * @param horizons years ahead
   * @param level whose units are judged
   * @param draws of futures
   * @param hasKnownFan whether they are drawn around the projection with the known nation too
   * @param hasParts whether scenarios with a tenth to nine tenths of the past are judged too
   * @param lambda the share of attractiveness that lasts where the data do not tell
   * @param engine in which blocks are worked on
   * @param own scenarios of the user's own that name no single place: they are judged too
   * @param replaced names of shipped scenarios that the user has given to others, which are not
   */
  public record Parameters(
      Preset preset,
      List<Integer> origins,
      List<Integer> horizons,
      String level,
      int draws,
      boolean hasKnownFan,
      boolean hasParts,
      double lambda,
      String engine,
      List<Scenario> own,
      List<String> replaced) {

    /** All scenarios that are judged, by name: what is shipped is not what bears its name here. */
    Map<String, Scenario> scenarios() {
      Map<String, Scenario> all = new LinkedHashMap<>(ScenarioFile.shipped());
      own.forEach(scenario -> all.put(scenario.name(), scenario));
      replaced.forEach(all::remove);
      return all;
    }
  }

  @Override
  public Manual manual() {
    return new Manual(
        "backtest",
        "how projections from the past have held",
        """
        Estimates on what was known at each origin, projects five and ten years, and holds it
        against the people who were counted: beside no change, a straight line, Hamilton and
        Perry's cohorts, and every projection that was landed for that year. Once with the nation
        as one could have projected it, once as it came (known_frame). Writes
        gold.backtest_score by size and centrality, and gold.projection_score, which scenarios are
        looked up in; other presets' rows are left alone. Without --origins from ten and five years
        before the last that was counted. Scenarios of project.file that name no single place are
        judged too.""",
        "stedsvekst backtest --origins 2012,2014,2016");
  }

  @Override
  public List<Option> options() {
    return List.of(
        new Option(
            "origins",
            "backtest.origins",
            "YEARS",
            "of the 1 January, as in 2012,2014",
            Kind.YEAR_LIST),
        new Option("horizons", "backtest.horizons", "N,N", "years ahead, as in 5,10"),
        new Option("level", "backtest.level", "LEVEL", "whose units are judged, as in group:mine"),
        new Option(
            "draws", "backtest.draws", "N", "futures to draw, to judge their spread", DRAWS));
  }

  @Override
  public Parameters parameters(Settings settings) {
    List<Integer> horizons = new ArrayList<>();
    for (String word : settings.words("backtest.horizons")) {
      if (!word.matches("[1-9]|[1-4]\\d")) {
        throw settings.badValue("backtest.horizons", "years ahead from 1 to 49, as in 5,10");
      }
      horizons.add(Integer.valueOf(word));
    }
    Map<String, Scenario> own = ScenarioFile.own(settings);
    return new Parameters(
        Preset.of(settings),
        settings.optional("backtest.origins").isEmpty()
            ? List.of()
            : settings.read("backtest.origins", Kind.YEAR_LIST),
        horizons.stream().sorted().toList(),
        settings.text("backtest.level"),
        settings.read("backtest.draws", DRAWS),
        settings.isOn("backtest.known_fan"),
        settings.isOn("backtest.parts"),
        settings.number("project.shrunk_lambda", 0, 1),
        settings.choice("project.engine", BlockExecutor.Engine.WORDS),
        own.values().stream().filter(Scenario::isOfAllPlaces).toList(),
        own.values().stream()
            .filter(scenario -> !scenario.isOfAllPlaces())
            .map(Scenario::name)
            .filter(ScenarioFile.shipped()::containsKey)
            .toList());
  }

  @Override
  public String scope(Parameters parameters) {
    return parameters.preset().name();
  }

  @Override
  public List<TableSpec> reads() {
    return SourceTables.tables();
  }

  @Override
  public List<TableSpec> writes() {
    return List.of(ProjectTables.BACKTEST_SCORE, ProjectTables.SCORE);
  }

  @Override
  public void run(JobContext context, Parameters parameters) {
    try (CachedSourceTables inputs =
            new CachedSourceTables(context.spark(), SourceTables.of(context));
        Materialized kept = new Materialized()) {
      run(context, parameters, inputs, kept);
    }
  }

  /** What is read is held for all origins, and all that was said is judged together. */
  private static void run(
      JobContext context, Parameters parameters, SourceTables inputs, Materialized kept) {
    ScoredUnits units = new ScoredUnits(inputs, parameters.level());
    ObservedPopulation observed = new ObservedPopulation(inputs, units);
    BacktestOrigins origins =
        BacktestOrigins.of(parameters.origins(), parameters.horizons(), observed.years());
    origins.leftOut().forEach(context::note);
    List<Backtest.Forecasts> forecasts =
        forecasts(context, parameters, inputs, units, origins, kept);
    forecasts.stream().flatMap(each -> each.notes().stream()).forEach(context::note);
    Optional<Dataset<Row>> said = union(forecasts.stream().map(Backtest.Forecasts::said));
    if (said.isEmpty()) {
      context.note("no projection of the past can be judged: gold.backtest_score has no row of it");
    }
    Dataset<Row> scores =
        said.map(
                rows ->
                    scores(
                        rows,
                        union(forecasts.stream().flatMap(each -> each.bands().stream())),
                        union(forecasts.stream().flatMap(each -> each.around().stream()))
                            .map(bands -> BacktestScores.coveredAround(bands, observed.around())),
                        kept.keep(observed.totals()),
                        kept.keep(observed.classes(origins.years()))))
            .map(kept::keep)
            .orElseGet(() -> BacktestScores.none(context.spark()));
    PresetWriter writer =
        PresetWriter.of(context, parameters.preset())
            .stamped("vintage", inputs.panel(parameters.preset()).vintage());
    write(writer, parameters, origins.years(), scores);
  }

  private static Dataset<Row> scores(
      Dataset<Row> said,
      Optional<Dataset<Row>> bands,
      Optional<Dataset<Row>> coveredAround,
      Dataset<Row> actual,
      Dataset<Row> classes) {
    Dataset<Row> errors = BacktestScores.of(said, actual, classes);
    Dataset<Row> scores =
        bands
            .map(rows -> errors.union(BacktestScores.covered(rows, actual, classes)))
            .orElse(errors);
    return coveredAround.map(scores::union).orElse(scores).filter(col("value").isNotNull());
  }

  private static Optional<Dataset<Row>> union(Stream<Dataset<Row>> rows) {
    return rows.reduce(Dataset::union);
  }

  /**
   * Origins side by side: of a small country the driver plans most of the time. One that nobody
   * asked for and that cannot be projected from is left out.
   */
  private static List<Backtest.Forecasts> forecasts(
      JobContext context,
      Parameters parameters,
      SourceTables inputs,
      ScoredUnits units,
      BacktestOrigins origins,
      Materialized kept) {
    if (origins.horizons().isEmpty()) {
      return List.of();
    }
    inputs.panel(parameters.preset());
    CountedNation nation = new CountedNation(inputs, origins.horizons().firstKey());
    List<Optional<Backtest.Forecasts>> forecasts =
        Concurrently.map(
            origins.horizons().entrySet(),
            origin -> {
              context.progress("from 1 January " + origin.getKey());
              try {
                return Optional.of(
                    new Backtest(
                            context,
                            inputs,
                            parameters,
                            units,
                            origin.getKey(),
                            origin.getValue(),
                            kept)
                        .forecasts(nation));
              } catch (Refusal refusal) {
                if (refusal.exit() != ExitCode.MISSING || !parameters.origins().isEmpty()) {
                  throw refusal;
                }
                context.note(
                    "origin %d is left out: %s".formatted(origin.getKey(), refusal.getMessage()));
                return Optional.empty();
              }
            });
    return forecasts.stream().flatMap(Optional::stream).toList();
  }

  /** Rows of other origins that were judged before are left alone; the scores are of this run's. */
  private static void write(
      PresetWriter writer, Parameters parameters, List<Integer> origins, Dataset<Row> scores) {
    Dataset<Row> levelled = scores.withColumn("level", lit(parameters.level()));
    writer
        .only(
            "level = '%s' and origin in (%s)"
                .formatted(
                    parameters.level().replace("'", "\\'"),
                    origins.isEmpty()
                        ? "0"
                        : origins.stream().map(String::valueOf).collect(Collectors.joining(", "))))
        .write(ProjectTables.BACKTEST_SCORE, levelled);
    writer
        .only("level = '%s'".formatted(parameters.level().replace("'", "\\'")))
        .write(ProjectTables.SCORE, ScenarioScores.of(levelled, parameters.scenarios().keySet()));
  }
}
