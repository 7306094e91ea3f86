package no.stedsvekst.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;

import no.stedsvekst.trace.ToldSteps;
import org.junit.jupiter.api.Test;

class ExpectedExcessTest {

  /** −0.002 + 0.1·0.02 + 0.04·(0.7 − 0.4) = 0.012, and 0.003 of the nation. */
  @Test
  void whatIsLeftIsAttractiveness() {
    ToldSteps told = new ToldSteps();
    ExpectedExcess expected = new ExpectedExcess(told);
    expected.addIntercept("(Intercept)", -0.002, "a set");
    expected.add("vra", 0.1, 0.02, 0);
    expected.add("centrality_jobs", 0.04, 0.7, 0.4);
    assertEquals(20 - 1000 * 0.015, expected.attractiveness(20, 1000, 0.003), 1e-12);
    assertEquals(0.012, told.value("expected beyond the nation's"), 1e-15);
    assertEquals(0.012, told.value("centrality_jobs"), 1e-15);
    assertEquals(0.005, told.value("attractiveness rate"), 1e-15);
    assertEquals(4, told.reckoned());
  }

  @Test
  void theExcessIsTold() {
    ToldSteps told = new ToldSteps();
    NetMigration.excess(12.0, 1000.0, 0.002, told);
    assertEquals(0.012, told.value("rate"), 1e-15);
    assertEquals(0.01, told.value("net_migration_excess"), 1e-15);
    assertEquals(2, told.reckoned());
  }
}
