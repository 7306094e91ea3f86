package no.stedsvekst.jobs.project.backtest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import no.stedsvekst.jobs.attract.AppliedCoefficients;
import no.stedsvekst.jobs.engine.JobContext;
import no.stedsvekst.jobs.engine.Materialized;
import no.stedsvekst.jobs.land.PlaceTables;
import no.stedsvekst.jobs.project.Projection;
import no.stedsvekst.jobs.project.backtest.BacktestJob.Parameters;
import no.stedsvekst.jobs.project.block.BlockExecutor;
import no.stedsvekst.jobs.project.fan.Fans;
import no.stedsvekst.jobs.project.input.Origin;
import no.stedsvekst.jobs.project.input.OriginFit;
import no.stedsvekst.jobs.project.input.ProjectionRequest;
import no.stedsvekst.jobs.project.input.ProjectionRequest.Known;
import no.stedsvekst.jobs.project.input.SourceTables;
import no.stedsvekst.jobs.project.output.ProjectionRows;
import no.stedsvekst.jobs.project.run.ConstraintFactors;
import no.stedsvekst.jobs.project.run.YearFiles;
import no.stedsvekst.jobs.project.scenario.Assumption;
import no.stedsvekst.jobs.project.scenario.Scenario;
import no.stedsvekst.jobs.project.scenario.ScenarioFile;
import no.stedsvekst.jobs.settings.Preset;
import no.stedsvekst.scenario.NationalFrame;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** What would have been said on one 1 January of the past, and how it has held. */
final class Backtest {
  private static final String FAN = "central";
  private static final String NO_ALTERNATIVE = "";
  private static final int TENTHS = 10;

  private final JobContext context;
  private final SourceTables inputs;
  private final Parameters parameters;
  private final Origin origin;
  private final List<Integer> horizons;
  private final ScoredUnits units;
  private final ObservedPopulation observed;
  private final Materialized kept;
  private final Dataset<Row> actual;
  private final Dataset<Row> classes;
  private final List<Dataset<Row>> covered = new ArrayList<>();

  /** From an origin over some years ahead. */
  Backtest(
      JobContext context,
      SourceTables inputs,
      Parameters parameters,
      ScoredUnits units,
      int baseYear,
      List<Integer> horizons,
      Materialized kept) {
    this.context = context;
    this.inputs = inputs;
    this.parameters = parameters;
    this.origin = new Origin(baseYear, baseYear + horizons.get(horizons.size() - 1));
    this.horizons = horizons;
    this.units = units;
    this.observed = new ObservedPopulation(inputs, units);
    this.kept = kept;
    this.actual = observed.totals();
    this.classes = observed.classes(origin);
  }

  /** The scores of all methods. */
  Dataset<Row> scores() {
    NaiveForecasts baselines =
        new NaiveForecasts(observed.upTo(origin.baseYear()), origin.baseYear(), horizons);
    Dataset<Row> said =
        baselines.noChange().union(baselines.linear()).union(baselines.hamiltonPerry());
    said = references().map(said::union).orElse(said);
    Preset preset = parameters.preset();
    Optional<AppliedCoefficients> known =
        preset.coefficients().equals(Preset.ESTIMATED)
            ? OriginFit.of(inputs.panel(preset).rows(), origin)
            : Optional.empty();
    String suffix = preset.coefficients().equals(Preset.ESTIMATED) ? "" : " look_ahead";
    Optional<NationalFrame> actualFrame = observed.frame(origin);
    for (boolean isKnownFrame : new boolean[] {false, true}) {
      if (isKnownFrame && actualFrame.isEmpty()) {
        context.note(
            "births or deaths are missing for some years: no projection with the known nation");
        continue;
      }
      Known taken = new Known(known, isKnownFrame ? actualFrame : Optional.empty());
      String end = suffix + (isKnownFrame ? " known_frame" : "");
      said = said.union(projected(taken, end, isKnownFrame ? "known" : "made"));
    }
    Dataset<Row> scores =
        BacktestScores.of(
            said.withColumn("origin", lit(origin.baseYear()))
                .withColumn("horizon", col("year").minus(origin.baseYear())),
            actual,
            classes);
    for (Dataset<Row> coverage : covered) {
      scores = scores.union(coverage);
    }
    return scores;
  }

