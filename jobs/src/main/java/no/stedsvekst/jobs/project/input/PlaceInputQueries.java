package no.stedsvekst.jobs.project.input;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.try_divide;

import java.util.List;
import no.stedsvekst.jobs.attract.AppliedCoefficients;
import no.stedsvekst.jobs.attract.AttractTables;
import no.stedsvekst.jobs.conform.Levels;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.settings.Preset;
import no.stedsvekst.ml.PanelFit;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Finds what a projection has to know of places, none of it later than the jump-off. */
final class PlaceInputQueries {
  /** Periods of a single year. */
  static final Column IS_YEAR = col("period").rlike("^\\d{4}$");

  private final SourceTables inputs;
  private final Preset preset;
  private final Dataset<Row> panel;
  private final Origin origin;
  private final Dataset<Row> places;
  private final PlaceFacts facts = new PlaceFacts();

  /**
   * Of an origin.
   *
   * @param panel rows of the preset
   * @param places code and place
   */
  PlaceInputQueries(
      SourceTables inputs, Preset preset, Dataset<Row> panel, Origin origin, Dataset<Row> places) {
    this.inputs = inputs;
    this.preset = preset;
    this.panel = panel;
    this.origin = origin;
    this.places = places;
  }

  /** What was found. */
  PlaceFacts facts() {
    return facts;
  }

  /** People on the jump-off by cell, and all of them in the years before. */
  void people(int window) {
    Dataset<Row> people = peopleByCell(inputs, origin);
    facts.add(
        Fact.PEOPLE,
        people.filter(col("year").equalTo(origin.baseYear())),
        "municipality",
        PlaceFacts.CELL,
        col("persons"));
    Dataset<Row> totals =
        inputs
            .read(SilverTables.POPULATION)
            .filter(col("year").between(origin.baseYear() - window, origin.baseYear()))
            .groupBy("municipality", "year")
            .agg(sum("persons").as("persons"));
    facts.add(
        Fact.PAST,
        totals,
        "municipality",
        lit(origin.baseYear()).minus(col("year")),
        col("persons"));
  }

  /** People by sex and age, up to the jump-off. */
  static Dataset<Row> peopleByCell(SourceTables inputs, Origin origin) {
    return inputs
        .read(SilverTables.POPULATION)
        .filter(col("year").leq(origin.baseYear()))
        .filter(col("sex").notEqual("all").and(col("age").notEqual("all")));
  }

  /** Jobs by industry, who works, and where. */
  void work(List<String> industries) {
    facts.add(
        Fact.JOBS,
        inputs
            .read(SilverTables.JOBS)
            .filter(col("year").equalTo(origin.lastYear()))
            .join(
                broadcast(
                    PlaceFacts.numbers(places.sparkSession(), industries, "industry", "number")),
                "industry"),
        "municipality",
        col("number"),
        col("jobs"));
    Dataset<Row> employment = inputs.read(SilverTables.EMPLOYMENT);
    facts.add(
        Fact.EMPLOYED,
        employment.filter(col("year").equalTo(origin.lastYear())),
        "municipality",
        lit(0),
        col("employed_residents"));
    Dataset<Row> commuting = inputs.read(SilverTables.COMMUTING);
    int shareYear = inputs.commutingYear(origin).orElseThrow();
    facts.add(
        Fact.SHARE,
        commuting
            .filter(col("year").equalTo(shareYear))
            .join(
                broadcast(places.select(col("code").as("work"), col("place").as("destination"))),
                "work")
            .join(
                employment
                    .filter(col("year").equalTo(shareYear))
                    .select(col("municipality").as("home"), col("employed_residents")),
                "home"),
        "home",
        col("destination"),
        try_divide(col("employed"), col("employed_residents")));
    facts.add(
        Fact.RELATIVE,
        panel().filter(col("year").between(origin.lastYear() - 1, origin.lastYear())),
        "unit",
        lit(origin.lastYear()).minus(col("year")),
        col("vra"));
  }

  private Dataset<Row> panel() {
    return panel.filter(
        col("level").equalTo(Levels.MUNICIPALITY).and(col("year").leq(origin.lastYear())));
  }

