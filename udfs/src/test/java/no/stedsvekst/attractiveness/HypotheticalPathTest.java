package no.stedsvekst.attractiveness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class HypotheticalPathTest {

  /**
   * The least central municipalities, 2010 to 2019: from their printed change of −2.3 per cent to
   * the printed 12.1, in steps of 6.6, 5.8, 0.3 and 1.7 points. The yearly drivers are printed to
   * two digits, which ten years make a tenth of a point and more; those of migration add up to
   * −0.60 where −0.63 is printed.
   */
  @Test
  void theBooksPathOfTheLeastCentral() {
    double[] rates = new double[10];
    Arrays.fill(rates, Math.pow(1 - 0.023, 0.1) - 1);
    double[][] drivers = new double[4][10];
    double[] printed = {-0.0066, -0.0052, -0.0003, -0.0017};
    for (int driver = 0; driver < 4; driver++) {
      Arrays.fill(drivers[driver], printed[driver]);
    }
    HypotheticalPath path = HypotheticalPath.of(100, rates, drivers);
    double[] steps = {6.6, 5.8, 0.3, 1.7};
    assertEquals(97.7, path.end(0), 1e-9);
    for (int driver = 0; driver < 4; driver++) {
      assertEquals(steps[driver], path.end(driver + 1) - path.end(driver), 0.3);
    }
    assertEquals(112.1, path.end(4), 0.1);
    assertEquals(0.46, path.share(0), 0.01);
  }

  @Test
  void sharesAddUpWhateverTheOrder() {
    double[] rates = {0.01, -0.02, 0.03};
    double[][] drivers = {{0.004, -0.01, 0.002}, {-0.006, 0, 0.01}, {0.02, 0.01, -0.03}};
    HypotheticalPath path = HypotheticalPath.of(1000, rates, drivers);
    assertEquals(1000 * 1.01 * 0.98 * 1.03, path.end(0), 1e-9);
    assertEquals(1000 * (1.01 - 0.004) * (0.98 + 0.01) * (1.03 - 0.002), path.end(1), 1e-9);
    assertEquals(1, path.share(0) + path.share(1) + path.share(2), 1e-12);
    double[] shapley = shapleyByOrders(rates, drivers);
    for (int driver = 0; driver < 3; driver++) {
      assertEquals(shapley[driver] / path.gap(), path.shapleyShare(driver), 1e-12);
    }
  }

  /** All six orders, written out. */
  private static double[] shapleyByOrders(double[] rates, double[][] drivers) {
    int[][] orders = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
    double[] sums = new double[3];
    for (int[] order : orders) {
      double[] left = rates.clone();
      double before = end(left);
      for (int driver : order) {
        for (int year = 0; year < left.length; year++) {
          left[year] -= drivers[driver][year];
        }
        sums[driver] += (end(left) - before) / 6;
        before = end(left);
      }
    }
    return sums;
  }

  private static double end(double[] rates) {
    return Arrays.stream(rates).reduce(1000, (size, rate) -> size * (1 + rate));
  }
}
