package no.stedsvekst.attractiveness;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ImpulseTest {
  private static final Impulse ROUNDED = new Impulse(new double[] {0.19, 0.13, 0.09});
  private static final Impulse OF_2022 =
      new Impulse(new double[] {0.1360559, 0.0962927, 0.0531233});

  /** A closed place with a job for two inhabitants: a hundred jobs bring 38 + 26 + 18 = 82. */
  @Test
  void aHundredJobsInAClosedPlace() {
    assertArrayEquals(new double[] {38, 26, 18}, ROUNDED.persons(10_000, 1, 100, 5000), 1e-9);
    assertEquals(82, ROUNDED.total(10_000, 1, 100, 5000), 1e-9);
    assertArrayEquals(new double[] {27.2, 19.3, 10.6}, OF_2022.persons(10_000, 1, 100, 5000), 0.05);
    assertEquals(57.1, OF_2022.total(10_000, 1, 100, 5000), 0.05);
  }

  @Test
  void commutersTakeTheirShareHome() {
    assertEquals(
        0.25 * ROUNDED.total(8000, 1, 40, 3000), ROUNDED.total(8000, 0.25, 40, 3000), 1e-12);
  }

  @Test
  void theInverseAsksForAsManyJobs() {
    double jobs = OF_2022.jobsFor(135, 20_000, 0.7, 9000);
    assertEquals(135, OF_2022.total(20_000, 0.7, jobs, 9000), 1e-9);
  }

  /** Levanger: 135 persons in sixteen years are 0.0155 of the index, with 20 000 residents. */
  @Test
  void aRoadThatBringsJobsNearer() {
    assertEquals(135, 16 * Impulse.byCentrality(20_000, 0.0272193, 0.0155), 0.5);
  }
}
