package no.stedsvekst.jobs.project;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.stedsvekst.jobs.attract.AppliedCoefficients;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.land.LandingTable;
import no.stedsvekst.jobs.land.NationTables;
import no.stedsvekst.jobs.land.WorkTables;
import no.stedsvekst.jobs.panel.PanelTables;
import no.stedsvekst.jobs.panel.PresetPanel;
import no.stedsvekst.jobs.project.Assumption.Measure;
import no.stedsvekst.jobs.project.RawBlock.Shape;
import no.stedsvekst.jobs.project.Scenario.Closure;
import no.stedsvekst.jobs.refusal.Refusals;
import no.stedsvekst.jobs.regress.RegressTables;
import no.stedsvekst.jobs.settings.Preset;
import no.stedsvekst.scenario.Cohorts;
import no.stedsvekst.scenario.NationPath;
import no.stedsvekst.scenario.NationYear;
import no.stedsvekst.scenario.NationalFrame;
import no.stedsvekst.supply.EmploymentSupply.DeathTerm;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/** Everything a projection needs, gathered, and the years that follow from it. */
final class Projection implements AutoCloseable {

  /**
   * What is asked.
   *
   * @param preset parameters of the model
   * @param origin from when to when
   * @param alternative of the nation's projection
   * @param scenarios which; neutral is run beside those that lean on it
   * @param lambda the share of attractiveness that lasts where the data do not tell
   * @param blocks of places, at most
   * @param known what stands in for what the tables would tell
   */
  record Question(
      Preset preset,
      Origin origin,
      String alternative,
      List<Scenario> scenarios,
      double lambda,
      int blocks,
      Known known) {

    Question(
        Preset preset,
        Origin origin,
        String alternative,
        List<Scenario> scenarios,
        double lambda,
        int blocks) {
      this(preset, origin, alternative, scenarios, lambda, blocks, Known.BY_TABLES);
    }
  }

  /**
   * What is taken as known.
   *
   * @param coefficients instead of those that {@code attract} applies
   * @param frame instead of the nation's official projection
   */
  record Known(Optional<AppliedCoefficients> coefficients, Optional<NationalFrame> frame) {
    static final Known BY_TABLES = new Known(Optional.empty(), Optional.empty());
  }

  /** Under which alternative the numbers stand where the nation's path was made of its past. */
  static final String MADE = "made";

  private static final List<String> DYNAMIC = List.of("vra", "vra_1", "vra_2");
  private static final List<String> KNOWN =
      List.of("(Intercept)", "vra", "vra_1", "vra_2", "centrality", "centrality_jobs", "ds");

  private final SparkSession spark;
  private final ProjectInputs inputs;
  private final Question question;
  private final Consumer<String> notes;
  private final AppliedCoefficients coefficients;
  private final int vintage;
  private final Map<Measure, PastRates> past = new LinkedHashMap<>();
  private final List<Scenario> scenarios = new ArrayList<>();
  private List<String> industries = List.of();
  private Model model;
  private List<NationYear> years;
  private boolean isMade;
  private JavaRDD<PlaceBlock> places;
  private JavaRDD<Standing> jumpOff;
  private PlaceSource source;
  private Blocks blocks;

  /** Gathers what is needed; what is missing is told, or refused where nothing can be done. */
  Projection(SparkSession spark, ProjectInputs inputs, Question question, Consumer<String> notes) {
    this.spark = spark;
    this.inputs = inputs;
    this.question = question;
    this.notes = notes;
    PresetPanel panel = PresetPanel.of(inputs.read(PanelTables.PANEL), question.preset());
    vintage = panel.vintage();
    coefficients =
        question
            .known()
            .coefficients()
            .orElseGet(
                () ->
                    AppliedCoefficients.of(
                        inputs.read(RegressTables.COEFFICIENT_SET),
                        question.preset(),
                        !panel.rows().filter(col("ds").isNotNull()).isEmpty()));
    refuseUnknownTerms();
    scenarios.addAll(question.scenarios());
    gather();
  }

  private void refuseUnknownTerms() {
    List<String> unknown =
        coefficients.terms().keySet().stream().filter(term -> !KNOWN.contains(term)).toList();
    if (!unknown.isEmpty()) {
      throw Refusals.notProjectable(coefficients.id(), unknown, KNOWN);
    }
  }

