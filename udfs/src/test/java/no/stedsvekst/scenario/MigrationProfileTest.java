package no.stedsvekst.scenario;

import static no.stedsvekst.scenario.Cohorts.FLOWS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MigrationProfileTest {
  private static final int YOUNG = Cohorts.flow(0, 25);
  private static final int GROWN = Cohorts.flow(1, 40);
  private static final int OLD = Cohorts.flow(1, 80);
  private static final int NEWBORN = Cohorts.flow(0, 0);

  private static double[] cohorts(double young, double grown, double old) {
    double[] cohorts = new double[FLOWS];
    cohorts[YOUNG] = young;
    cohorts[GROWN] = grown;
    cohorts[OLD] = old;
    return cohorts;
  }

  /** 10 of 100 and 10 of 50 leave; a quarter of those who come is young, the others are old. */
  private static double[] gross(double net) {
    double[] into = new double[FLOWS];
    new MigrationProfile()
        .grossFlow(
            net, cohorts(100, 50, 30), cohorts(0.1, 0.2, 0), cohorts(0.25, 0, 0.75), 0, into, 0);
    return into;
  }

  private static double[] netShape(double net, double[] exposed, double[] usual) {
    double[] into = new double[FLOWS];
    new MigrationProfile().netShape(net, exposed, 1000, usual, 0, into, 0);
    return into;
  }

  @Test
  void asManyLeaveAsUsualAndWhoIsWantedComes() {
    assertArrayEquals(cohorts(25 * 0.25 - 10, -10, 25 * 0.75), gross(5), 1e-12);
    assertArrayEquals(cohorts(-10, -10, 0), gross(-20), 1e-12);
  }

  @Test
  void whereMoreLeaveThanUsualNobodyComes() {
    assertArrayEquals(cohorts(-13, -13, 0), gross(-26), 1e-12);
  }

  /** Six times as many would be 60 and 60, of whom there are only 50. */
  @Test
  void noCohortLosesMoreThanItHas() {
    assertArrayEquals(cohorts(-70, -50, 0), gross(-120), 1e-12);
  }

  /** Who never leaves stays, and the place loses fewer than wanted. */
  @Test
  void noMoreLeaveThanCan() {
    assertArrayEquals(cohorts(-100, -50, 0), gross(-165), 1e-12);
  }

  @Test
  void whereNobodyUsuallyLeavesPersonsDecide() {
    double[] into = new double[FLOWS];
    double[] exposed = cohorts(100, 50, 0);
    exposed[NEWBORN] = 10;
    double[] shares = cohorts(0.25, 0, 0.75);
    new MigrationProfile().grossFlow(-16, exposed, new double[FLOWS], shares, 0, into, 0);
    double[] expected = cohorts(-10, -5, 0);
    expected[NEWBORN] = -1;
    assertArrayEquals(expected, into, 1e-12);
    new MigrationProfile().grossFlow(16, exposed, new double[FLOWS], shares, 0, into, 0);
    assertArrayEquals(cohorts(4, 0, 12), into, 1e-12);
  }

  @Test
  void grossFlowAddsUpAndKeepsTheComposition() {
    Random random = new Random(8);
    MigrationProfile profile = new MigrationProfile();
    int withArrivals = 0;
    for (int trial = 0; trial < 200; trial++) {
      double[] exposed = new double[FLOWS];
      double[] rates = new double[FLOWS];
      double[] shares = new double[FLOWS];
      double all = 0;
      double leaving = 0;
      double size = 0;
      for (int flow = 0; flow < FLOWS; flow++) {
        exposed[flow] = random.nextInt(3) == 0 ? 0 : 50 * random.nextDouble();
        rates[flow] = random.nextInt(20) == 0 ? 1 : 0.2 * random.nextDouble() + 1e-4;
        shares[flow] = random.nextDouble();
        all += exposed[flow];
        leaving += exposed[flow] * rates[flow];
        size += shares[flow];
      }
      for (int flow = 0; flow < FLOWS; flow++) {
        shares[flow] /= size;
      }
      double net = all * (1.3 * random.nextDouble() - 1);
      double[] into = new double[FLOWS];
      profile.grossFlow(net, exposed, rates, shares, 0, into, 0);
      assertEquals(net, Cohorts.sum(into, 0, FLOWS), 1e-9 * all);
      for (int flow = 0; flow < FLOWS; flow++) {
        assertTrue(into[flow] >= -exposed[flow], () -> "more leave than there are");
        double came = into[flow] + rates[flow] * exposed[flow];
        if (net + leaving > 0) {
          assertEquals(shares[flow] * (net + leaving), came, 1e-9 * all);
        } else {
          assertTrue(into[flow] <= 0, () -> "somebody comes");
        }
      }
      withArrivals += net + leaving > 0 ? 1 : 0;
    }
    assertTrue(withArrivals > 30 && withArrivals < 170, "one side only: " + withArrivals);
  }

  /** Usual are 10 and −20: 15 more are shared as 10 to 20, and so are 30 less. */
  @Test
  void usualMigrationIsMovedByItsSize() {
    double[] exposed = cohorts(100, 300, 100);
    double[] usual = cohorts(0.01, -0.02, 0);
    assertArrayEquals(cohorts(15, -10, 0), netShape(5, exposed, usual), 1e-12);
    assertArrayEquals(cohorts(0, -40, 0), netShape(-40, exposed, usual), 1e-12);
  }

  @Test
  void byUsualMigrationNoCohortLosesMoreThanItHas() {
    double[] usual = cohorts(0.01, -0.02, 0);
    assertArrayEquals(cohorts(-10, -30, 0), netShape(-40, cohorts(100, 30, 7), usual), 1e-12);
    assertArrayEquals(cohorts(-100, -30, 0), netShape(-400, cohorts(100, 30, 7), usual), 1e-12);
    // 20 usually leave, where there are 5.
    assertArrayEquals(cohorts(-5, -5, 0), netShape(-10, cohorts(100, 5, 7), usual), 1e-12);
  }

  @Test
  void withoutUsualMigrationPersonsDecide() {
    double[] exposed = cohorts(100, 50, 0);
    assertArrayEquals(cohorts(-20, -10, 0), netShape(-30, exposed, new double[FLOWS]), 1e-12);
    assertArrayEquals(cohorts(20, 10, 0), netShape(30, exposed, new double[FLOWS]), 1e-12);
    assertArrayEquals(cohorts(-100, -50, 0), netShape(-151, exposed, new double[FLOWS]), 1e-12);
  }

  @Test
  void eachPlaceHasItsStretch() {
    double[] rates = new double[2 * FLOWS];
    double[] shares = new double[2 * FLOWS];
    rates[YOUNG] = 0.9;
    shares[GROWN] = 1;
    rates[FLOWS + YOUNG] = 0.1;
    shares[FLOWS + OLD] = 1;
    double[] into = new double[3 * FLOWS];
    into[YOUNG] = 77;
    into[FLOWS + YOUNG] = 88;
    MigrationProfile profile = new MigrationProfile();
    profile.grossFlow(4, cohorts(100, 50, 30), rates, shares, FLOWS, into, 2 * FLOWS);
    assertEquals(77, into[YOUNG]);
    assertEquals(88, into[FLOWS + YOUNG]);
    assertEquals(-10, into[2 * FLOWS + YOUNG], 1e-12);
    assertEquals(14, into[2 * FLOWS + OLD], 1e-12);
    // 15 of the young are to leave: nobody comes any more.
    profile.grossFlow(-15, cohorts(100, 50, 30), rates, shares, FLOWS, into, 2 * FLOWS);
    assertEquals(77, into[YOUNG]);
    assertEquals(-15, into[2 * FLOWS + YOUNG], 1e-12);
    assertEquals(0, into[2 * FLOWS + OLD], 1e-12);
    // Usual are 10 and −5 of 100 residents: 15 less are shared as 10 to 5.
    double[] usual = new double[2 * FLOWS];
    usual[GROWN] = 0.5;
    usual[FLOWS + YOUNG] = 0.1;
    usual[FLOWS + OLD] = -0.05;
    profile.netShape(-10, cohorts(100, 50, 30), 100, usual, FLOWS, into, 2 * FLOWS);
    assertEquals(77, into[YOUNG]);
    assertEquals(88, into[FLOWS + YOUNG]);
    assertEquals(0, into[2 * FLOWS + YOUNG], 1e-12);
    assertEquals(0, into[2 * FLOWS + GROWN], 1e-12);
    assertEquals(-10, into[2 * FLOWS + OLD], 1e-12);
  }
}
