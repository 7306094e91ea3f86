package no.stedsvekst.attractiveness;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpreadPosteriorTest {
  private static final double SPREAD = 4e-6;

  private static double mean(SpreadPosterior belief) {
    double mean = 0;
    for (int point = 0; point < belief.weights().length; point++) {
      mean += belief.weights()[point] * point * belief.step();
    }
    return mean;
  }

  private static double[] variances(int units) {
    return new Random(3).doubles(units, 1e-6, 9e-6).toArray();
  }

  private static double[] means(double[] variances, long seed) {
    Random random = new Random(seed);
    return Arrays.stream(variances)
        .map(variance -> Math.sqrt(SPREAD + variance) * random.nextGaussian())
        .toArray();
  }

  @Test
  void manyUnitsTellTheSpread() {
    double[] variances = variances(4000);
    SpreadPosterior belief = SpreadPosterior.of(means(variances, 1), variances);
    assertEquals(1, Arrays.stream(belief.weights()).sum(), 1e-12);
    assertEquals(SPREAD, mean(belief), 0.1 * SPREAD);
    double[] moments = belief.moments(0.002, 5e-6);
    assertEquals(0.002 * SPREAD / (SPREAD + 5e-6), moments[0], 0.03 * 0.002);
    assertEquals(5e-6 * SPREAD / (SPREAD + 5e-6), moments[1], 0.1e-6);
  }

  /** Of units that are drawn with the spread: the interval has them as often as it says. */
  @Test
  void intervalsOfFewUnitsHold() {
    double[] variances = variances(20);
    Random random = new Random(9);
    int held = 0;
    int heldByOne = 0;
    int countries = 2000;
    for (int country = 0; country < countries; country++) {
      double[] truths = new double[variances.length];
      double[] means = new double[variances.length];
      for (int unit = 0; unit < variances.length; unit++) {
        truths[unit] = Math.sqrt(SPREAD) * random.nextGaussian();
        means[unit] = truths[unit] + Math.sqrt(variances[unit]) * random.nextGaussian();
      }
      SpreadPosterior belief = SpreadPosterior.of(means, variances);
      SpreadPosterior one = SpreadPosterior.known(spread(means, variances));
      for (int unit = 0; unit < variances.length; unit++) {
        held += isHeld(belief.moments(means[unit], variances[unit]), truths[unit]);
        heldByOne += isHeld(one.moments(means[unit], variances[unit]), truths[unit]);
      }
    }
    double units = countries * variances.length;
    assertEquals(0.8, held / units, 0.03);
    assertTrue(heldByOne / units < 0.77, "one number for the spread holds " + heldByOne / units);
  }

  /** The moments' estimate, by units' precision. */
  private static double spread(double[] means, double[] variances) {
    double precision = 0;
    double squares = 0;
    for (int unit = 0; unit < means.length; unit++) {
      precision += 1 / variances[unit];
      squares += means[unit] * means[unit] / variances[unit] - 1;
    }
    return Math.max(0, squares / precision);
  }

  private static int isHeld(double[] moments, double truth) {
    return Math.abs(moments[0] - truth) <= 1.281552 * Math.sqrt(moments[1]) ? 1 : 0;
  }

  @Test
  void withoutLuckWhatWasMeasuredIsWhatThereIs() {
    SpreadPosterior belief = SpreadPosterior.of(new double[] {0.003, -0.001}, new double[] {0, 0});
    assertArrayEquals(new double[] {0.003, 0}, belief.moments(0.003, 0), 1e-15);
    assertArrayEquals(new double[] {0, 0}, SpreadPosterior.known(0).moments(0.003, 1e-6), 1e-15);
  }
}
