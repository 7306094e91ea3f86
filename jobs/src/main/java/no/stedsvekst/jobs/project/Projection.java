package no.stedsvekst.jobs.project;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import no.stedsvekst.attractiveness.BySize;
import no.stedsvekst.jobs.conform.Levels;
import no.stedsvekst.jobs.lake.WorkFolder;
import no.stedsvekst.jobs.project.fan.Fans;
import no.stedsvekst.jobs.project.input.AttractivenessHistory;
import no.stedsvekst.jobs.project.input.CachedSourceTables;
import no.stedsvekst.jobs.project.input.InputLoader;
import no.stedsvekst.jobs.project.input.Origin;
import no.stedsvekst.jobs.project.input.ProjectionInput;
import no.stedsvekst.jobs.project.input.ProjectionRequest;
import no.stedsvekst.jobs.project.input.SourceTables;
import no.stedsvekst.jobs.project.output.ProjectionRows;
import no.stedsvekst.jobs.project.run.ConstraintFactors;
import no.stedsvekst.jobs.project.run.YearFiles;
import no.stedsvekst.jobs.project.run.YearLoop;
import no.stedsvekst.jobs.project.scenario.Assumption.Measure;
import no.stedsvekst.jobs.project.scenario.PastAttractiveness;
import no.stedsvekst.jobs.project.scenario.Scenario;
import no.stedsvekst.jobs.project.scenario.ScenarioParameters.Lasting;
import no.stedsvekst.jobs.project.scenario.ScenarioRun;
import no.stedsvekst.jobs.refusal.ProjectRefusals;
import no.stedsvekst.scenario.NationYear;
import no.stedsvekst.scenario.NationalFrame;
import no.stedsvekst.scenario.SharedLevels;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The years that follow from what was gathered. */
public final class Projection implements AutoCloseable {
  private final SparkSession spark;
  private final ProjectionRequest request;
  private final Consumer<String> notes;
  private final Optional<CachedSourceTables> held;
  private final ProjectionInput input;
  private final List<ScenarioRun> scenarioRuns;
  private Optional<SharedLevels> shared = Optional.empty();

  /** Gathers what is needed; what is missing is told, or refused where nothing can be done. */
  public Projection(
      SparkSession spark, SourceTables inputs, ProjectionRequest request, Consumer<String> notes) {
    this.spark = spark;
    this.request = request;
    this.notes = notes;
    this.held =
        inputs instanceof CachedSourceTables
            ? Optional.empty()
            : Optional.of(new CachedSourceTables(spark, inputs));
    SourceTables from = held.isPresent() ? held.get() : inputs;
    this.input = new InputLoader(spark, from, request, notes).input();
    this.scenarioRuns =
        ScenarioRun.of(
            request.scenarios(),
            request.preset().isOneAtATime(),
            measure ->
                measure == Measure.RELATIVE_MIGRATION
                    ? PastAttractiveness.lasting(
                        input.persistence().migration().orElseThrow().share())
                    : past(measure),
            Lasting.both(input.model().lasting()));
  }

  private Projection(Projection other, ProjectionInput input) {
    this.spark = other.spark;
    this.request = other.request;
    this.notes = other.notes;
    this.held = Optional.empty();
    this.input = input;
    this.scenarioRuns = other.scenarioRuns;
  }

  /**
   * The same where the nation's people are known: nothing is gathered anew. It lasts as long as
   * this one, and is not closed.
   */
  public Projection under(NationalFrame known) {
    return new Projection(this, input.under(known));
  }

  /**
   * Projects.
   *
   * @param files where the years are kept
   * @return by year and scenario, how the nation's sums were met
   */
  public List<List<ConstraintFactors>> run(YearFiles files, Consumer<String> progress) {
    return new YearLoop(input, files, scenarioRuns, progress).run();
  }

  /** From when to when. */
  Origin origin() {
    return request.origin();
  }

  /** The scenarios in the order in which they are run. */
  List<ScenarioRun> scenarioRuns() {
    return scenarioRuns;
  }

  /** What they assume. */
  List<Scenario> scenarios() {
    return request.scenarios();
  }

