package no.stedsvekst.jobs.project.backtest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;

import java.util.ArrayList;
import java.util.Arrays;
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
import no.stedsvekst.jobs.settings.Preset;
import no.stedsvekst.scenario.NationalFrame;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** What would have been said on one 1 January of the past. */
final class Backtest {
  private static final String FAN = "central";
  private static final String NO_ALTERNATIVE = "";
  private static final int TENTHS = 10;

  /** What follows the name of a scenario whose coefficients are of later data. */
  static final String LOOK_AHEAD = " look_ahead";

  /** And of one that was given the nation's people. */
  static final String KNOWN_FRAME = " known_frame";

  private final JobContext context;
  private final SourceTables inputs;
  private final Parameters parameters;
  private final Origin origin;
  private final List<Integer> horizons;
  private final ScoredUnits units;
  private final ObservedPopulation observed;
  private final Materialized kept;
  private final List<String> notes = new ArrayList<>();
  private final List<Dataset<Row>> said = new ArrayList<>();
  private final List<Dataset<Row>> bands = new ArrayList<>();
  private final List<Dataset<Row>> around = new ArrayList<>();

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
  }

  /**
   * What all methods have said of one origin.
   *
   * @param said origin, horizon, method, municipality, year, persons
   * @param bands origin, horizon, method, measure, municipality, year, low, high; empty: none
   * @param around the same of regions and counties: level and unit in place of municipality
   * @param notes what its reader should know
   */
  record Forecasts(
      Dataset<Row> said,
      Optional<Dataset<Row>> bands,
      Optional<Dataset<Row>> around,
      List<String> notes) {}

  /**
   * By all methods.
   *
   * @param nation as it was counted
   */
  Forecasts forecasts(CountedNation nation) {
    int begun = observed.firstYear();
    NaiveForecasts baselines =
        new NaiveForecasts(
            observed.of(NaiveForecasts.years(begun, origin.baseYear())),
            begun,
            origin.baseYear(),
            horizons);
    said.add(baselines.noChange());
    said.add(baselines.linear());
    said.add(baselines.hamiltonPerry());
    references().ifPresent(said::add);
    project(nation.frame(origin));
    return new Forecasts(
        kept.keep(dated(union(said))), keptOf(bands), keptOf(around), List.copyOf(notes));
  }

  private Optional<Dataset<Row>> keptOf(List<Dataset<Row>> rows) {
    return rows.isEmpty() ? Optional.empty() : Optional.of(kept.keep(dated(union(rows))));
  }

  private static Dataset<Row> union(List<Dataset<Row>> rows) {
    return rows.stream().reduce(Dataset::union).orElseThrow();
  }

  private Dataset<Row> dated(Dataset<Row> rows) {
    return rows.withColumn("origin", lit(origin.baseYear()))
        .withColumn("horizon", col("year").minus(origin.baseYear()));
  }

  /** With the nation as one could have projected it, and as it came: of the same past. */
  private void project(Optional<NationalFrame> actual) {
    Preset preset = parameters.preset();
    boolean isEstimated = preset.coefficients().equals(Preset.ESTIMATED);
    Optional<AppliedCoefficients> known =
        isEstimated ? OriginFit.of(inputs.panel(preset).rows(), origin) : Optional.empty();
    ProjectionRequest request =
        new ProjectionRequest(
            preset,
            origin,
            NO_ALTERNATIVE,
            scenarios(),
            parameters.lambda(),
            context.spark().sparkContext().defaultParallelism(),
            BlockExecutor.Engine.of(parameters.engine()),
            new Known(known, Optional.empty()));
    try (Projection projection = new Projection(context.spark(), inputs, request, notes::add)) {
      // Where so little was known that no fit is of it, the coefficients are those of all years.
      boolean isOfItsTime = OriginFit.isOfItsTime(projection.coefficientSet(), origin);
      String suffix = isOfItsTime ? "" : LOOK_AHEAD;
      project(projection, suffix, "made", true);
      if (actual.isPresent()) {
        project(
            projection.under(actual.get()),
            suffix + KNOWN_FRAME,
            "known",
            parameters.hasKnownFan());
      } else {
        notes.add(
            "from %d: people, births or deaths are missing for some years, no projection with the known nation"
                .formatted(origin.baseYear()));
      }
      notes.add(
          "from %d: %.2f of attractiveness is taken to last"
              .formatted(
                  origin.baseYear(), projection.past(Assumption.Measure.ALPHA_RES).lasting()));
    }
  }

  private void project(Projection projection, String suffix, String frame, boolean hasFan) {
    YearFiles files =
        projection.files(context.workFolder().within(origin.baseYear() + "-" + frame));
    List<List<ConstraintFactors>> constraintFactors = projection.run(files, line -> {});
    Dataset<Row> totals =
        kept.keep(
            units.sums(
                projection.rows(files).people(ProjectionRows.Ages.TOTAL).filter(isJudged()),
                "persons",
                "scenario",
                "year"));
    said.add(
        totals.select(
            col("municipality"),
            col("year"),
            concat_ws("", col("scenario"), lit(suffix)).as("method"),
            col("persons")));
    bands.add(
        between(
            totals.filter(col("scenario").equalTo("low")),
            totals.filter(col("scenario").equalTo("high")),
            "high_low" + suffix,
            "coverage_high_low",
            "municipality"));
    boolean isDrawn = parameters.draws() > 0 && parameters.scenarios().containsKey(FAN);
    if (hasFan && isDrawn && hasResiduals(projection)) {
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
      Dataset<Row> fan =
          drawn
              .filter(col("level").equalTo(units.level()))
              .withColumnRenamed("unit", "municipality");
      bands.add(between(low(fan), high(fan), FAN + suffix, "coverage_80", "municipality"));
      around.add(between(low(drawn), high(drawn), FAN + suffix, "coverage_80", "level", "unit"));
    }
  }

  private static Dataset<Row> low(Dataset<Row> fan) {
    return fan.filter(col("quantile").equalTo(0.1));
  }

  private static Dataset<Row> high(Dataset<Row> fan) {
    return fan.filter(col("quantile").equalTo(0.9));
  }

  private Column isJudged() {
    return col("year").isin(horizons.stream().map(h -> origin.baseYear() + h).toArray());
  }

  private static boolean hasResiduals(Projection projection) {
    return projection.past(Assumption.Measure.ALPHA_RES).years() > 0;
  }

  /** What lies between two numbers of persons, of units by their key. */
  private Dataset<Row> between(
      Dataset<Row> low, Dataset<Row> high, String method, String measure, String... units) {
    String[] key = Arrays.copyOf(units, units.length + 1);
    key[units.length] = "year";
    return low.select(with(key, "low"))
        .join(high.select(with(key, "high")), key)
        .filter(isJudged())
        .withColumn("method", lit(method))
        .withColumn("measure", lit(measure));
  }

  private static Column[] with(String[] key, String persons) {
    return Stream.concat(
            Arrays.stream(key).map(functions::col), Stream.of(col("persons").as(persons)))
        .toArray(Column[]::new);
  }

  /**
   * Those that are shipped, the user's own, and where it is wanted parts of the past from a tenth
   * to nine.
   */
  private List<Scenario> scenarios() {
    Map<String, Scenario> judged = parameters.scenarios();
    List<Scenario> all =
        new ArrayList<>(Projection.withNeutral(judged.values(), judged.get(Scenario.NEUTRAL)));
    for (int part = 1; parameters.hasParts() && part < TENTHS; part++) {
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
