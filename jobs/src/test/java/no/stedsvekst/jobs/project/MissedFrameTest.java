package no.stedsvekst.jobs.project;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import no.stedsvekst.jobs.project.scenario.Assumption;
import no.stedsvekst.jobs.project.scenario.PastAttractiveness;
import no.stedsvekst.jobs.project.scenario.Scenario;
import no.stedsvekst.jobs.project.scenario.ScenarioParameters.Lasting;
import no.stedsvekst.jobs.project.scenario.ScenarioRun;
import org.junit.jupiter.api.Test;

/** What is said of scenarios of single places, and how they can be made to add up. */
class MissedFrameTest {

  @Test
  void aMissThatIsNoticedIsSaid() {
    assertEquals(
        List.of(
            "factory adds up to 1002500 people on 1 January 2050, +0.25 % beside the nation's projection: what it assumes of single places is taken from no other; --closure recomputed makes all add up"),
        new MissedFrame(2050, 1_000_000, Map.of("factory", 1_002_500.0)).sentences());
    assertEquals(
        List.of(), new MissedFrame(2050, 1_000_000, Map.of("factory", 1_000_050.0)).sentences());
  }

  @Test
  void aScenarioOfAPlaceIsFrozenUnlessItIsRecomputed() {
    assertEquals(Scenario.Closure.FROZEN, closure(of("0301")));
    assertEquals(Scenario.Closure.OWN, closure(of("0301").recomputed()));
    assertEquals(Scenario.Closure.ALONE, closure(of("each").recomputed()));
    assertEquals(Scenario.Closure.OWN, closure(of("all")));
  }

  private static Scenario.Closure closure(Scenario scenario) {
    return ScenarioRun.of(
            List.of(scenario), true, measure -> PastAttractiveness.lasting(1), Lasting.ALL)
        .get(0)
        .closure();
  }

  private static Scenario of(String unit) {
    return new Scenario(
        "one",
        "En",
        "One",
        List.of(
            new Assumption(
                Assumption.Measure.ALPHA_RES, unit, "", 2020, 2030, "0.01", Double.NaN)));
  }
}
