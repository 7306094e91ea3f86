package no.stedsvekst.jobs.project.input;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import no.stedsvekst.jobs.attract.AppliedCoefficients;
import no.stedsvekst.jobs.conform.SilverTables;
import no.stedsvekst.jobs.engine.Ahead;
import no.stedsvekst.jobs.panel.PresetPanel;
import no.stedsvekst.jobs.project.block.BlockExecutor;
import no.stedsvekst.jobs.project.block.BlockValues;
import no.stedsvekst.jobs.project.input.BlockArrays.Shape;
import no.stedsvekst.jobs.project.input.ModelCoefficients.PastTrend;
import no.stedsvekst.jobs.project.scenario.Assumption.Measure;
import no.stedsvekst.jobs.refusal.ProjectRefusals;
import no.stedsvekst.jobs.regress.RegressTables;
import no.stedsvekst.jobs.settings.Preset;
import no.stedsvekst.scenario.JobElasticity;
import no.stedsvekst.scenario.Persistence;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Finds everything a projection needs; what is missing is told, or refused where nothing can be
 * done.
 */
public final class InputLoader {
  private final SparkSession spark;
  private final SourceTables inputs;
  private final ProjectionRequest request;
  private final Consumer<String> notes;
  private final Origin origin;

  public InputLoader(
      SparkSession spark, SourceTables inputs, ProjectionRequest request, Consumer<String> notes) {
    this.spark = spark;
    this.inputs = inputs;
    this.request = request;
    this.notes = notes;
    this.origin = request.origin();
  }

  /** Whether what is gathered stays in this process. */
  private boolean isHere() {
    return spark.sparkContext().isLocal() && request.engine() != BlockExecutor.Engine.SPARK;
  }

  /** Finds it. */
  public ProjectionInput input() {
    try (Ahead ahead = new Ahead()) {
      return input(ahead);
    }
  }

  private ProjectionInput input(Ahead ahead) {
    PresetPanel panel = inputs.panel(request.preset());
    NationalOutlook nation = new NationalOutlook(inputs, request, notes);
    PlaceSource source = source();
    refuseUnknownPlaces(source.places(), panel.vintage());
    Industries industries = Industries.of(inputs, request);
    AppliedCoefficients coefficients =
        industries.isEmpty() ? OriginFit.withoutJobs(panel.rows(), origin) : coefficients(panel);
    PlaceInputQueries numbers =
        new PlaceInputQueries(inputs, request.preset(), panel.rows(), origin, source.places());
    PersistenceSearch search = new PersistenceSearch(ahead, inputs, request, !industries.isEmpty());
    Supplier<Dataset<Row>> ratios =
        ahead.start(new VitalHistory(inputs, request.preset().name(), origin)::ratios);
    Map<Measure, AttractivenessHistory> past =
        past(ahead, numbers, source.places(), industries, coefficients);
    MigrationHistory migrationHistory = new MigrationHistory(inputs, origin, source.places());
    int window = request.preset().populationWindow();
    numbers.people(window);
    numbers.centrality(coefficients);
    numbers.ratios(ratios.get());
    numbers.attractiveness(past.get(Measure.ALPHA_RES), past.get(Measure.ALPHA_BUS));
    search.trend().ifPresent(numbers::trend);
    PastPersistence persistence = search.found(panel.rows(), past.get(Measure.ALPHA_RES).lasting());
    persistence.sentences(origin.baseYear()).forEach(notes);
    if (!industries.isEmpty()) {
      numbers.work(industries.codes());
    }
    if (HousingFacts.areAskedFor(request)) {
      boundByDwellings(numbers, coefficients);
    }
    migrationHistory.addTo(numbers.facts(), nation.isMade());
    tell(industries, migrationHistory);
    Shape shape =
        new Shape(industries.count(), window, Math.max(1, past.get(Measure.ALPHA_RES).years()));
    BlockExecutor executor =
        BlockExecutor.of(spark, request.engine(), source.blocks(), request.scenarios().size());
    BlockValues<BlockArrays> raw = executor.of(source.input(numbers.facts(), shape));
    NationalSums sums = NationalSums.of(raw);
    ModelCoefficients model =
        model(
            coefficients,
            industries,
            migrationHistory.isLanded(),
            persistence,
            new PastTrend(persistence.growth().map(Persistence::share).orElse(1.0), sums.step()));
    double[][] migrants = sums.migrants();
    double[] growth = sums.growth();
    double[] employment = nation.employment();
    NationAtJumpOff atJumpOff =
        new NationAtJumpOff(nation, sums, industries.outlook(), migrationHistory);
    ProjectionInput input =
        new ProjectionInput(
            source,
            executor,
            raw.map(block -> block.block(migrants, employment, model)).settled(),
            raw.map(block -> block.state(growth)).settled(),
            model,
            atJumpOff,
            atJumpOff.years(),
            past,
            persistence,
            sizes(),
            inputs
                .read(SilverTables.MUNICIPALITY)
                .select("code", "region", "county", "centrality_class"),
            coefficients.id(),
            panel.vintage());
    raw.release();
    return input;
  }

  private void boundByDwellings(PlaceInputQueries numbers, AppliedCoefficients coefficients) {
    boolean isKnown =
        HousingFacts.of(inputs, origin)
            .map(dwellings -> dwellings.addTo(numbers.facts(), numbers.expected(coefficients)))
            .orElse(false);
    if (!isKnown) {
      notes.accept(
          "no stock of dwellings is known from %d to %d: nobody is kept out by cap housing"
              .formatted(origin.baseYear() - HousingFacts.YEARS, origin.baseYear()));
    }
  }

