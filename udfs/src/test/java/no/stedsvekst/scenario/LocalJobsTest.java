package no.stedsvekst.scenario;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class LocalJobsTest {

  /** Industries as 2 + 5, −1 + 3, 3 + 5 and −150 per cent; the place before is left alone. */
  @Test
  void whatFollowsPeopleAndWhatIsPrivate() {
    double[] jobs = {9, 9, 9, 9, 100, 50, 40, 30};
    double[] into = {1, 1, 1, 1, 0, 0, 0, 0};
    LocalJobs.grow(
        jobs,
        4,
        new double[] {0.02, -0.01, 0, -1.5},
        new boolean[] {false, true, true, false},
        new boolean[] {true, false, true, false},
        0.03,
        0.05,
        into);
    assertArrayEquals(new double[] {1, 1, 1, 1, 107, 51, 43.2, 0}, into, 1e-12);
  }
}
