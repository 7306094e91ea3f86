package no.stedsvekst.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class HamiltonPerryTest {
  private static final int BANDS = HamiltonPerry.BANDS;

  @Test
  void agesHaveTheirBands() {
    assertEquals(0, HamiltonPerry.band(4));
    assertEquals(1, HamiltonPerry.band(5));
    assertEquals(16, HamiltonPerry.band(84));
    assertEquals(17, HamiltonPerry.band(85));
    assertEquals(17, HamiltonPerry.band(105));
  }

  @Test
  void whoeverStaysAsTheyWereStays() {
    double[] people = new double[2 * BANDS];
    Arrays.fill(people, 10);
    // The oldest band gathers two: half of them must have died for it to stay at ten.
    assertEquals(360, sum(HamiltonPerry.later(people, people, 4)), 1e-9);
  }

  @Test
  void cohortsGoOnAsTheyWent() {
    double[] before = new double[2 * BANDS];
    double[] now = new double[2 * BANDS];
    int women = BANDS;
    before[women + 3] = 100;
    now[women + 4] = 80;
    now[women] = 20;
    now[0] = 24;
    double[] later = HamiltonPerry.later(before, now, 1);
    assertEquals(80, later[women + 5], 1e-12, "no ratio is known: they stay");
    assertEquals(20, later[women + 1], 1e-12);
    assertEquals(20, later[women], 1e-12, "80 women of childbearing age have 20 girls again");
    assertEquals(24, later[0], 1e-12);
    now[women + 3] = 50;
    assertEquals(40, HamiltonPerry.later(before, now, 1)[women + 4], 1e-12, "80 of 100 stayed");
  }

  private static double sum(double[] values) {
    return Arrays.stream(values).sum();
  }
}