  /** What a word for past attractiveness stands for. */
  public AttractivenessHistory past(Measure measure) {
    return input.past().get(measure);
  }

  /** The rows of finished years. */
  public ProjectionRows rows(YearFiles files) {
    return new ProjectionRows(
        spark,
        input,
        files,
        scenarioRuns.stream().map(ScenarioRun::name).toList(),
        request.origin());
  }

  /**
   * Many futures around a scenario.
   *
   * @param above level, unit and code of the units whose sums are drawn too
   */
  public Dataset<Row> fan(
      String name,
      YearFiles files,
      List<List<ConstraintFactors>> constraintFactors,
      Dataset<Row> above,
      Fans.Drawing drawing) {
    int scenario =
        IntStream.range(0, scenarioRuns.size())
            .filter(number -> scenarioRuns.get(number).name().equals(name))
            .findFirst()
            .orElseThrow();
    AttractivenessHistory past = past(Measure.ALPHA_RES);
    if (past.years() == 0) {
      throw ProjectRefusals.noResiduals(request.origin().baseYear());
    }
    BySize uncertainty = drawing.isWhole() ? past.uncertainty(input.sizes()) : BySize.NONE;
    if (drawing.isWhole() && uncertainty.equals(BySize.NONE)) {
      notes.accept(
          "no uncertainty of each place's level is found or can be estimated: the draws vary by year only");
    }
    SharedLevels found =
        drawing.isWhole()
            ? past.shared(input.sizes(), uncertainty, input.groups())
            : SharedLevels.NONE;
    if (!uncertainty.equals(BySize.NONE)) {
      shared = Optional.of(found);
      notes.accept(
          "of what the levels of places may be off by, places of a region share %.2f and places of a county %.2f"
              .formatted(found.region(), found.county()));
    }
    return new Fans(
            input.model(),
            scenarioRuns.get(scenario),
            scenario,
            input.years(),
            constraintFactors.stream().map(year -> year.get(scenario)).toList(),
            drawing.isWhole()
                ? new Fans.Past(past.years(), nationSwings(past), uncertainty, found)
                : new Fans.Past(past.years(), new double[past.years()], uncertainty, found),
            drawing,
            files)
        .rows(
            spark,
            input.places().rdd(),
            input.jumpOff().rdd(),
            input.source().members(Levels.above(input.groups(), Optional.empty())),
            input.source().members(above));
  }

  /** What levels of places have in common, where futures were drawn. */
  Optional<SharedLevels> sharedLevels() {
    return shared;
  }

  /** Where the nation's path is known or officially projected it does not swing. */
  private double[] nationSwings(AttractivenessHistory past) {
    return input
        .nationMoved()
        .map(history -> history.nationalSwings(past.first(), past.years()))
        .orElseGet(() -> new double[past.years()]);
  }

  /** What it begins with. */
  public ProjectionInput input() {
    return input;
  }

  /** The industries that are told apart; none where jobs are not projected. */
  List<String> industries() {
    return input.model().industries();
  }

  /** The alternative under which the rows stand. */
  String alternative() {
    return input.alternative();
  }

  /** The coefficients that were applied. */
  public String coefficientSet() {
    return input.coefficientSet();
  }

  /** The year of the codes. */
  int vintage() {
    return input.vintage();
  }

  /** The years of the nation. */
  List<NationYear> nation() {
    return input.years();
  }

  @Override
  public void close() {
    input.close();
    held.ifPresent(CachedSourceTables::close);
  }

  /**
   * Where its years are kept. What was cut off goes on with blocks of the same places, or begins
   * anew.
   */
  public YearFiles files(WorkFolder folder) {
    return new YearFiles(folder.within("blocks-" + request.blocks()));
  }

  /** Scenarios with neutral before them, as others lean on it. */
  public static List<Scenario> withNeutral(Collection<Scenario> wanted, Scenario neutral) {
    List<Scenario> all = new ArrayList<>();
    all.add(neutral);
    wanted.stream().filter(one -> !one.name().equals(neutral.name())).forEach(all::add);
    return all;
  }
}