  private AppliedCoefficients coefficients(PresetPanel panel) {
    boolean hasSupply = !panel.rows().filter(col("ds").isNotNull()).isEmpty();
    AppliedCoefficients coefficients =
        request
            .known()
            .coefficients()
            .orElseGet(
                () ->
                    AppliedCoefficients.of(
                        inputs.read(RegressTables.COEFFICIENT_SET), panel.preset(), hasSupply));
    if (request.known().coefficients().isEmpty()) {
      coefficients.insteadOf(panel.preset(), hasSupply).ifPresent(notes);
    }
    List<String> unknown = ProjectableTerms.unknown(coefficients.terms().keySet());
    if (!unknown.isEmpty()) {
      throw ProjectRefusals.notProjectable(coefficients.id(), unknown, ProjectableTerms.KNOWN);
    }
    return coefficients;
  }

  private Dataset<Row> sizes() {
    return inputs
        .read(SilverTables.POPULATION)
        .filter(col("year").leq(origin.baseYear()))
        .groupBy(col("municipality").as("unit"), col("year"))
        .agg(sum("persons").as("size"));
  }

  private PlaceSource source() {
    PlaceSource source =
        isHere()
            ? PlaceSource.here(spark, codes(), request.blocks())
            : PlaceSource.spread(spark, codes(), request.blocks());
    if (source.blocks().places() == 0) {
      throw ProjectRefusals.noJumpOff(
          origin.baseYear(), new TreeSet<>(inputs.years(SilverTables.POPULATION)));
    }
    return source;
  }

  /** The municipalities whose people are known by sex and age on the jump-off. */
  private Dataset<Row> codes() {
    int year = origin.baseYear();
    Dataset<Row> people =
        inputs
            .read(SilverTables.POPULATION)
            .filter(col("year").equalTo(year))
            .select(col("municipality").as("code"), col("age"));
    List<String> totals =
        people.filter(col("age").equalTo("all")).select("code").as(Encoders.STRING()).takeAsList(5);
    if (!totals.isEmpty()) {
      throw ProjectRefusals.noAges(year, totals);
    }
    return people.select("code").distinct();
  }

  /** A mistyped code would be a scenario in which nothing happens. */
  private void refuseUnknownPlaces(Dataset<Row> places, int vintage) {
    Set<String> named = new TreeSet<>();
    request.assumptions().filter(line -> !line.isGeneral()).forEach(line -> named.add(line.unit()));
    if (!named.isEmpty()) {
      places
          .filter(col("code").isin(named.toArray()))
          .select("code")
          .as(Encoders.STRING())
          .collectAsList()
          .forEach(named::remove);
      for (String code : named) {
        throw ProjectRefusals.unknownPlace(code, vintage);
      }
    }
  }

  private Map<Measure, AttractivenessHistory> past(
      Ahead ahead,
      PlaceInputQueries numbers,
      Dataset<Row> places,
      Industries industries,
      AppliedCoefficients coefficients) {
    boolean isTold = !industries.isEmpty() && request.known().coefficients().isEmpty();
    Dataset<Row> residential =
        isTold ? numbers.residential(coefficients) : numbers.leftBy(coefficients);
    Map<Measure, AttractivenessHistory> past = new EnumMap<>(Measure.class);
    Supplier<AttractivenessHistory> business =
        ahead.start(() -> past(numbers.business(), places, Measure.ALPHA_BUS));
    past.put(Measure.ALPHA_RES, past(residential, places, Measure.ALPHA_RES));
    past.put(Measure.ALPHA_BUS, business.get());
    return past;
  }

  private AttractivenessHistory past(Dataset<Row> rates, Dataset<Row> places, Measure measure) {
    List<Double> shares =
        request
            .assumptions()
            .filter(line -> line.measure() == measure)
            .flatMap(line -> line.percentile().stream())
            .distinct()
            .toList();
    return new AttractivenessHistory(rates, places, request.lambda(), shares);
  }

  private void tell(Industries industries, MigrationHistory migrationHistory) {
    if (inputs.employmentRates(origin).isEmpty()) {
      notes.accept("employment_rate is missing: jobs cannot be projected");
    }
    if (inputs.commutingYear(origin).isEmpty()) {
      notes.accept("commuting is missing up to %d".formatted(origin.lastYear()));
    }
    if (industries.isEmpty()) {
      notes.accept(
          "from %d the projection runs without jobs; attractiveness is the net migration that centrality does not explain"
              .formatted(origin.baseYear()));
    }
    if (!migrationHistory.isLanded()) {
      notes.accept(
          "migration_age is missing: the ages of migrants are estimated from changes in cohorts");
    }
  }

  private ModelCoefficients model(
      AppliedCoefficients coefficients,
      Industries industries,
      boolean hasFlows,
      PastPersistence found,
      PastTrend trend) {
    AppliedCoefficients.Term jobs =
        coefficients.terms().getOrDefault("centrality_jobs", new AppliedCoefficients.Term(0, 0));
    Preset preset = request.preset();
    return new ModelCoefficients(
        ModelCoefficients.DYNAMIC.stream().mapToDouble(coefficients::estimate).toArray(),
        jobs.estimate(),
        jobs.center(),
        coefficients.estimate("ds"),
        preset.supplyDenominator().equals("jobs"),
        found
            .jobs()
            .map(JobElasticity::scale)
            .or(preset::knownScaleAhead)
            .orElse(preset.scaleAssumed()),
        preset.populationWindow(),
        hasFlows && preset.migrationProfile().equals("gross_flow"),
        industries.codes(),
        industries.followsPeople(),
        industries.isPrivate(),
        preset.knownRelativeMigration().orElseGet(() -> found.migration().orElseThrow().share()),
        trend);
  }
}
