package no.stedsvekst.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import no.stedsvekst.scenario.JobElasticity.Squares;
import org.junit.jupiter.api.Test;

class JobElasticityTest {
  /** Two places in two years by hand: x = ±1, y as it is, all weights 1. */
  @Test
  void asByHand() {
    // a = xy: 3, 1 of the one place, 2, 2 of the other; b = 1 each. ε = 8/4.
    Squares places = new Squares(2, 4 * 4 + 4 * 4, 4 * 2 + 4 * 2, 8);
    Squares years = new Squares(2, 5 * 5 + 3 * 3, 5 * 2 + 3 * 2, 8);
    Squares rows = new Squares(4, 9 + 1 + 4 + 4, 8, 4);
    JobElasticity found = JobElasticity.of(8, 4, places, years, rows);
    assertEquals(2, found.scale());
    // Scores of places are 0 and 0, of years 1 and −1, of rows 1, −1, 0, 0.
    double years2 = 2.0 * 2;
    double both = 0 + years2 - 4.0 / 3 * 2;
    assertTrue(both < years2);
    assertEquals(Math.sqrt(years2) / 4, found.error(), 1e-15);
    assertTrue(found.isEstimated());
    assertTrue(found.isSure());
    assertFalse(new JobElasticity(0.2, 0.51).isSure());
  }

  @Test
  void jobsDoNotGoAgainstPeople() {
    Squares one = new Squares(2, 1, 0, 1);
    assertEquals(0, JobElasticity.of(-3, 4, one, one, one).scale());
    JobElasticity assumed = JobElasticity.assumed(0.33);
    assertEquals(0.33, assumed.scale());
    assertFalse(assumed.isEstimated());
    assertTrue(assumed.knownError().isEmpty());
  }
}
