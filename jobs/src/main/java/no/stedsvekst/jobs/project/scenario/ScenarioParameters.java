package no.stedsvekst.jobs.project.scenario;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import no.stedsvekst.jobs.project.scenario.Assumption.Measure;
import no.stedsvekst.scenario.Decay;

/** A scenario's assumptions as numbers, to be asked for a place and a year. */
public final class ScenarioParameters implements Serializable {
  private static final long serialVersionUID = 1;

  /**
   * A line.
   *
   * @param ofOwn how much of the place's own past attractiveness
   * @param constant what comes to it
   * @param isPast whether the constant is of the past too
   */
  private record Line(Assumption assumption, double ofOwn, double constant, boolean isPast)
      implements Serializable {}

  /**
   * How much is projected of what sets places apart, where the scenario has no line for it.
   *
   * @param expected of the migration that is expected
   * @param ofPast of what past attractiveness adds to it
   */
  public record Lasting(double expected, double ofPast) implements Serializable {
    /** All of both. */
    public static final Lasting ALL = new Lasting(1, 1);

    /** As much of one as of the other. */
    public static Lasting both(double share) {
      return new Lasting(share, share);
    }
  }

  private final Lasting lasting;
  private final Map<Measure, List<Line>> lines = new EnumMap<>(Measure.class);

  /** By place: a shock brings jobs to most places. */
  private final Map<String, List<Line>> extraJobs = new HashMap<>();

  /**
   * Takes the assumptions in.
   *
   * @param past what words for past attractiveness stand for
   * @param lasting what is projected where no line says it
   */
  public ScenarioParameters(
      Scenario scenario, Function<Measure, PastAttractiveness> past, Lasting lasting) {
    this.lasting = lasting;
    for (Assumption assumption : scenario.assumptions()) {
      lines
          .computeIfAbsent(assumption.measure(), measure -> new ArrayList<>())
          .add(line(assumption, past));
    }
    for (Line line : lines.getOrDefault(Measure.EXTRA_JOBS, List.of())) {
      Assumption assumption = line.assumption();
      String where = assumption.isGeneral() ? Assumption.ALL : assumption.unit();
      extraJobs.computeIfAbsent(where, place -> new ArrayList<>()).add(line);
    }
  }

  private static Line line(Assumption assumption, Function<Measure, PastAttractiveness> past) {
    String value = assumption.value();
    if (value.equals(Assumption.OWN)) {
      return new Line(assumption, 1, 0, true);
    }
    if (value.startsWith(Assumption.PART_OF_OWN)) {
      return new Line(
          assumption,
          Double.parseDouble(value.substring(Assumption.PART_OF_OWN.length())),
          0,
          true);
    }
    if (value.equals(Assumption.SHRUNK)) {
      return new Line(assumption, past.apply(assumption.measure()).lasting(), 0, true);
    }
    if (value.equals(Assumption.LASTING)) {
      return new Line(assumption, 0, past.apply(assumption.measure()).lasting(), true);
    }
    if (value.equals(Assumption.HOUSING)) {
      return new Line(assumption, 0, Double.NaN, false);
    }
    return new Line(
        assumption,
        0,
        assumption
            .percentile()
            .map(share -> past.apply(assumption.measure()).percentile(share))
            .orElseGet(assumption::number),
        assumption.percentile().isPresent());
  }

  /**
   * The attractiveness that a place is taken to have; 0 where nothing is said.
   *
   * @param measure residential or business
   * @param own the place's own of the past
   */
  public double attractiveness(Measure measure, String code, int year, int yearsOn, double own) {
    Line line = last(measure, code, year);
    return line == null
        ? 0
        : kept(measure, line, code, year)
            * (line.ofOwn() * own + line.constant())
            * Decay.left(yearsOn, line.assumption().halfLife());
  }

  /** A line for relative migration speaks of attractiveness too, and of numbers as of the past. */
  private double kept(Measure measure, Line line, String code, int year) {
    if (measure != Measure.ALPHA_RES) {
      return 1;
    }
    Line said = last(Measure.RELATIVE_MIGRATION, code, year);
    if (said != null) {
      return said.constant();
    }
    return line.isPast() ? lasting.ofPast() : 1;
  }

  /** The share that is projected of the migration that is expected to set a place apart. */
  public double relativeMigration(String code, int year) {
    return orElse(Measure.RELATIVE_MIGRATION, code, year, lasting.expected());
  }

  /** A number of a place in a year, or another where nothing is said. */
  public double orElse(Measure measure, String code, int year, double other) {
    Line line = last(measure, code, year);
    return line == null ? other : line.constant();
  }

  /**
   * The most that net migration may be.
   *
   * @param room that dwellings leave, for a scenario that is bound by them
   */
  public double cap(String code, int year, double room) {
    Line line = last(Measure.CAP, code, year);
    if (line == null) {
      return Double.POSITIVE_INFINITY;
    }
    return line.assumption().value().equals(Assumption.HOUSING) ? room : line.constant();
  }

  /** Whether any place has extra jobs. */
  public boolean hasExtraJobs() {
    return lines.containsKey(Measure.EXTRA_JOBS);
  }

  /** The jobs that come to a place in an industry. */
  public double extraJobs(String code, int year, String industry) {
    return extraJobsAt(Assumption.ALL, year, industry) + extraJobsAt(code, year, industry);
  }

  private double extraJobsAt(String where, int year, String industry) {
    double jobs = 0;
    for (Line line : extraJobs.getOrDefault(where, List.of())) {
      if (line.assumption().holdsIn(year) && line.assumption().industry().equals(industry)) {
        jobs += line.constant();
      }
    }
    return jobs;
  }

  private Line last(Measure measure, String code, int year) {
    Line found = null;
    for (Line line : lines.getOrDefault(measure, List.of())) {
      found = speaksOf(line, code, year) ? line : found;
    }
    return found;
  }

  private static boolean speaksOf(Line line, String code, int year) {
    Assumption assumption = line.assumption();
    return assumption.holdsIn(year) && (assumption.isGeneral() || assumption.unit().equals(code));
  }
}