  /** A mistyped code would be a scenario in which nothing happens. */
  private void refuseUnknownPlaces(Dataset<Row> known) {
    Set<String> named = new TreeSet<>();
    assumptions().filter(line -> !line.isGeneral()).forEach(line -> named.add(line.unit()));
    if (!named.isEmpty()) {
      known
          .filter(col("code").isin(named.toArray()))
          .select("code")
          .as(Encoders.STRING())
          .collectAsList()
          .forEach(named::remove);
      named.stream()
          .findFirst()
          .ifPresent(
              code -> {
                throw Refusals.unknownMunicipality(code, vintage);
              });
    }
  }

  private Stream<Assumption> assumptions() {
    return scenarios.stream().flatMap(scenario -> scenario.assumptions().stream());
  }

  private void gather() {
    Origin origin = question.origin();
    Preset preset = question.preset();
    Dataset<Row> mortality = optional(NationTables.DEATH_PROBABILITY);
    Dataset<Row> fertility = optional(NationTables.FERTILITY_RATE);
    Optional<NationalFrame> landed = frame();
    // Rates of an alternative go with its people: without them they would tell of the future.
    NationSource nation =
        new NationSource(
            origin,
            landed.isPresent() && question.known().frame().isEmpty() ? question.alternative() : "",
            mortality,
            fertility);
    if (!nation.isWhole()) {
      throw Refusals.noRates(origin.baseYear());
    }
    source = new PlaceSource(spark, codes(), question.blocks());
    blocks = source.blocks();
    refuseUnknownPlaces(source.places());
    industries = industries();
    PlaceNumbers numbers = new PlaceNumbers(inputs, preset, origin, source);
    int window = preset.populationWindow();
    numbers.people(window);
    numbers.centrality(coefficients);
    numbers.ratios();
    Dataset<Row> residential =
        industries.isEmpty()
            ? numbers.excess()
            : question
                .known()
                .coefficients()
                .map(numbers::rates)
                .orElseGet(() -> numbers.rates("attractiveness_rate"));
    past.put(Measure.ALPHA_RES, new PastRates(residential, source.places(), question.lambda()));
    past.put(
        Measure.ALPHA_BUS,
        new PastRates(
            numbers.rates("business_attractiveness_rate"), source.places(), question.lambda()));
    numbers.attractiveness(past.get(Measure.ALPHA_RES), past.get(Measure.ALPHA_BUS));
    if (industries.isEmpty()) {
      notes.accept(
          "jobs are not projected from %d, and nothing follows from them; attractiveness is net migration beyond the nation's"
              .formatted(origin.baseYear()));
    } else {
      numbers.work(industries);
    }
    boolean hasMigrants = numbers.profile();
    boolean isGross = hasMigrants && preset.migrationProfile().equals("gross_flow");
    if (!hasMigrants) {
      notes.accept("migration_age was not landed: migrants' ages are what became of cohorts");
    }
    Shape shape =
        new Shape(industries.size(), window, Math.max(1, past.get(Measure.ALPHA_RES).years()));
    JavaRDD<RawBlock> raw = source.gathered(numbers.facts(), shape);
    double[][] migrants = Blocks.sum(raw, RawBlock::migrants);
    double[][] pastPeople = Blocks.sum(raw, RawBlock::past);
    double[][] people = Blocks.sum(raw, RawBlock::people);
    double[] employment = nation.employment(inputs.landed(NationTables.EMPLOYMENT_RATE));
    model = model(window, isGross);
    double center = model.center();
    double[] growth = new double[window];
    for (int lag = 0; lag < window; lag++) {
      growth[lag] =
          pastPeople[lag][0] == 0 ? Double.NaN : pastPeople[lag][1] / pastPeople[lag][0] - 1;
    }
    years = years(landed, nation, numbers, people, employment);
    places = cut(raw.map(block -> block.block(migrants, employment, isGross, center)));
    jumpOff = cut(raw.map(block -> block.standing(growth)));
    raw.unpersist(false);
    notes.accept(nation.told());
  }

  /** Works rows out and forgets how: it would go with every task of every year. */
  private static <T> JavaRDD<T> cut(JavaRDD<T> rows) {
    rows.persist(StorageLevel.MEMORY_AND_DISK());
    rows.rdd().localCheckpoint();
    rows.count();
    return rows;
  }

  private Dataset<Row> optional(LandingTable table) {
    return inputs.landed(table).orElseThrow(() -> Refusals.noRates(question.origin().baseYear()));
  }

