package no.stedsvekst.jobs.project;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.stedsvekst.jobs.attract.AppliedCoefficients;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.engine.JobContext;
import no.stedsvekst.jobs.panel.Levels;
import no.stedsvekst.jobs.panel.PanelTables;
import no.stedsvekst.jobs.panel.PresetPanel;
import no.stedsvekst.jobs.project.BacktestJob.Parameters;
import no.stedsvekst.jobs.project.Projection.Known;
import no.stedsvekst.jobs.settings.Preset;
import no.stedsvekst.scenario.Cohorts;
import no.stedsvekst.scenario.NationalFrame;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What would have been said on one 1 January of the past, and how it has held. */
final class Backtest {
  private static final String FAN = "shrunk";
  private static final String NO_ALTERNATIVE = "";
  private static final int TENTHS = 10;

  private final JobContext context;
  private final ProjectInputs inputs;
  private final Parameters parameters;
  private final Origin origin;
  private final List<Integer> horizons;

  /** From an origin over some years ahead. */
  Backtest(
      JobContext context,
      ProjectInputs inputs,
      Parameters parameters,
      int baseYear,
      List<Integer> horizons) {
    this.context = context;
    this.inputs = inputs;
    this.parameters = parameters;
    this.origin = new Origin(baseYear, baseYear + horizons.get(horizons.size() - 1));
    this.horizons = horizons;
  }

  /**
   * The scores of all methods.
   *
   * @param people as counted, by municipality, year, sex and age
   * @param actual their number by municipality and year
   */
  Dataset<Row> scores(Dataset<Row> people, Dataset<Row> actual) {
    Dataset<Row> classes = classes(actual);
    Baselines baselines =
        new Baselines(
            people.filter(col("year").leq(origin.baseYear())), origin.baseYear(), horizons);
    Dataset<Row> said =
        baselines.noChange().union(baselines.linear()).union(baselines.hamiltonPerry());
    said = references().map(said::union).orElse(said);
    Preset preset = parameters.preset();
    Optional<AppliedCoefficients> known =
        preset.coefficients().equals(Preset.ESTIMATED)
            ? OriginFit.of(PresetPanel.of(inputs.read(PanelTables.PANEL), preset).rows(), origin)
            : Optional.empty();
    String suffix = preset.coefficients().equals(Preset.ESTIMATED) ? "" : " look_ahead";
    List<Dataset<Row>> covered = new ArrayList<>();
    Optional<NationalFrame> actualFrame = actualFrame(people);
    for (boolean isKnownFrame : new boolean[] {false, true}) {
      if (isKnownFrame && actualFrame.isEmpty()) {
        context.note("births or deaths are not known of every year: no known_frame");
        continue;
      }
      Known taken = new Known(known, isKnownFrame ? actualFrame : Optional.empty());
      String end = suffix + (isKnownFrame ? " known_frame" : "");
      said =
          said.union(
              projected(taken, end, isKnownFrame ? "known" : "made", covered, actual, classes));
    }
    Dataset<Row> scores =
        Scores.of(
            said.withColumn("origin", lit(origin.baseYear()))
                .withColumn("horizon", col("year").minus(origin.baseYear())),
            actual,
            classes);
    for (Dataset<Row> coverage : covered) {
      scores = scores.union(coverage);
    }
    return scores;
  }

