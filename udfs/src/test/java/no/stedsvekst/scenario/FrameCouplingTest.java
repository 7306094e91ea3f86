package no.stedsvekst.scenario;

import static no.stedsvekst.scenario.Cohorts.CELLS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FrameCouplingTest {
  private static final int PLACES = 12;
  private static final int MOST_ROUNDS = 500;
  private static final boolean[] SOMEBODY = new boolean[CELLS];

  /** Places, and a frame that differs from their sums. */
  private record Nation(double[][] cells, double[][] weights, double[] target) {

    static Nation of(long seed, double noise, double frameNoise) {
      Random random = new Random(seed);
      Nation nation =
          new Nation(new double[PLACES][CELLS], new double[PLACES][CELLS], new double[CELLS]);
      double all = 0;
      for (int cell = 0; cell < CELLS; cell++) {
        for (int place = 0; place < PLACES; place++) {
          double weight = (1 + place * place) * (0.5 + random.nextDouble());
          nation.weights[place][cell] = weight;
          double cellOf = weight * Math.max(0, 1 + noise * (2 * random.nextDouble() - 1));
          nation.cells[place][cell] = cellOf;
          nation.target[cell] += cellOf;
          all += cellOf;
        }
        nation.target[cell] *= 1 + frameNoise * (2 * random.nextDouble() - 1);
      }
      double factor = all / Cohorts.sum(nation.target, 0, CELLS);
      for (int cell = 0; cell < CELLS; cell++) {
        nation.target[cell] *= factor;
      }
      return nation;
    }

    /** The moved cells of every place, and in how many rounds they were found. */
    Met meet(boolean isCoupled) {
      double[] shift = new double[CELLS];
      double[][] found = new double[PLACES][CELLS];
      FrameFit fit = new FrameFit();
      for (int round = 1; round <= MOST_ROUNDS; round++) {
        double[] reached = new double[CELLS];
        double[] held = new double[CELLS];
        double[] coupling = new double[FrameCoupling.LENGTH];
        for (int place = 0; place < PLACES; place++) {
          fit.place(cells[place], 0, weights[place], shift, SOMEBODY, found[place], 0);
          FrameCoupling.add(found[place], weights[place], coupling, 0);
          for (int cell = 0; cell < CELLS; cell++) {
            reached[cell] += found[place][cell];
            held[cell] += found[place][cell] > 0 ? weights[place][cell] : 0;
          }
        }
        FrameCoupling how = isCoupled ? FrameCoupling.of(coupling, 0) : FrameCoupling.NONE;
        if (FrameFit.improve(shift, target, reached, held, how)) {
          return new Met(found, shift, round);
        }
      }
      throw new AssertionError("not met");
    }
  }

  private record Met(double[][] cells, double[] shift, int rounds) {}

  @Test
  void whereNoFloorHoldsOneStepIsEnough() {
    Nation nation = Nation.of(1, 0.1, 0.05);
    Met coupled = nation.meet(true);
    Met alone = nation.meet(false);
    assertEquals(2, coupled.rounds());
    assertTrue(alone.rounds() > 4, () -> "rounds " + alone.rounds());
    for (int place = 0; place < PLACES; place++) {
      assertArrayEquals(alone.cells()[place], coupled.cells()[place], 1e-7);
    }
    assertArrayEquals(alone.shift(), coupled.shift(), 1e-9);
  }

  @Test
  void floorsComeToHoldAndTheSamePeopleAreFoundInFewRounds() {
    for (long seed = 2; seed < 6; seed++) {
      Nation nation = Nation.of(seed, 1.1, 0.4);
      Met coupled = nation.meet(true);
      Met alone = nation.meet(false);
      assertTrue(coupled.rounds() <= 10, () -> "rounds " + coupled.rounds());
      int empty = 0;
      for (int place = 0; place < PLACES; place++) {
        assertArrayEquals(alone.cells()[place], coupled.cells()[place], 1e-6);
        for (double persons : coupled.cells()[place]) {
          empty += persons == 0 ? 1 : 0;
        }
      }
      assertTrue(empty > 0, "no floor holds");
    }
  }

  @Test
  void aCellThatNobodyIsInIsMovedByItself() {
    double[] weight = new double[CELLS];
    weight[3] = 4;
    double[] missing = new double[CELLS];
    missing[3] = 2;
    missing[5] = 1;
    double[] nobody = new double[FrameCoupling.LENGTH];
    double[] shifts = FrameCoupling.of(nobody, 0).shifts(missing, weight);
    assertEquals(0.5, shifts[3], 1e-15);
    assertEquals(0, shifts[5], 1e-15);
  }

  /** Two cells of one place: what one is to gain the other gives. */
  @Test
  void whatACellGainsAnotherGives() {
    double[] people = new double[CELLS];
    double[] weights = new double[CELLS];
    people[0] = 10;
    people[1] = 10;
    weights[0] = 1;
    weights[1] = 3;
    double[] sums = new double[2 + FrameCoupling.LENGTH];
    FrameCoupling.add(people, weights, sums, 2);
    double[] missing = new double[CELLS];
    missing[0] = 3;
    missing[1] = -3;
    double[] shifts = FrameCoupling.of(sums, 2).shifts(missing, weights);
    assertEquals(3, shifts[0], 1e-12);
    assertEquals(-1, shifts[1], 1e-12);
  }
}