  /** The municipalities whose people are known by sex and age on the jump-off. */
  private Dataset<Row> codes() {
    int year = question.origin().baseYear();
    Dataset<Row> people =
        inputs
            .read(SilverTables.POPULATION)
            .filter(col("year").equalTo(year))
            .select(col("municipality").as("code"), col("age"));
    List<String> totals =
        people.filter(col("age").equalTo("all")).select("code").as(Encoders.STRING()).takeAsList(5);
    if (!totals.isEmpty()) {
      throw Refusals.noAges(year, totals);
    }
    Dataset<Row> codes = people.select("code").distinct();
    if (codes.isEmpty()) {
      throw Refusals.noJumpOff(
          year,
          new TreeSet<>(
              inputs
                  .read(SilverTables.POPULATION)
                  .select("year")
                  .distinct()
                  .as(Encoders.INT())
                  .collectAsList()));
    }
    return codes;
  }

  /** The industries with jobs in the quarter before, or to which a scenario brings some. */
  private List<String> industries() {
    if (inputs.landed(NationTables.EMPLOYMENT_RATE).isEmpty()) {
      notes.accept("employment_rate was not landed: nobody knows how many jobs there will be");
      return List.of();
    }
    Set<String> industries =
        new TreeSet<>(
            inputs
                .read(SilverTables.JOBS)
                .filter(col("year").equalTo(question.origin().lastYear()))
                .select("industry")
                .distinct()
                .as(Encoders.STRING())
                .collectAsList());
    Set<String> known = new TreeSet<>(industries);
    industryRows().forEach(row -> known.add(row.getString(0)));
    assumptions()
        .map(Assumption::industry)
        .filter(industry -> !industry.isEmpty())
        .forEach(
            industry -> {
              if (!known.contains(industry)) {
                throw Refusals.unknownIndustry(industry, known);
              }
              if (!industries.isEmpty()) {
                industries.add(industry);
              }
            });
    return List.copyOf(industries);
  }

  private Model model(int window, boolean isGross) {
    boolean[] followsPeople = new boolean[industries.size()];
    boolean[] isPrivate = new boolean[industries.size()];
    for (Row row : industryRows()) {
      int at = industries.indexOf(row.getString(0));
      if (at >= 0) {
        isPrivate[at] = row.getString(1).equals("private");
        followsPeople[at] = row.getBoolean(2);
      }
    }
    double[] relative = DYNAMIC.stream().mapToDouble(coefficients::estimate).toArray();
    AppliedCoefficients.Term jobs =
        coefficients.terms().getOrDefault("centrality_jobs", new AppliedCoefficients.Term(0, 0));
    return new Model(
        relative,
        jobs.estimate(),
        jobs.center(),
        coefficients.estimate("ds"),
        question.preset().supplyDenominator().equals("jobs"),
        question.preset().populationScale(),
        window,
        isGross,
        industries,
        followsPeople,
        isPrivate);
  }

  private List<Row> industryRows() {
    return inputs
        .landed(WorkTables.INDUSTRY)
        .map(
            rows ->
                rows.select("code", "sector", "population_sensitive", "growth_outlook")
                    .collectAsList())
        .orElse(List.of());
  }

  private List<NationYear> years(
      Optional<NationalFrame> landed,
      NationSource nation,
      PlaceNumbers numbers,
      double[][] people,
      double[] employment) {
    Origin origin = question.origin();
    double[] outlook = new double[industries.size()];
    Arrays.fill(outlook, Double.NaN);
    for (Row row : industryRows()) {
      int at = industries.indexOf(row.getString(0));
      if (at >= 0 && !row.isNullAt(3)) {
        outlook[at] = row.getDouble(3);
      }
    }
    double[][] mortality = nation.mortality();
    double[][] fertility = nation.fertility();
    NationalFrame frame =
        landed.orElseGet(
            () -> {
              isMade = true;
              notes.accept(
                  "no projection %s of the nation from %d to %d: it is made of the last ten years' migration"
                      .formatted(question.alternative(), origin.baseYear(), origin.horizon()));
              return NationalFrame.made(
                  people[0],
                  numbers.nationalMigration(),
                  numbers.nationalMigrants(),
                  mortality,
                  fertility);
            });
    double all = Cohorts.sum(people[0], 0, people[0].length);
    if (Math.abs(all - frame.total(0)) > 0.001 * all) {
      notes.accept(
          "on 1 January %d the places have %.0f people and the nation's projection %.0f"
              .formatted(origin.baseYear(), all, frame.total(0)));
    }
    DeathTerm deathTerm =
        question.preset().deathTerm().equals("all") ? DeathTerm.ALL : DeathTerm.EMPLOYED;
    return new NationPath(origin.baseYear(), frame, mortality, fertility, employment, outlook)
        .years(all, people[1], NationSource.supply(employment, deathTerm));
  }

