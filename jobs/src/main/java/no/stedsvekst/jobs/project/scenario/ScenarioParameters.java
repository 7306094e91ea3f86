package no.stedsvekst.jobs.project.scenario;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumMap;
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
   */
  private record Line(Assumption assumption, double ofOwn, double constant)
      implements Serializable {}

  private final Map<Measure, List<Line>> lines = new EnumMap<>(Measure.class);

  /**
   * Takes the assumptions in.
   *
   * @param past what words for past attractiveness stand for
   */
  public ScenarioParameters(Scenario scenario, Function<Measure, PastAttractiveness> past) {
    for (Assumption assumption : scenario.assumptions()) {
      lines
          .computeIfAbsent(assumption.measure(), measure -> new ArrayList<>())
          .add(line(assumption, past));
    }
  }

  private static Line line(Assumption assumption, Function<Measure, PastAttractiveness> past) {
    String value = assumption.value();
    if (value.equals(Assumption.OWN)) {
      return new Line(assumption, 1, 0);
    }
    if (value.startsWith(Assumption.PART_OF_OWN)) {
      return new Line(
          assumption, Double.parseDouble(value.substring(Assumption.PART_OF_OWN.length())), 0);
    }
    if (value.equals(Assumption.SHRUNK)) {
      return new Line(assumption, past.apply(assumption.measure()).lasting(), 0);
    }
    if (value.equals(Assumption.LASTING)) {
      return new Line(assumption, 0, past.apply(assumption.measure()).lasting());
    }
    return new Line(
        assumption,
        0,
        assumption
            .percentile()
            .map(share -> past.apply(assumption.measure()).percentile(share))
            .orElseGet(assumption::number));
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
        : (line.ofOwn() * own + line.constant())
            * Decay.left(yearsOn, line.assumption().halfLife());
  }

  /** A number of a place in a year, or another where nothing is said. */
  public double orElse(Measure measure, String code, int year, double other) {
    Line line = last(measure, code, year);
    return line == null ? other : line.constant();
  }

  /** Whether any place has extra jobs. */
  public boolean hasExtraJobs() {
    return lines.containsKey(Measure.EXTRA_JOBS);
  }

  /** The jobs that come to a place in an industry. */
  public double extraJobs(String code, int year, String industry) {
    double jobs = 0;
    for (Line line : lines.getOrDefault(Measure.EXTRA_JOBS, List.of())) {
      if (speaksOf(line, code, year) && line.assumption().industry().equals(industry)) {
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
