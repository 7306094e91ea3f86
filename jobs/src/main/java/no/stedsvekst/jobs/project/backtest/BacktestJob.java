package no.stedsvekst.jobs.project.backtest;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
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
import no.stedsvekst.jobs.settings.Kind;
import no.stedsvekst.jobs.settings.Option;
import no.stedsvekst.jobs.settings.Preset;
import no.stedsvekst.jobs.settings.Settings;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Projects from years of the past and holds what was said against what came. */
public final class BacktestJob implements Job<BacktestJob.Parameters> {
  private static final int LONG_AGO = 10;
  private static final int LATELY = 5;
  private static final Kind<Integer> DRAWS = Kind.wholeNumber(0, 100_000);

  /**
   * What a user may choose.
   *
   * @param preset the parameters of the model
   * @param origins years of the 1 January; empty: ten and five years before the last counted
   * @param horizons years ahead
   * @param level whose units are judged
   * @param draws of futures
   * @param lambda the share of attractiveness that lasts where the data do not tell
   * @param engine in which blocks are worked on
   */
  public record Parameters(
      Preset preset,
      List<Integer> origins,
      List<Integer> horizons,
      String level,
      int draws,
      double lambda,
      String engine) {}

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
        gold.backtest_score by size and centrality; other presets' rows are left alone.""",
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
    return new Parameters(
        Preset.of(settings),
        settings.optional("backtest.origins").isEmpty()
            ? List.of()
            : settings.read("backtest.origins", Kind.YEAR_LIST),
        horizons.stream().sorted().toList(),
        settings.text("backtest.level"),
        settings.read("backtest.draws", DRAWS),
        settings.number("project.shrunk_lambda", 0, 1),
        settings.choice("project.engine", BlockExecutor.Engine.WORDS));
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
    return List.of(ProjectTables.BACKTEST_SCORE);
  }

  @Override
  public void run(JobContext context, Parameters parameters) {
    try (CachedSourceTables inputs =
        new CachedSourceTables(context.spark(), SourceTables.of(context))) {
      run(context, parameters, inputs);
    }
  }

  /** What is read is held for all origins. */
  private static void run(JobContext context, Parameters parameters, SourceTables inputs) {
    ScoredUnits units = new ScoredUnits(inputs, parameters.level());
    int last = new ObservedPopulation(inputs, units).lastYear();
    List<Integer> origins =
        parameters.origins().isEmpty()
            ? List.of(last - LONG_AGO, last - LATELY)
            : parameters.origins();
    try (Materialized kept = new Materialized()) {
      List<Dataset<Row>> scores = new ArrayList<>();
      for (int origin : origins) {
        List<Integer> horizons =
            parameters.horizons().stream().filter(ahead -> origin + ahead <= last).toList();
        if (horizons.isEmpty()) {
          context.note("origin %d is left out: population ends in %d".formatted(origin, last));
          continue;
        }
        context.progress("from 1 January " + origin);
        scores.add(
            kept.keep(
                new Backtest(context, inputs, parameters, units, origin, horizons, kept).scores()));
      }
      scores.stream()
          .reduce(Dataset::union)
          .ifPresent(rows -> write(context, parameters.preset(), origins, rows));
    }
  }

  private static void write(
      JobContext context, Preset preset, List<Integer> origins, Dataset<Row> scores) {
    PresetWriter.of(context, preset)
        .only(
            "origin in (%s)"
                .formatted(origins.stream().map(String::valueOf).collect(Collectors.joining(", "))))
        .write(ProjectTables.BACKTEST_SCORE, scores.filter(col("value").isNotNull()));
  }
}
