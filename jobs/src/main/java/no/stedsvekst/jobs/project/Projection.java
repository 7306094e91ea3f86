package no.stedsvekst.jobs.project;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import no.stedsvekst.attractiveness.BySize;
import no.stedsvekst.jobs.project.Assumption.Measure;
import no.stedsvekst.jobs.refusal.Refusals;
import no.stedsvekst.scenario.NationYear;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The years that follow from what was gathered. */
final class Projection implements AutoCloseable {
  private final SparkSession spark;
  private final Question question;
  private final Consumer<String> notes;
  private final Optional<HeldInputs> held;
  private final Gathered gathered;
  private final List<Plan> plans;

  /** Gathers what is needed; what is missing is told, or refused where nothing can be done. */
  Projection(SparkSession spark, ProjectInputs inputs, Question question, Consumer<String> notes) {
    this.spark = spark;
    this.question = question;
    this.notes = notes;
    this.held =
        inputs instanceof HeldInputs
            ? Optional.empty()
            : Optional.of(new HeldInputs(spark, inputs));
    ProjectInputs from = held.isPresent() ? held.get() : inputs;
    this.gathered = new Gathering(spark, from, question, notes).gathered();
    this.plans = Plan.of(question.scenarios(), question.preset().isOneAtATime(), gathered.past());
  }

  /**
   * Projects.
   *
   * @param files where the years are kept
   * @return by year and scenario, how the nation's sums were met
   */
  List<List<Closures>> run(YearFiles files, Consumer<String> progress) {
    return new YearLoop(gathered, files, plans, progress).run();
  }

  /** From when to when. */
  Origin origin() {
    return question.origin();
  }

  /** The scenarios in the order in which they are run. */
  List<Plan> plans() {
    return plans;
  }

  /** What they assume. */
  List<Scenario> scenarios() {
    return question.scenarios();
  }

  /** What a word for past attractiveness stands for. */
  PastRates past(Measure measure) {
    return gathered.past().get(measure);
  }

  /** The rows of finished years. */
  ProjectionRows rows(YearFiles files) {
    return new ProjectionRows(
        spark, gathered, files, plans.stream().map(Plan::name).toList(), question.origin());
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
      Fans.Drawing drawing) {
    int scenario =
        IntStream.range(0, plans.size())
            .filter(number -> plans.get(number).name().equals(name))
            .findFirst()
            .orElseThrow();
    PastRates past = past(Measure.ALPHA_RES);
    if (past.years() == 0) {
      throw Refusals.noResiduals(question.origin().baseYear());
    }
    BySize doubt = drawing.isWhole() ? past.doubt(gathered.sizes()) : BySize.NONE;
    if (drawing.isWhole() && doubt.equals(BySize.NONE)) {
      notes.accept(
          "too little is known of the past to doubt the places' levels: years alone swing");
    }
    return new Fans(
            gathered.model(),
            plans.get(scenario),
            scenario,
            gathered.years(),
            closures.stream().map(year -> year.get(scenario)).toList(),
            drawing.isWhole()
                ? new Fans.Past(past.years(), nationSwings(past), doubt)
                : new Fans.Past(past.years(), new double[past.years()], doubt),
            drawing,
            files)
        .rows(
            spark,
            gathered.places().rdd(),
            gathered.jumpOff().rdd(),
            gathered.source().members(above));
  }

  /** Where the nation's path is known or officially projected it does not swing. */
  private double[] nationSwings(PastRates past) {
    return gathered
        .nationMoved()
        .map(moved -> moved.nationalSwings(past.first(), past.years()))
        .orElseGet(() -> new double[past.years()]);
  }

  /** What a place needs beside neutral, the first of the scenarios, to have so many people. */
  Target.Answer target(
      YearFiles files, List<List<Closures>> closures, String code, double population) {
    return new Target(
            gathered.model(),
            gathered.years(),
            closures.stream().map(year -> year.get(0)).toList(),
            files)
        .of(gathered.places(), gathered.jumpOff(), code, population);
  }

  /** The industries that are told apart; none where jobs are not projected. */
  List<String> industries() {
    return gathered.model().industries();
  }

  /** The alternative under which the rows stand. */
  String alternative() {
    return gathered.alternative();
  }

  /** The coefficients that were applied. */
  String coefficientSet() {
    return gathered.coefficientSet();
  }

  /** The year of the codes. */
  int vintage() {
    return gathered.vintage();
  }

  /** The years of the nation. */
  List<NationYear> nation() {
    return gathered.years();
  }

  @Override
  public void close() {
    gathered.close();
    held.ifPresent(HeldInputs::close);
  }

  /** Scenarios with neutral before them, as others lean on it. */
  static List<Scenario> withNeutral(Collection<Scenario> wanted, Scenario neutral) {
    List<Scenario> all = new ArrayList<>();
    all.add(neutral);
    wanted.stream().filter(one -> !one.name().equals(neutral.name())).forEach(all::add);
    return all;
  }
}
