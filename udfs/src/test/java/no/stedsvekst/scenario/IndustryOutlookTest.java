package no.stedsvekst.scenario;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class IndustryOutlookTest {

  /**
   * All jobs grow by a per cent. The first of fifteen years leaves 14/15·3 + 1/15 = 43/15 per cent
   * of an outlook of three; with 300 others that makes 405.8667 of 404, 0.4667 per cent too many.
   */
  @Test
  void theFirstYearByHand() {
    double[] growth =
        IndustryOutlook.growth(
            new double[] {100, 300}, new double[] {0.03, Double.NaN}, 1, 400, 404);
    assertArrayEquals(new double[] {0.024, 0.016 / 3}, growth, 1e-12);
  }

  @Test
  void industriesAddUpToAllJobs() {
    Random random = new Random(6);
    for (int on = 1; on < 28; on++) {
      double[] jobs = new double[12];
      double[] outlook = new double[12];
      double before = 0;
      for (int industry = 0; industry < jobs.length; industry++) {
        jobs[industry] = 1000 * random.nextDouble();
        outlook[industry] = random.nextInt(4) == 0 ? Double.NaN : 0.05 * random.nextGaussian();
        before += jobs[industry];
      }
      double all = before * (1 + 0.03 * random.nextGaussian());
      double[] growth = IndustryOutlook.growth(jobs, outlook, on, before, all);
      double reached = 0;
      for (int industry = 0; industry < jobs.length; industry++) {
        reached += jobs[industry] * (1 + growth[industry]);
      }
      assertEquals(all, reached, 1e-9 * all);
    }
  }

  /** What all industries are moved by does not change how they differ. */
  @Test
  void differencesFadeInFifteenYears() {
    for (int on = 1; on <= 30; on++) {
      double[] growth =
          IndustryOutlook.growth(
              new double[] {100, 300, 600}, new double[] {0.04, -0.02, 0.01}, on, 1000, 1020);
      double left = on < 15 ? (15 - on) / 15.0 : 0;
      assertEquals(0.06 * left, growth[0] - growth[1], 1e-12);
      assertEquals(0.03 * left, growth[0] - growth[2], 1e-12);
      if (on >= 15) {
        assertArrayEquals(new double[] {0.02, 0.02, 0.02}, growth, 1e-12);
      }
    }
  }
}