  /**
   * What centrality adds, and the index of jobs: as the panel has them, where the whole index
   * stands in for one of jobs that was not landed.
   */
  void centrality(AppliedCoefficients coefficients) {
    Dataset<Row> indices =
        panel()
            .groupBy("unit")
            .agg(max("centrality").as("centrality"), max("centrality_jobs").as("centrality_jobs"));
    Dataset<Row> municipalities =
        places.select(col("code").as("unit")).join(indices, new String[] {"unit"}, "left");
    AppliedCoefficients.Term term =
        coefficients.terms().getOrDefault("centrality", new AppliedCoefficients.Term(0, 0));
    facts.add(
        Fact.STEADY,
        municipalities,
        "unit",
        lit(0),
        coalesce(col("centrality").minus(term.center()).multiply(term.estimate()), lit(0.0))
            .plus(coefficients.estimate(PanelFit.INTERCEPT)));
    facts.add(Fact.STEADY, municipalities, "unit", lit(1), col("centrality_jobs"));
  }

  /** How many more people there were each of the last ten years. */
  void trend(TrendPersistence past) {
    facts.add(Fact.TREND, past.steps(), "municipality", lit(0), col("step"));
  }

  /** Births and deaths over those expected. */
  void ratios(Dataset<Row> ratios) {
    String shrunken = preset.isVitalShrunken() ? "_shrunken" : "";
    facts.add(Fact.RATIO, ratios, "unit", lit(0), col("fertility_ratio" + shrunken));
    facts.add(Fact.RATIO, ratios, "unit", lit(1), col("mortality_ratio" + shrunken));
  }

  /**
   * The residential attractiveness of each year: unit, year, rate, and brought by the growth of
   * jobs.
   *
   * @param coefficients that were applied
   */
  Dataset<Row> residential(AppliedCoefficients coefficients) {
    Dataset<Row> brought =
        panel().select(col("unit"), col("year"), brought(coefficients).as("brought"));
    return attractiveness("attractiveness_rate")
        .join(brought, new String[] {"unit", "year"}, "left")
        .withColumn("brought", coalesce(col("brought"), lit(0.0)));
  }

  /** The business attractiveness of each year: unit, year, rate, and brought, nothing. */
  Dataset<Row> business() {
    return attractiveness("business_attractiveness_rate").withColumn("brought", lit(0.0));
  }

  private Dataset<Row> attractiveness(String measure) {
    return inputs
        .read(AttractTables.ATTRACTIVENESS)
        .filter(col("preset").equalTo(preset.name()))
        .filter(col("level").equalTo(Levels.MUNICIPALITY))
        .filter(IS_YEAR)
        .select(col("unit"), col("period").try_cast("int").as("year"), col(measure).as("rate"))
        .filter(col("year").leq(origin.lastYear()));
  }

  /**
   * What other coefficients leave of net migration: unit, year, rate, and brought by the growth of
   * jobs.
   */
  Dataset<Row> leftBy(AppliedCoefficients coefficients) {
    Column left = col("net_migration_excess").minus(coefficients.intercept());
    for (String term : coefficients.terms().keySet()) {
      left = term.equals(PanelFit.INTERCEPT) ? left : left.minus(coefficients.effect(term));
    }
    return panel()
        .select(col("unit"), col("year"), left.as("rate"), brought(coefficients).as("brought"));
  }

  /** What the coefficients expect beyond the nation's rate, of each year: unit, rate. */
  Dataset<Row> expected(AppliedCoefficients coefficients) {
    return leftBy(coefficients)
        .withColumnRenamed("rate", "left")
        .join(panel().select("unit", "year", "net_migration_excess"), new String[] {"unit", "year"})
        .select(col("unit"), col("net_migration_excess").minus(col("left")).as("rate"))
        .filter(col("rate").isNotNull());
  }

  private static Column brought(AppliedCoefficients coefficients) {
    return ModelCoefficients.DYNAMIC.stream()
        .map(coefficients::effect)
        .reduce(Column::plus)
        .orElseThrow();
  }

  /** How attractive the places have been. */
  void attractiveness(AttractivenessHistory residential, AttractivenessHistory business) {
    facts.add(Fact.ATTRACTIVENESS, residential.means(), "unit", lit(0), col("mean"));
    facts.add(Fact.ATTRACTIVENESS, business.means(), "unit", lit(1), col("mean"));
    Dataset<Row> swings = residential.swings();
    facts.add(Fact.RESIDUAL, swings, "unit", col("index"), col("residual"));
    facts.add(Fact.SWING, swings, "unit", col("index"), col("swing"));
  }
}