  private Dataset<Row> projected(
      Known known,
      String suffix,
      String frame,
      List<Dataset<Row>> covered,
      Dataset<Row> actual,
      Dataset<Row> classes) {
    YearFiles files =
        new YearFiles(
            context.workFolder() + "/" + origin.baseYear() + "-" + frame,
            context.spark().sparkContext().hadoopConfiguration());
    Projection.Question question =
        new Projection.Question(
            parameters.preset(),
            origin,
            NO_ALTERNATIVE,
            scenarios(),
            parameters.lambda(),
            context.spark().sparkContext().defaultParallelism(),
            known);
    try (Projection projection = new Projection(context.spark(), inputs, question, context::note)) {
      List<List<Closures>> closures = projection.run(files, line -> {});
      Dataset<Row> totals =
          projection
              .rows(files)
              .people(ProjectionRows.Ages.TOTAL)
              .filter(col("year").isin(horizons.stream().map(h -> origin.baseYear() + h).toArray()))
              .localCheckpoint();
      context.note(
          "from %d, %s frame: %.2f of attractiveness is taken to last"
              .formatted(
                  origin.baseYear(),
                  frame,
                  projection.past(Assumption.Measure.ALPHA_RES).lasting()));
      covered.add(
          Scores.covered(
              between(
                  totals.filter(col("scenario").equalTo("low")),
                  totals.filter(col("scenario").equalTo("high")),
                  "high_low" + suffix),
              actual,
              classes,
              "coverage_high_low"));
      if (parameters.draws() > 0 && hasResiduals(projection)) {
        Dataset<Row> fan =
            projection
                .fan(FAN, files, closures, above(), parameters.draws(), 1)
                .filter(col("age_group").equalTo("all"))
                .filter(col("level").equalTo(Levels.MUNICIPALITY))
                .withColumnRenamed("unit", "municipality")
                .localCheckpoint();
        covered.add(
            Scores.covered(
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

  private static boolean hasResiduals(Projection projection) {
    return projection.past(Assumption.Measure.ALPHA_RES).years() > 0;
  }

  private Dataset<Row> above() {
    return Levels.above(inputs.read(SilverTables.MUNICIPALITY), Optional.empty())
        .filter(col("level").equalTo(Levels.COUNTRY));
  }

  private Dataset<Row> between(Dataset<Row> low, Dataset<Row> high, String method) {
    return low.select(col("municipality"), col("year"), col("persons").as("low"))
        .join(
            high.select(col("municipality"), col("year"), col("persons").as("high")),
            new String[] {"municipality", "year"})
        .filter(col("year").isin(horizons.stream().map(h -> origin.baseYear() + h).toArray()))
        .withColumn("origin", lit(origin.baseYear()))
        .withColumn("horizon", col("year").minus(origin.baseYear()))
        .withColumn("method", lit(method));
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

  /** The nation as it was counted, where births and deaths of every year are known. */
  private Optional<NationalFrame> actualFrame(Dataset<Row> people) {
    double[][] cells = new double[origin.years() + 1][Cohorts.CELLS];
    people
        .filter(col("year").between(origin.baseYear(), origin.horizon()))
        .filter(col("sex").notEqual("all"))
        .groupBy(col("year"), PlaceFacts.CELL.as("cell"))
        .agg(sum("persons"))
        .collectAsList()
        .forEach(row -> cells[row.getInt(0) - origin.baseYear()][row.getInt(1)] = row.getDouble(2));
    double[] births = new double[origin.years()];
    double[] deaths = new double[origin.years()];
    List<Row> vital =
        inputs
            .read(SilverTables.VITAL)
            .filter(col("year").between(origin.baseYear(), origin.horizon() - 1))
            .groupBy("year")
            .agg(sum("births"), sum("deaths"))
            .collectAsList();
    boolean isWhole = vital.size() == births.length;
    for (Row row : vital) {
      isWhole &= !row.isNullAt(1) && !row.isNullAt(2);
      births[row.getInt(0) - origin.baseYear()] = row.isNullAt(1) ? 0 : row.getDouble(1);
      deaths[row.getInt(0) - origin.baseYear()] = row.isNullAt(2) ? 0 : row.getDouble(2);
    }
    return isWhole ? Optional.of(new NationalFrame(cells, births, deaths)) : Optional.empty();
  }

  /** Others' projections that begin at the origin. */
  private Optional<Dataset<Row>> references() {
    return BacktestJob.references(inputs)
        .map(
            rows -> {
              String[] which = {"source", "edition", "alternative"};
              Dataset<Row> begun =
                  rows.groupBy(which[0], which[1], which[2])
                      .agg(min("year").as("first"))
                      .filter(col("first").between(origin.baseYear() - 1, origin.baseYear() + 1));
              return rows.join(begun, which)
                  .filter(
                      col("year").isin(horizons.stream().map(h -> origin.baseYear() + h).toArray()))
                  .select(
                      col("municipality"),
                      col("year"),
                      concat_ws(" ", col("source"), col("edition"), col("alternative"))
                          .as("method"),
                      col("population").cast("double").as("persons"));
            });
  }

  /** How large and how central municipalities were at the origin. */
  private Dataset<Row> classes(Dataset<Row> actual) {
    Dataset<Row> size =
        actual
            .filter(col("year").equalTo(origin.baseYear()))
            .select(
                col("municipality"),
                when(col("actual").lt(2000), "0-1999")
                    .when(col("actual").lt(5000), "2000-4999")
                    .when(col("actual").lt(20000), "5000-19999")
                    .otherwise("20000+")
                    .as("size_class"));
    Dataset<Row> centrality =
        inputs
            .read(SilverTables.MUNICIPALITY)
            .groupBy(col("code").as("municipality"))
            .agg(max("centrality_class").cast("string").as("centrality_class"));
    return size.join(centrality, new String[] {"municipality"}, "left")
        .withColumn("centrality_class", coalesce(col("centrality_class"), lit("unknown")))
        .withColumn("origin", lit(origin.baseYear()));
  }
}
