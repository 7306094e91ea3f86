package no.stedsvekst.jobs.project.input;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.stedsvekst.jobs.attract.AppliedCoefficients;
import no.stedsvekst.jobs.project.block.BlockExecutor;
import no.stedsvekst.jobs.project.scenario.Assumption;
import no.stedsvekst.jobs.project.scenario.Scenario;
import no.stedsvekst.jobs.settings.Preset;
import no.stedsvekst.scenario.NationalFrame;

/**
 * What a projection is asked.
 *
 * @param preset parameters of the model
 * @param origin from when to when
 * @param alternative of the nation's projection
 * @param scenarios in the order in which they are run: neutral first where others lean on it
 * @param lambda the share of attractiveness that lasts where the data do not tell
 * @param blocks of places, at most
 * @param engine that works on them
 * @param known what stands in for what the tables would tell
 */
public record ProjectionRequest(
    Preset preset,
    Origin origin,
    String alternative,
    List<Scenario> scenarios,
    double lambda,
    int blocks,
    BlockExecutor.Engine engine,
    Known known) {

  /**
   * What is taken as known.
   *
   * @param coefficients instead of those that {@code attract} applies
   * @param frame instead of the nation's official projection
   */
  public record Known(Optional<AppliedCoefficients> coefficients, Optional<NationalFrame> frame) {
    static final Known BY_TABLES = new Known(Optional.empty(), Optional.empty());
  }

  public ProjectionRequest(
      Preset preset,
      Origin origin,
      String alternative,
      List<Scenario> scenarios,
      double lambda,
      int blocks) {
    this(
        preset,
        origin,
        alternative,
        scenarios,
        lambda,
        blocks,
        BlockExecutor.Engine.AUTO,
        Known.BY_TABLES);
  }

  /** The same, worked on by another engine. */
  public ProjectionRequest on(BlockExecutor.Engine other) {
    return new ProjectionRequest(
        preset, origin, alternative, scenarios, lambda, blocks, other, known);
  }

  /** All that its scenarios assume. */
  Stream<Assumption> assumptions() {
    return scenarios.stream().flatMap(scenario -> scenario.assumptions().stream());
  }
}
