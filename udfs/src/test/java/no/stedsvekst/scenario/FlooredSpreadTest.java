package no.stedsvekst.scenario;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FlooredSpreadTest {

  private static double[] moved(double[] base, double[] weights, double[] floors, double total) {
    double[] moved = base.clone();
    FlooredSpread.move(
        moved, 0, weights, floors, FlooredSpread.step(moved, 0, weights, floors, total));
    return moved;
  }

  @Test
  void withoutFloorsAllMoveByTheirWeights() {
    double[] base = {10, 20, 30};
    assertArrayEquals(
        new double[] {8, 16, 24}, moved(base, new double[] {1, 2, 3}, new double[3], 48), 1e-12);
    assertArrayEquals(
        new double[] {12, 24, 36}, moved(base, new double[] {1, 2, 3}, new double[3], 72), 1e-12);
  }

  /** 1 would fall to −1 with a step of 2; the other two then take off 7 with weights 1 and 2. */
  @Test
  void whatAFloorHoldsBackIsSharedByTheOthers() {
    assertArrayEquals(
        new double[] {0, 10 - 7 / 3.0, 10 - 14 / 3.0},
        moved(new double[] {1, 10, 10}, new double[] {1, 1, 2}, new double[3], 13),
        1e-12);
  }

  /** The first floor holds at 11/3, and only then, at 5, the second: 20 less 6 is left. */
  @Test
  void floorsHoldOneAfterAnother() {
    assertArrayEquals(
        new double[] {0, 0, 14},
        moved(new double[] {1, 4, 20}, new double[] {1, 1, 1}, new double[3], 14),
        1e-12);
  }

  @Test
  void whoIsBelowItsFloorIsLiftedAndTheOthersPay() {
    assertArrayEquals(
        new double[] {0, 7},
        moved(new double[] {-3, 10}, new double[] {1, 1}, new double[2], 7),
        1e-12);
    assertArrayEquals(
        new double[] {5, 0, 5},
        moved(new double[] {5, -2, 9}, new double[] {0, 0, 1}, new double[3], 10),
        1e-12);
  }

  @Test
  void lessThanTheFloorsHoldIsTheFloors() {
    assertArrayEquals(
        new double[] {1, 2},
        moved(new double[] {3, 4}, new double[] {1, 5}, new double[] {1, 2}, -8),
        1e-12);
  }

  @Test
  void withoutWeightNothingCanMove() {
    assertEquals(
        Double.NaN, FlooredSpread.step(new double[] {3, 4}, 0, new double[2], new double[2], 5));
  }

  @Test
  void onlyTheStretchIsRead() {
    double[] base = {1000, 10, 20, 2000};
    double[] weights = {1, 1};
    assertEquals(-5, FlooredSpread.step(base, 1, weights, new double[2], 20), 1e-12);
    FlooredSpread.move(base, 1, weights, new double[2], -5);
    assertArrayEquals(new double[] {1000, 5, 15, 2000}, base, 1e-12);
  }

  @Test
  void bisectionFindsTheSameStep() {
    Random random = new Random(5);
    int held = 0;
    for (int trial = 0; trial < 500; trial++) {
      int size = 1 + random.nextInt(214);
      double[] base = new double[size];
      double[] weights = new double[size];
      double[] floors = new double[size];
      double least = 0;
      for (int index = 0; index < size; index++) {
        base[index] = 100 * random.nextGaussian();
        weights[index] = index > 0 && random.nextInt(4) == 0 ? 0 : Math.exp(random.nextGaussian());
        floors[index] = base[index] - 60 * random.nextDouble() + 10;
        least += weights[index] > 0 ? floors[index] : Math.max(floors[index], base[index]);
      }
      double total = least + size * 80 * random.nextDouble() + 1;
      double step = FlooredSpread.step(base, 0, weights, floors, total);
      double low = -1e6;
      double high = 1e6;
      for (int halving = 0; halving < 100; halving++) {
        double middle = (low + high) / 2;
        if (sum(base, weights, floors, middle) < total) {
          low = middle;
        } else {
          high = middle;
        }
      }
      assertEquals(high, step, 1e-9 * Math.max(1, Math.abs(high)));
      for (int index = 0; index < size; index++) {
        held += base[index] + step * weights[index] < floors[index] ? 1 : 0;
      }
    }
    assertTrue(held > 5000, "too few floors hold: " + held);
  }

  private static double sum(double[] base, double[] weights, double[] floors, double step) {
    double sum = 0;
    for (int index = 0; index < base.length; index++) {
      sum += Math.max(floors[index], base[index] + step * weights[index]);
    }
    return sum;
  }
}
