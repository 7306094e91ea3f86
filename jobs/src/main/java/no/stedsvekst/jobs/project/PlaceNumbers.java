package no.stedsvekst.jobs.project;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.substring_index;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.try_divide;
import static org.apache.spark.sql.functions.when;

import java.util.Comparator;
import java.util.List;
import no.stedsvekst.jobs.attract.AppliedCoefficients;
import no.stedsvekst.jobs.attract.AttractTables;
import no.stedsvekst.jobs.attract.VitalRatios;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.land.NationTables;
import no.stedsvekst.jobs.land.PeopleTables;
import no.stedsvekst.jobs.panel.Levels;
import no.stedsvekst.jobs.panel.PanelTables;
import no.stedsvekst.jobs.panel.ShareYears;
import no.stedsvekst.jobs.settings.Preset;
import no.stedsvekst.jobs.settings.YearRange;
import no.stedsvekst.scenario.Cohorts;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** Finds what a projection has to know of places, none of it later than the jump-off. */
final class PlaceNumbers {
  private static final int PROFILE_YEARS = 20;
  private static final int DECADE = 10;

  private final ProjectInputs inputs;
  private final Preset preset;
  private final Origin origin;
  private final PlaceSource places;
  private final PlaceFacts facts = new PlaceFacts();
  private int profileYears;

  PlaceNumbers(ProjectInputs inputs, Preset preset, Origin origin, PlaceSource places) {
    this.inputs = inputs;
    this.preset = preset;
    this.origin = origin;
    this.places = places;
  }

  /** What was found. */
  PlaceFacts facts() {
    return facts;
  }

  /** People on the jump-off by cell, and all of them in the years before. */
  void people(int window) {
    Dataset<Row> people = known();
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
  private Dataset<Row> known() {
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
                    PlaceFacts.numbers(
                        places.places().sparkSession(), industries, "industry", "number")),
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
    int shareYear =
        ShareYears.yearsOf(commuting).stream()
            .filter(year -> year <= origin.lastYear())
            .reduce((one, later) -> later)
            .orElseThrow();
    facts.add(
        Fact.SHARE,
        commuting
            .filter(col("year").equalTo(shareYear))
            .join(
                broadcast(
                    places.places().select(col("code").as("work"), col("place").as("destination"))),
                "work")
            .join(
                employment
                    .filter(col("year").equalTo(shareYear))
                    .select(col("municipality").as("home"), col("employed_residents")),
                "home"),
        "home",
        col("destination"),
        try_divide(col("employed"), col("employed_residents")));
    Dataset<Row> panel =
        panel().filter(col("year").between(origin.lastYear() - 1, origin.lastYear()));
    facts.add(Fact.RELATIVE, panel, "unit", lit(origin.lastYear()).minus(col("year")), col("vra"));
  }

  private Dataset<Row> panel() {
    return inputs
        .read(PanelTables.PANEL)
        .filter(
            col("preset")
                .equalTo(preset.name())
                .and(col("level").equalTo(Levels.MUNICIPALITY))
                .and(col("year").leq(origin.lastYear())));
  }

  /** What centrality adds, and the index of jobs. */
  void centrality(AppliedCoefficients coefficients) {
    Dataset<Row> municipalities = inputs.read(SilverTables.MUNICIPALITY);
    Column index = col("centrality_index").divide(1000);
    AppliedCoefficients.Term term =
        coefficients.terms().getOrDefault("centrality", new AppliedCoefficients.Term(0, 0));
    facts.add(
        Fact.STEADY,
        municipalities,
        "code",
        lit(0),
        coalesce(index.minus(term.center()).multiply(term.estimate()), lit(0.0))
            .plus(coefficients.estimate("(Intercept)")));
    facts.add(Fact.STEADY, municipalities, "code", lit(1), col("centrality_jobs").divide(1000));
  }

  /**
   * Ten years' births and deaths over those expected: as attract has told, or as of earlier years.
   */
  void ratios() {
    Dataset<Row> told = toldRatios();
    Dataset<Row> ratios = told.isEmpty() ? earlierRatios() : told;
    String shrunken = preset.isVitalShrunken() ? "_shrunken" : "";
    facts.add(Fact.RATIO, ratios, "unit", lit(0), col("fertility_ratio" + shrunken));
    facts.add(Fact.RATIO, ratios, "unit", lit(1), col("mortality_ratio" + shrunken));
  }

  private Dataset<Row> toldRatios() {
    return inputs
        .read(AttractTables.VITAL_RATIO)
        .filter(col("preset").equalTo(preset.name()))
        .filter(col("level").equalTo(Levels.MUNICIPALITY))
        .filter(substring_index(col("period"), "-", -1).cast("int").leq(origin.lastYear()));
  }

  private Dataset<Row> earlierRatios() {
    Dataset<Row> vital =
        inputs
            .read(AttractTables.POPULATION_DECOMPOSITION)
            .filter(col("preset").equalTo(preset.name()))
            .filter(col("level").equalTo(Levels.MUNICIPALITY))
            .filter(col("period").rlike("^\\d{4}$"))
            .withColumn("year", col("period").cast("int"))
            .filter(col("year").leq(origin.lastYear()))
            .groupBy("level", "unit", "year")
            .agg(
                of("births_expected"),
                of("births_deviation"),
                of("deaths_expected"),
                of("deaths_deviation"))
            .withColumn("births", col("births_expected").plus(col("births_deviation")))
            .withColumn(
                "deaths", col("deaths_expected").plus(col("deaths_deviation")).unary_$minus());
    List<Integer> years = ShareYears.yearsOf(vital.filter(col("births").isNotNull()));
    int last = years.isEmpty() ? origin.lastYear() : years.get(years.size() - 1);
    int first = years.isEmpty() ? last : Math.max(years.get(0), last - DECADE + 1);
    return VitalRatios.of(vital, new YearRange(first, last));
  }