  private Dataset<Row> projected(Known known, String suffix, String frame) {
    YearFiles files = new YearFiles(context.workFolder().within(origin.baseYear() + "-" + frame));
    ProjectionRequest request =
        new ProjectionRequest(
            parameters.preset(),
            origin,
            NO_ALTERNATIVE,
            scenarios(),
            parameters.lambda(),
            context.spark().sparkContext().defaultParallelism(),
            BlockExecutor.Engine.of(parameters.engine()),
            known);
    try (Projection projection = new Projection(context.spark(), inputs, request, context::note)) {
      List<List<ConstraintFactors>> constraintFactors = projection.run(files, line -> {});
      Dataset<Row> totals =
          kept.keep(
              units.sums(
                  projection.rows(files).people(ProjectionRows.Ages.TOTAL).filter(isJudged()),
                  "persons",
                  "scenario",
                  "year"));
      context.note(
          "from %d, %s frame: %.2f of attractiveness is taken to last"
              .formatted(
                  origin.baseYear(),
                  frame,
                  projection.past(Assumption.Measure.ALPHA_RES).lasting()));
      covered.add(
          BacktestScores.covered(
              between(
                  totals.filter(col("scenario").equalTo("low")),
                  totals.filter(col("scenario").equalTo("high")),
                  "high_low" + suffix),
              actual,
              classes,
              "coverage_high_low"));
      if (parameters.draws() > 0 && hasResiduals(projection)) {
        Dataset<Row> drawn =
            kept.keep(
                projection
                    .fan(
                        FAN,
                        files,
                        constraintFactors,
                        units.above().union(units.around()),
                        new Fans.Drawing(parameters.draws(), 1, true))
                    .filter(col("age_group").equalTo("all"))
                    .filter(isJudged()));
        covered.add(
            BacktestScores.coveredAround(
                between(
                    drawn.filter(col("quantile").equalTo(0.1)),
                    drawn.filter(col("quantile").equalTo(0.9)),
                    FAN + suffix,
                    "level",
                    "unit"),
                observed.around(),
                "coverage_80"));
        Dataset<Row> fan =
            drawn
                .filter(col("level").equalTo(units.level()))
                .withColumnRenamed("unit", "municipality");
        covered.add(
            BacktestScores.covered(
                between(
                    fan.filter(col("quantile").equalTo(0.1)),
                    fan.filter(col("quantile").equalTo(0.9)),
                    FAN + suffix),
                actual,
                classes,
                "coverage_80"));
      }
      return totals.select(
          col("municipality"),
          col("year"),
          concat_ws("", col("scenario"), lit(suffix)).as("method"),
          col("persons"));
    }
  }

  private Column isJudged() {
    return col("year").isin(horizons.stream().map(h -> origin.baseYear() + h).toArray());
  }

  private static boolean hasResiduals(Projection projection) {
    return projection.past(Assumption.Measure.ALPHA_RES).years() > 0;
  }

  private Dataset<Row> between(Dataset<Row> low, Dataset<Row> high, String method) {
    return between(low, high, method, "municipality");
  }

  /** What lies between two numbers of persons, of units by their key. */
  private Dataset<Row> between(
      Dataset<Row> low, Dataset<Row> high, String method, String... units) {
    String[] key = Arrays.copyOf(units, units.length + 1);
    key[units.length] = "year";
    return low.select(with(key, "low"))
        .join(high.select(with(key, "high")), key)
        .filter(isJudged())
        .withColumn("origin", lit(origin.baseYear()))
        .withColumn("horizon", col("year").minus(origin.baseYear()))
        .withColumn("method", lit(method));
  }

  private static Column[] with(String[] key, String persons) {
    return Stream.concat(
            Arrays.stream(key).map(functions::col), Stream.of(col("persons").as(persons)))
        .toArray(Column[]::new);
  }

  /** Those that are shipped, and parts of the past from a tenth to nine. */
  private static List<Scenario> scenarios() {
    Map<String, Scenario> shipped = new LinkedHashMap<>(ScenarioFile.shipped());
    List<Scenario> all =
        new ArrayList<>(Projection.withNeutral(shipped.values(), shipped.get(Scenario.NEUTRAL)));
    for (int part = 1; part < TENTHS; part++) {
      List<Assumption> lines = new ArrayList<>();
      for (Assumption.Measure measure :
          List.of(Assumption.Measure.ALPHA_RES, Assumption.Measure.ALPHA_BUS)) {
        lines.add(
            new Assumption(
                measure,
                Assumption.ALL,
                "",
                Integer.MIN_VALUE,
                Integer.MAX_VALUE,
                Assumption.PART_OF_OWN + "0." + part,
                Double.NaN));
      }
      String name = "lambda_0." + part;
      all.add(new Scenario(name, name, name, lines));
    }
    return all;
  }

  /** Others' projections that begin at the origin. */
  private Optional<Dataset<Row>> references() {
    return inputs
        .landed(PlaceTables.REFERENCE_PROJECTION)
        .map(
            rows -> {
              String[] which = {"source", "edition", "alternative"};
              Dataset<Row> begun =
                  rows.groupBy(which[0], which[1], which[2])
                      .agg(min("year").as("first"))
                      .filter(col("first").between(origin.baseYear() - 1, origin.baseYear() + 1));
              Dataset<Row> judged =
                  rows.join(begun, which)
                      .filter(isJudged())
                      .select(
                          col("municipality"),
                          col("year"),
                          concat_ws(" ", col("source"), col("edition"), col("alternative"))
                              .as("method"),
                          col("population").cast("double").as("persons"));
              return units
                  .sums(judged, "persons", "year", "method")
                  .select("municipality", "year", "method", "persons");
            });
  }
}
