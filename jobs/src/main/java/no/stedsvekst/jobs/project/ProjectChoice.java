package no.stedsvekst.jobs.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import no.stedsvekst.jobs.project.block.BlockExecutor;
import no.stedsvekst.jobs.project.fan.Fans;
import no.stedsvekst.jobs.project.input.Origin;
import no.stedsvekst.jobs.project.input.SourceTables;
import no.stedsvekst.jobs.project.output.ProjectionRows.Ages;
import no.stedsvekst.jobs.project.scenario.Scenario;
import no.stedsvekst.jobs.project.scenario.ScenarioFile;
import no.stedsvekst.jobs.refusal.ProjectRefusals;
import no.stedsvekst.jobs.settings.Kind;
import no.stedsvekst.jobs.settings.Preset;
import no.stedsvekst.jobs.settings.Settings;

/**
 * What a user may choose.
 *
 * @param preset the parameters of the model
 * @param scenarios which, neutral first
 * @param alternative of the nation's projection
 * @param baseYear of the 1 January on which it begins; empty: after the last jobs
 * @param horizon of the 1 January on which it ends
 * @param ages that are kept
 * @param lambda the share of attractiveness that lasts where the data do not tell
 * @param blocks of places, at most; empty: as Spark has cores
 * @param engine in which blocks are worked on: auto, threads or spark
 * @param fan how many futures are drawn, around which scenario
 */
public record ProjectChoice(
    Preset preset,
    List<Scenario> scenarios,
    String alternative,
    Optional<Integer> baseYear,
    int horizon,
    Ages ages,
    double lambda,
    Optional<Integer> blocks,
    String engine,
    Fan fan) {
  /** How many futures can be drawn. */
  static final Kind<Integer> DRAWS = Kind.wholeNumber(0, 1_000_000);

  /**
   * Futures that are drawn.
   *
   * @param scenario around which
   */
  public record Fan(String scenario, Fans.Drawing drawing) {}

  /** As the settings say. */
  static ProjectChoice of(Settings settings) {
    Map<String, Scenario> known = ScenarioFile.shipped();
    known.putAll(ScenarioFile.own(settings));
    boolean isRecomputed =
        settings.choice("project.closure", List.of("frozen", "recomputed")).equals("recomputed");
    List<Scenario> wanted = new ArrayList<>();
    for (String name : settings.words("project.scenarios")) {
      if (ShockScenarios.isShock(name)) {
        known.put(name, ShockScenarios.named(name));
      }
      if (!known.containsKey(name)) {
        throw ProjectRefusals.unknownScenario(name, known.keySet());
      }
      Scenario scenario = known.get(name);
      wanted.add(isRecomputed ? scenario.recomputed() : scenario);
    }
    return new ProjectChoice(
        Preset.of(settings),
        Projection.withNeutral(wanted, known.get(Scenario.NEUTRAL)),
        settings.text("project.alternative"),
        settings.year("project.base_year"),
        settings.year("project.horizon").orElseThrow(),
        Ages.valueOf(
            settings
                .choice("project.ages", List.of("single", "five_year", "total"))
                .toUpperCase(Locale.ROOT)),
        settings.number("project.shrunk_lambda", 0, 1),
        settings.optional("project.blocks").isEmpty()
            ? Optional.empty()
            : Optional.of(settings.integer("project.blocks", 1, 100_000)),
        settings.choice("project.engine", BlockExecutor.Engine.WORDS),
        fan(settings, wanted));
  }

  private static Fan fan(Settings settings, List<Scenario> wanted) {
    int draws = settings.read("project.draws", DRAWS);
    String around = settings.text("project.fan");
    if (draws > 0 && wanted.stream().noneMatch(one -> one.name().equals(around))) {
      throw settings.badValue(
          "project.fan", "one of the scenarios that are projected: " + names(wanted));
    }
    return new Fan(
        around,
        new Fans.Drawing(
            draws,
            settings.integer("project.seed", 0, Integer.MAX_VALUE),
            settings.isOn("project.fan_whole")));
  }

  /**
   * The part of the tables that a projection owns. All have a neutral scenario, the newest base
   * year has a number too, and without a landed projection every alternative is made of the past:
   * runs that may have written over each other's rows are of one scope.
   */
  String scope() {
    return preset.name();
  }

  private static String names(List<Scenario> scenarios) {
    return scenarios.stream().map(Scenario::name).collect(Collectors.joining(","));
  }

  /** Where it begins and ends. */
  Origin origin(SourceTables inputs) {
    int first = baseYear.orElseGet(() -> SourceTables.newestBase(inputs));
    if (first >= horizon) {
      throw ProjectRefusals.horizonBeforeBase(first, horizon);
    }
    return new Origin(first, horizon);
  }
}