  private static Column of(String component) {
    return sum(when(col("component").equalTo(component), col("persons"))).as(component);
  }

  /** The residential and business attractiveness of each year: unit, year, rate. */
  Dataset<Row> rates(String measure) {
    return inputs
        .read(AttractTables.ATTRACTIVENESS)
        .filter(col("preset").equalTo(preset.name()))
        .filter(col("level").equalTo(Levels.MUNICIPALITY))
        .filter(col("period").rlike("^\\d{4}$"))
        .select(col("unit"), col("period").cast("int").as("year"), col(measure).as("rate"))
        .filter(col("year").leq(origin.lastYear()));
  }

  /** What other coefficients leave of net migration: unit, year, rate. */
  Dataset<Row> rates(AppliedCoefficients coefficients) {
    Column left = col("net_migration_excess").minus(coefficients.intercept());
    for (String term : coefficients.terms().keySet()) {
      left = term.equals("(Intercept)") ? left : left.minus(coefficients.effect(term));
    }
    return panel().select(col("unit"), col("year"), left.as("rate"));
  }

  /** Net migration beyond the nation's, where nothing else can be expected. */
  Dataset<Row> excess() {
    return panel().select(col("unit"), col("year"), col("net_migration_excess").as("rate"));
  }

  /** How attractive the places have been. */
  void attractiveness(PastRates residential, PastRates business) {
    facts.add(Fact.ATTRACTIVENESS, residential.means(), "unit", lit(0), col("mean"));
    facts.add(Fact.ATTRACTIVENESS, business.means(), "unit", lit(1), col("mean"));
    facts.add(Fact.RESIDUAL, residential.residuals(), "unit", col("index"), col("residual"));
  }

  /**
   * Who comes and leaves by sex and age.
   *
   * @return whether migrants were landed; else they are what became of cohorts
   */
  boolean profile() {
    return profile(facts, PROFILE_YEARS);
  }

  /** The nation's mean net migration of the last ten years, by cohort. */
  double[] nationalMigrants() {
    PlaceFacts nation = new PlaceFacts();
    profile(nation, DECADE);
    double[] migrants = new double[Cohorts.FLOWS];
    for (Row row : nation.nation().collectAsList()) {
      int fact = row.getInt(0);
      double years = profileYears;
      if (fact == Fact.IN.number() || fact == Fact.OUT.number()) {
        migrants[row.getInt(1)] += (fact == Fact.IN.number() ? 1 : -1) * row.getDouble(2) / years;
      }
    }
    return migrants;
  }

  /** The nation's mean net migration of the last ten years. */
  double nationalMigration() {
    Dataset<Row> vital = inputs.read(SilverTables.VITAL).filter(col("year").leq(origin.lastYear()));
    return vital
        .filter(col("year").isin(last(ShareYears.yearsOf(vital), DECADE).toArray()))
        .groupBy("year")
        .agg(sum("net_migration").as("migrants"))
        .agg(avg("migrants"))
        .head()
        .getDouble(0);
  }

  private boolean profile(PlaceFacts facts, int most) {
    Dataset<Row> vital =
        inputs
            .read(SilverTables.VITAL)
            .select("municipality", "year", "births")
            .filter(col("year").leq(origin.lastYear()));
    if (inputs.has(SilverTables.of(PeopleTables.MIGRATION_AGE))) {
      Dataset<Row> migrants =
          inputs
              .read(SilverTables.of(PeopleTables.MIGRATION_AGE))
              .filter(col("year").leq(origin.lastYear()));
      List<Integer> years = last(ShareYears.yearsOf(migrants), most);
      if (!years.isEmpty()) {
        profileYears = years.size();
        ProfileFacts profile = new ProfileFacts(known(), years);
        profile.addExposed(facts, vital);
        profile.addLanded(facts, migrants);
        return true;
      }
    }
    Dataset<Row> people = known();
    List<Integer> counted = ShareYears.yearsOf(people);
    List<Integer> years =
        last(counted.stream().filter(year -> counted.contains(year + 1)).toList(), most);
    profileYears = years.size();
    ProfileFacts profile = new ProfileFacts(people, years);
    profile.addExposed(facts, vital);
    profile.addResiduals(
        facts, people.withColumn("year", col("year").minus(1)), vital, nationalDeaths(years));
    return false;
  }

  /** Probabilities of dying of each of the years, those of the nearest year where it has none. */
  private Dataset<Row> nationalDeaths(List<Integer> years) {
    Dataset<Row> deaths =
        inputs
            .read(SilverTables.of(NationTables.DEATH_PROBABILITY))
            .filter(col("alternative").equalTo(""));
    List<Integer> known = ShareYears.yearsOf(deaths);
    Column nearest = col("year");
    for (int year : years) {
      if (!known.contains(year) && !known.isEmpty()) {
        int other =
            known.stream()
                .min(
                    Comparator.<Integer>comparingInt(one -> Math.abs(one - year))
                        .thenComparing(Comparator.naturalOrder()))
                .orElseThrow();
        nearest = when(col("wanted").equalTo(year), other).otherwise(nearest);
      }
    }
    Dataset<Row> wanted =
        places
            .places()
            .sparkSession()
            .createDataset(years, Encoders.INT())
            .toDF("wanted")
            .withColumn("year", col("wanted"));
    wanted = wanted.withColumn("year", nearest);
    return wanted
        .join(deaths.select("year", "sex", "age", "probability"), "year")
        .select(col("wanted").as("year"), col("sex"), col("age"), col("probability"));
  }

  private static List<Integer> last(List<Integer> years, int most) {
    return years.subList(Math.max(0, years.size() - most), years.size());
  }
}
