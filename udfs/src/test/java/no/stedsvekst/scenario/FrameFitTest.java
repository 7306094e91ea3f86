package no.stedsvekst.scenario;

import static no.stedsvekst.scenario.Cohorts.CELLS;
import static no.stedsvekst.scenario.Cohorts.WOMEN;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FrameFitTest {
  private static final int PLACES = 3;
  private static final int MOST_ROUNDS = 200;
  private static final double[] SIZES = {3, 12, 60};

  /** Places whose cells and weights are given, and the frame that they are to meet. */
  private static final class Nation {
    final double[][] cells = new double[PLACES][CELLS];
    final double[][] weights = new double[PLACES][CELLS];
    final double[] target = new double[CELLS];
    final boolean[] isNobody = new boolean[CELLS];
    final double[][] found = new double[PLACES][CELLS];
    final double[] shift = new double[CELLS];
    final double[] theta = new double[PLACES];

    /** The frame with as many people as there are. */
    void scaleTarget() {
      double all = 0;
      for (double[] place : cells) {
        all += Cohorts.sum(place, 0, CELLS);
      }
      double factor = all / Cohorts.sum(target, 0, CELLS);
      for (int cell = 0; cell < CELLS; cell++) {
        target[cell] *= factor;
      }
    }

    void fit() {
      FrameFit fit = new FrameFit();
      double[] weight = sums(weights);
      for (int round = 0; round < MOST_ROUNDS; round++) {
        for (int place = 0; place < PLACES; place++) {
          theta[place] =
              fit.place(cells[place], 0, weights[place], shift, isNobody, found[place], 0);
        }
        if (FrameFit.improve(shift, target, sums(found), weight)) {
          return;
        }
      }
      throw new AssertionError("not met: " + FrameFit.missed(target, sums(found)));
    }

    void assertMet() {
      assertArrayEquals(target, sums(found), 1e-7);
      for (int place = 0; place < PLACES; place++) {
        assertEquals(
            Cohorts.sum(cells[place], 0, CELLS), Cohorts.sum(found[place], 0, CELLS), 1e-7);
        for (double persons : found[place]) {
          assertTrue(persons >= 0, () -> "fewer than nobody: " + persons);
        }
      }
    }

    private static double[] sums(double[][] places) {
      double[] sums = new double[CELLS];
      for (double[] place : places) {
        for (int cell = 0; cell < CELLS; cell++) {
          sums[cell] += place[cell];
        }
      }
      return sums;
    }
  }

  /** Each cell differs from its weight, and the frame from the sum, by at most so much. */
  private static Nation nation(long seed, double noise, double frameNoise) {
    Random random = new Random(seed);
    Nation nation = new Nation();
    for (int cell = 0; cell < CELLS; cell++) {
      for (int place = 0; place < PLACES; place++) {
        nation.weights[place][cell] = SIZES[place] * (0.5 + random.nextDouble());
        nation.cells[place][cell] =
            nation.weights[place][cell] * (1 + noise * (2 * random.nextDouble() - 1));
        nation.target[cell] += nation.cells[place][cell];
      }
      nation.target[cell] *= 1 + frameNoise * (2 * random.nextDouble() - 1);
    }
    nation.scaleTarget();
    return nation;
  }

  /**
   * Where no floor holds, the least weighted change solves a linear system: as many ρ as cells and
   * as many θ as places, of which the first is taken to be 0.
   */
  @Test
  void findsTheLeastWeightedChange() {
    for (long seed = 1; seed <= 3; seed++) {
      Nation nation = nation(seed, 0.2, 0.1);
      nation.fit();
      nation.assertMet();
      double[][] expected = byElimination(nation);
      double moved = 0;
      for (int place = 0; place < PLACES; place++) {
        for (int cell = 0; cell < CELLS; cell++) {
          assertTrue(expected[place][cell] > 0, "a floor would hold");
          moved += Math.abs(expected[place][cell] - nation.cells[place][cell]);
          assertEquals(expected[place][cell], nation.found[place][cell], 1e-7);
        }
      }
      assertTrue(moved > 500, "little was moved: " + moved);
    }
  }

  private static double[][] byElimination(Nation nation) {
    int unknowns = CELLS + PLACES - 1;
    double[][] system = new double[unknowns][unknowns + 1];
    for (int cell = 0; cell < CELLS; cell++) {
      system[cell][unknowns] = nation.target[cell];
      for (int place = 0; place < PLACES; place++) {
        double weight = nation.weights[place][cell];
        system[cell][cell] += weight;
        system[cell][unknowns] -= nation.cells[place][cell];
        if (place > 0) {
          int row = CELLS + place - 1;
          system[cell][row] += weight;
          system[row][cell] += weight;
          system[row][row] += weight;
        }
      }
    }
    double[] solution = solve(system);
    double[][] moved = new double[PLACES][CELLS];
    for (int place = 0; place < PLACES; place++) {
      double theta = place == 0 ? 0 : solution[CELLS + place - 1];
      for (int cell = 0; cell < CELLS; cell++) {
        moved[place][cell] =
            nation.cells[place][cell] + (solution[cell] + theta) * nation.weights[place][cell];
      }
    }
    return moved;
  }

  /** Gauss elimination with the largest pivot of a column; the right-hand side stands last. */
  private static double[] solve(double[][] rows) {
    int size = rows.length;
    for (int column = 0; column < size; column++) {
      int pivot = column;
      for (int row = column + 1; row < size; row++) {
        pivot = Math.abs(rows[row][column]) > Math.abs(rows[pivot][column]) ? row : pivot;
      }
      double[] swapped = rows[column];
      rows[column] = rows[pivot];
      rows[pivot] = swapped;
      for (int row = column + 1; row < size; row++) {
        double factor = rows[row][column] / rows[column][column];
        for (int other = column; other <= size && factor != 0; other++) {
          rows[row][other] -= factor * rows[column][other];
        }
      }
    }
    double[] solution = new double[size];
    for (int row = size - 1; row >= 0; row--) {
      double left = rows[row][size];
      for (int column = row + 1; column < size; column++) {
        left -= rows[row][column] * solution[column];
      }
      solution[row] = left / rows[row][row];
    }
    return solution;
  }

  /**
   * Where floors hold, no exchange of people between two or three places that keeps all sums makes
   * the weighted change smaller.
   */
  @Test
  void noExchangeMakesTheChangeSmaller() {
    Nation nation = nation(4, 0.2, 0.3);
    Random random = new Random(9);
    for (int cell = 0; cell < CELLS; cell += 3) {
      // Hardly any are left of whom there were many; a few of the newborn are owed.
      nation.cells[cell % PLACES][cell] *= cell == 0 ? -0.02 : 0.01;
      nation.target[cell] *= 0.7;
    }
    nation.scaleTarget();
    nation.fit();
    nation.assertMet();
    int empty = 0;
    for (double[] place : nation.found) {
      for (double persons : place) {
        empty += persons == 0 ? 1 : 0;
      }
    }
    assertTrue(empty > 20, "few floors hold: " + empty);
    int tried = 0;
    for (int trial = 0; trial < 20_000; trial++) {
      int size = 2 + random.nextInt(2);
      int first = random.nextInt(PLACES);
      int[] cells = random.ints(size, 0, CELLS).distinct().toArray();
      if (cells.length < size) {
        continue;
      }
      double most = Double.POSITIVE_INFINITY;
      for (int step = 0; step < size; step++) {
        most = Math.min(most, nation.found[(first + step) % PLACES][cells[(step + 1) % size]]);
      }
      double persons = most * Math.pow(10, -4 * random.nextDouble());
      double more = 0;
      for (int step = 0; step < size; step++) {
        int place = (first + step) % PLACES;
        more += added(nation, place, cells[step], persons);
        more += added(nation, place, cells[(step + 1) % size], -persons);
      }
      tried += most > 0 ? 1 : 0;
      double better = -more;
      assertTrue(better <= 1e-8, () -> "an exchange of " + persons + " is better by " + better);
    }
    assertTrue(tried > 10_000, "few exchanges: " + tried);
  }

  private static double added(Nation nation, int place, int cell, double persons) {
    double before = nation.found[place][cell] - nation.cells[place][cell];
    double after = before + persons;
    return (after * after - before * before) / nation.weights[place][cell];
  }

  /** ρ and θ are what is published: the moved cells follow from them. */
  @Test
  void everyCellFollowsFromTheNumbersOfItsCellAndItsPlace() {
    Nation nation = nation(5, 0.9, 0.6);
    double[] shift = nation.shift.clone();
    nation.fit();
    boolean isChanged = false;
    for (int cell = 0; cell < CELLS; cell++) {
      isChanged |= nation.shift[cell] != shift[cell];
      for (int place = 0; place < PLACES; place++) {
        double step = nation.shift[cell] + nation.theta[place];
        assertEquals(
            Math.max(0, nation.cells[place][cell] + step * nation.weights[place][cell]),
            nation.found[place][cell],
            1e-9);
      }
    }
    assertTrue(isChanged);
  }

  /** One cell of the frame has nobody; another has people where nobody was a year younger. */
  @Test
  void cellsWithoutPeopleAndCellsWithoutWeight() {
    int nobody = Cohorts.cell(0, 105);
    int even = Cohorts.cell(WOMEN, 104);
    Nation nation = nation(6, 0.2, 0.1);
    nation.isNobody[nobody] = true;
    nation.target[nobody] = 0;
    boolean[] isEven = new boolean[CELLS];
    isEven[even] = true;
    FrameFit fit = new FrameFit();
    for (int place = 0; place < PLACES; place++) {
      double[] before = nation.weights[place].clone();
      before[even - 1] = 0;
      nation.weights[place] = fit.weights(before, 0, 10, isEven, nation.isNobody).clone();
      assertEquals(Cohorts.sum(before, 0, CELLS), nation.weights[place][even], 1e-9);
      assertEquals(0, nation.weights[place][nobody]);
      nation.cells[place][even] = 0;
    }
    nation.target[even] = 5;
    nation.scaleTarget();
    nation.fit();
    nation.assertMet();
    double shares = 0;
    for (int place = 0; place < PLACES; place++) {
      assertEquals(0, nation.found[place][nobody]);
      shares += nation.found[place][even];
    }
    assertEquals(nation.target[even], shares, 1e-7);
  }

  @Test
  void whatIsMetIsNotMoved() {
    Nation nation = nation(7, 0.2, 0);
    nation.fit();
    for (int place = 0; place < PLACES; place++) {
      assertArrayEquals(nation.cells[place], nation.found[place], 1e-7);
      assertEquals(0, nation.theta[place], 1e-9);
    }
  }

  @Test
  void whoWasAYearYoungerWeighs() {
    double[] people = new double[2 * CELLS];
    for (int age = 0; age <= 105; age++) {
      people[CELLS + Cohorts.cell(0, age)] = 1000 + age;
      people[CELLS + Cohorts.cell(WOMEN, age)] = 2000 + age;
    }
    boolean[] isEven = new boolean[CELLS];
    boolean[] isNobody = new boolean[CELLS];
    isEven[Cohorts.cell(0, 40)] = true;
    isEven[Cohorts.cell(0, 41)] = true;
    isNobody[Cohorts.cell(0, 41)] = true;
    double[] weights = new FrameFit().weights(people, CELLS, 100, isEven, isNobody);
    assertEquals(51.41, weights[Cohorts.cell(0, 0)], 1e-12);
    assertEquals(48.59, weights[Cohorts.cell(WOMEN, 0)], 1e-12);
    assertEquals(1000, weights[Cohorts.cell(0, 1)]);
    assertEquals(2029, weights[Cohorts.cell(WOMEN, 30)]);
    assertEquals(1103, weights[Cohorts.cell(0, 104)]);
    assertEquals(1104 + 1105, weights[Cohorts.cell(0, 105)]);
    assertEquals(2104 + 2105, weights[Cohorts.cell(WOMEN, 105)]);
    // 106 ages of 1000 and of 2000, and twice 0 to 105, which is 5565.
    assertEquals(106 * 3000 + 2 * 5565, weights[Cohorts.cell(0, 40)], 1e-6);
    assertEquals(0, weights[Cohorts.cell(0, 41)]);
  }

  /**
   * ρ as it was: 10 more in one cell are taken off by weights 1 and 3, as long as there are any.
   */
  @Test
  void aPlaceKeepsItsPeople() {
    double[] cells = new double[2 * CELLS];
    cells[CELLS] = 20;
    cells[CELLS + 1] = 30;
    double[] weights = new double[CELLS];
    weights[0] = 1;
    weights[1] = 3;
    double[] shift = new double[CELLS];
    shift[0] = 10;
    boolean[] isNobody = new boolean[CELLS];
    double[] into = new double[3 * CELLS];
    FrameFit fit = new FrameFit();
    assertEquals(-2.5, fit.place(cells, CELLS, weights, shift, isNobody, into, 2 * CELLS), 1e-12);
    assertEquals(27.5, into[2 * CELLS], 1e-12);
    assertEquals(22.5, into[2 * CELLS + 1], 1e-12);
    assertEquals(50, Cohorts.sum(into, 0, into.length), 1e-12);
    shift[0] = 100;
    fit.place(cells, CELLS, weights, shift, isNobody, into, 2 * CELLS);
    assertEquals(50, into[2 * CELLS], 1e-12);
    assertEquals(0, into[2 * CELLS + 1]);
    assertEquals(0, fit.place(cells, CELLS, new double[CELLS], shift, isNobody, into, 0));
    assertEquals(20, into[0]);
    assertEquals(30, into[1]);
  }

  @Test
  void oneCellIsBroughtNearer() {
    double[] target = new double[CELLS];
    double[] reached = new double[CELLS];
    double[] weight = new double[CELLS];
    double[] shift = new double[CELLS];
    target[0] = 50;
    reached[0] = 49;
    weight[0] = 20;
    target[1] = 0.5;
    reached[1] = 0.75;
    shift[1] = 3;
    assertEquals(0.25, FrameFit.missed(target, reached), 1e-12);
    assertFalse(FrameFit.improve(shift, target, reached, weight));
    assertEquals(0.05, shift[0], 1e-12);
    assertEquals(3, shift[1]);
    reached[1] = 0.5;
    assertEquals(0.02, FrameFit.missed(target, reached), 1e-12);
    reached[0] = 50;
    assertTrue(FrameFit.improve(shift, target, reached, weight));
    assertEquals(0.05, shift[0], 1e-12);
  }
}