  private Optional<NationalFrame> frame() {
    if (question.known().frame().isPresent()) {
      return question.known().frame();
    }
    return inputs
        .landed(NationTables.NATIONAL_PROJECTION)
        .flatMap(
            people ->
                inputs
                    .landed(NationTables.NATIONAL_FLOW)
                    .flatMap(
                        flows ->
                            NationSource.frame(
                                question.origin(), people, flows, question.alternative())));
  }

  /**
   * Projects.
   *
   * @param files where the years are kept
   * @return by year and scenario, how the nation's sums were met
   */
  List<List<Closures>> run(YearFiles files, Consumer<String> progress) {
    return new YearLoop(places, blocks, files, model, plans(), progress).run(jumpOff, years);
  }

  /** The scenarios in the order in which they are run. */
  List<Plan> plans() {
    boolean isAlone = question.preset().highLow().equals("one_at_a_time");
    List<Plan> plans = new ArrayList<>();
    for (Scenario scenario : scenarios()) {
      Closure closure = scenario.closure(isAlone);
      plans.add(
          new Plan(
              scenario.name(),
              closure,
              closure == Closure.OWN ? plans.size() : 0,
              new Strengths(scenario, past::get)));
    }
    return plans;
  }

  /** Neutral first where any leans on it, then as they were asked for. */
  List<Scenario> scenarios() {
    return scenarios;
  }

  /** What a word for past attractiveness stands for. */
  PastRates past(Measure measure) {
    return past.get(measure);
  }

  /** The rows of finished years. */
  ProjectionRows rows(YearFiles files) {
    return new ProjectionRows(
        spark,
        places,
        jumpOff,
        files,
        scenarios.stream().map(Scenario::name).toList(),
        question.origin());
  }

  /**
   * Many futures around a scenario.
   *
   * @param above level, unit and code of the units whose sums are drawn too
   */
  Dataset<Row> fan(
      String name,
      YearFiles files,
      List<List<Closures>> closures,
      Dataset<Row> above,
      int draws,
      long seed) {
    List<Plan> plans = plans();
    int scenario =
        IntStream.range(0, plans.size())
            .filter(number -> plans.get(number).name().equals(name))
            .findFirst()
            .orElseThrow();
    int residualYears = past.get(Measure.ALPHA_RES).years();
    if (residualYears == 0) {
      throw Refusals.noResiduals(question.origin().baseYear());
    }
    return new Fans(
            model,
            plans.get(scenario),
            scenario,
            years,
            closures.stream().map(year -> year.get(scenario)).toList(),
            residualYears,
            draws,
            seed,
            files)
        .rows(spark, places, jumpOff, source.members(above));
  }

  /** What a place needs beside neutral, the first of the scenarios, to have so many people. */
  Target.Answer target(
      YearFiles files, List<List<Closures>> closures, String code, double population) {
    return new Target(model, years, closures.stream().map(year -> year.get(0)).toList(), files)
        .of(places, jumpOff, code, population);
  }

  /** The residential attractiveness of every place and past year: unit, year, rate. */
  Dataset<Row> residentialRates() {
    return past.get(Measure.ALPHA_RES).rates();
  }

  /** The industries that are told apart; none where jobs are not projected. */
  List<String> industriesTold() {
    return industries;
  }

  /** The alternative under which the rows stand. */
  String alternative() {
    return isMade ? MADE : question.alternative();
  }

  /** The coefficients that were applied. */
  String coefficientSet() {
    return coefficients.id();
  }

  /** The year of the codes. */
  int vintage() {
    return vintage;
  }

  /** The years of the nation. */
  List<NationYear> nation() {
    return years;
  }

  @Override
  public void close() {
    jumpOff.unpersist(false);
    places.unpersist(false);
  }

  /** A word of the program as it stands in files. */
  static String word(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }

  /** Scenarios with neutral before them, as others lean on it. */
  static List<Scenario> withNeutral(Collection<Scenario> wanted, Scenario neutral) {
    List<Scenario> all = new ArrayList<>();
    all.add(neutral);
    wanted.stream().filter(one -> !one.name().equals(neutral.name())).forEach(all::add);
    return all;
  }
}
