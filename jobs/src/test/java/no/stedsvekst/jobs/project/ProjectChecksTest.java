package no.stedsvekst.jobs.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import no.stedsvekst.jobs.project.run.AccountingChecks;
import no.stedsvekst.jobs.project.run.ConstraintFactors;
import no.stedsvekst.jobs.project.scenario.Scenario;
import no.stedsvekst.jobs.project.scenario.Scenario.Closure;
import no.stedsvekst.jobs.project.scenario.ScenarioParameters;
import no.stedsvekst.jobs.project.scenario.ScenarioParameters.Lasting;
import no.stedsvekst.jobs.project.scenario.ScenarioRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The gate stops what is wrong in one way only, and tells of that alone. */
class ProjectChecksTest {
  private static final String WHERE = "mine 2030";
  private static final String NAME = "mine";
  private static final AccountingChecks GOOD = new AccountingChecks(0, 0, 0, 5);

  private static List<String> complaints(
      Closure closure, AccountingChecks balance, double missed, double missedDeaths) {
    ConstraintFactors constraintFactors = new ConstraintFactors();
    constraintFactors.missed = missed;
    constraintFactors.missedDeaths = missedDeaths;
    constraintFactors.balances.put(NAME, balance);
    constraintFactors.balances.put("another", new AccountingChecks(1, 1, -1, 0));
    return Stream.of(ProjectChecks.Identity.values())
        .flatMap(each -> each.complaint(WHERE, scenarioRun(closure), constraintFactors).stream())
        .toList();
  }

  private static ScenarioRun scenarioRun(Closure closure) {
    return new ScenarioRun(
        NAME,
        closure,
        0,
        new ScenarioParameters(
            new Scenario(NAME, NAME, NAME, List.of()), past -> null, Lasting.ALL));
  }

  @Test
  void goodBooksAreLetThrough() {
    for (Closure closure : Closure.values()) {
      assertEquals(List.of(), complaints(closure, GOOD, 0, 0));
      assertEquals(
          List.of(),
          complaints(closure, new AccountingChecks(9e-10, 9e-10, 0, 5), 9e-10, 9e-10),
          "rounding");
      assertEquals(List.of(), complaints(closure, AccountingChecks.NONE, 0, 0), "no places");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2e-9, 0, 0, 0, 0, misses the end of a place by 2.00e-09",
    "Infinity, 0, 0, 0, 0, misses the end of a place by Infinity",
    "NaN, 0, 0, 0, 0, misses the end of a place by NaN",
    "0, 2e-9, 0, 0, 0, misses the end of a sex and age by 2.00e-09",
    "0, Infinity, 0, 0, 0, misses the end of a sex and age by Infinity",
    "0, NaN, 0, 0, 0, misses the end of a sex and age by NaN",
    "0, 0, -1e-12, 0, 0, a cell has -1.00e-12 persons",
    "0, 0, -Infinity, 0, 0, a cell has -Infinity persons",
    "0, 0, NaN, 0, 0, a cell has NaN persons",
    "0, 0, 0, 2e-9, 0, misses the nation's projection by 2.00e-09",
    "0, 0, 0, Infinity, 0, misses the nation's projection by Infinity",
    "0, 0, 0, NaN, 0, misses the nation's projection by NaN",
    "0, 0, 0, 0, 2e-9, deaths miss the nation's by 2.00e-09",
    "0, 0, 0, 0, Infinity, deaths miss the nation's by Infinity",
    "0, 0, 0, 0, NaN, deaths miss the nation's by NaN"
  })
  void whatIsWrongInOneWayIsToldOnce(
      double places, double cells, double least, double missed, double missedDeaths, String words) {
    List<String> complaints =
        complaints(
            Closure.OWN, new AccountingChecks(places, cells, least, 5), missed, missedDeaths);
    assertEquals(1, complaints.size(), complaints.toString());
    assertTrue(complaints.get(0).startsWith(WHERE + ": "), complaints.get(0));
    assertTrue(complaints.get(0).contains(words), complaints.get(0));
  }

  /** It takes neutral's numbers and so differs from the nation by what it changes. */
  @ParameterizedTest
  @EnumSource(names = {"FROZEN", "ALONE"})
  void onlyAnOwnClosureMustMeetTheFrame(Closure closure) {
    assertEquals(List.of(), complaints(closure, GOOD, 0.5, 0.5));
    assertEquals(List.of(), complaints(closure, GOOD, Double.NaN, Double.NaN));
    assertEquals(2, complaints(Closure.OWN, GOOD, 0.5, 0.5).size());
  }

  @ParameterizedTest
  @EnumSource
  void everyClosureMustKeepItsBooks(Closure closure) {
    assertEquals(3, complaints(closure, new AccountingChecks(1, 1, -1, 5), 0, 0).size());
    assertEquals(
        3,
        complaints(closure, new AccountingChecks(Double.NaN, Double.NaN, Double.NaN, 5), 0, 0)
            .size());
  }

  @Test
  void allThatIsWrongIsTold() {
    assertEquals(5, complaints(Closure.OWN, new AccountingChecks(1, 1, -1, 5), 1, 1).size());
  }

  /** The balances of blocks are put together before the gate sees them. */
  @Test
  void oneBadBlockIsNotLostAmongGoodOnes() {
    for (AccountingChecks bad :
        List.of(
            new AccountingChecks(1, 0, 0, 0),
            new AccountingChecks(Double.NaN, 0, 0, 0),
            new AccountingChecks(0, 1, 0, 0),
            new AccountingChecks(0, Double.NaN, 0, 0),
            new AccountingChecks(0, 0, -1, 0),
            new AccountingChecks(0, 0, Double.NaN, 0))) {
      assertEquals(1, complaints(Closure.OWN, GOOD.and(bad).and(GOOD), 0, 0).size(), "" + bad);
      assertEquals(1, complaints(Closure.OWN, bad.and(GOOD), 0, 0).size(), "" + bad);
    }
  }
}
