package no.stedsvekst.scenario;

import static no.stedsvekst.scenario.Cohorts.AGES;
import static no.stedsvekst.scenario.Cohorts.CELLS;
import static no.stedsvekst.scenario.Cohorts.FLOWS;
import static no.stedsvekst.scenario.Cohorts.WOMEN;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NationalFrameTest {
  private static final int YEARS = 4;

  private static double[][] mortality() {
    double[][] mortality = new double[YEARS][CELLS];
    for (int year = 0; year < YEARS; year++) {
      for (int cell = 0; cell < CELLS; cell++) {
        mortality[year][cell] = Math.min(0.5, 0.0002 * Math.exp(0.075 * (cell % AGES)));
      }
    }
    return mortality;
  }

  private static double[][] fertility() {
    double[][] fertility = new double[YEARS][AGES];
    for (int year = 0; year < YEARS; year++) {
      for (int age = 15; age <= 49; age++) {
        fertility[year][age] = 0.05 + 0.001 * year;
      }
    }
    return fertility;
  }

  private static double[] people(Random random) {
    double[] people = new double[CELLS];
    for (int cell = 0; cell < CELLS; cell++) {
      int age = cell % AGES;
      people[cell] = (50 + 10 * random.nextDouble()) * (age < 60 ? 1 : Math.exp((60 - age) / 12.0));
    }
    return people;
  }

  private static double[] shape(Random random) {
    double[] shape = new double[FLOWS];
    for (int flow = 0; flow < FLOWS; flow++) {
      shape[flow] = 0.2 * random.nextGaussian();
    }
    return shape;
  }

  private static NationalFrame made(double migrants) {
    Random random = new Random(1);
    return NationalFrame.made(people(random), migrants, shape(random), 1, mortality(), fertility());
  }

  private static double[] at(int cell, double persons) {
    double[] cells = new double[CELLS];
    cells[cell] = persons;
    return cells;
  }

  /** A thousand more or less in every year; of a cell its share. */
  @Test
  void aMovedFrameKeepsItsChanges() {
    NationalFrame frame = made(25);
    for (double more : new double[] {1000, -1000}) {
      NationalFrame moved = frame.startingWith(frame.total(0) + more);
      for (int year = 0; year <= YEARS; year++) {
        assertEquals(frame.total(year) + more, moved.total(year), 1e-8);
        for (int cell = 0; cell < CELLS; cell++) {
          assertEquals(
              frame.people()[year][cell] / frame.total(year),
              moved.people()[year][cell] / moved.total(year),
              1e-14);
        }
      }
      for (int year = 0; year < YEARS; year++) {
        assertEquals(frame.netMigration(year), moved.netMigration(year), 1e-8);
        assertEquals(frame.births()[year], moved.births()[year]);
        assertEquals(frame.deaths()[year], moved.deaths()[year]);
      }
    }
  }

  @Test
  void migrationIsWhatBirthsAndDeathsLeave() {
    NationalFrame frame =
        new NationalFrame(
            new double[][] {at(3, 1000), at(4, 1050), at(5, 1010)},
            new double[] {20, 10},
            new double[] {30, 5});
    assertEquals(2, frame.years());
    assertEquals(60, frame.netMigration(0), 1e-12);
    assertEquals(-45, frame.netMigration(1), 1e-12);
    double[] rates = new double[CELLS];
    rates[3] = 0.5;
    rates[5] = 0.1;
    assertArrayEquals(new double[] {500, 0, 101}, frame.weighted(rates), 1e-12);
  }

  @Test
  void ofTheMigrantsFewerComeYearByYear() {
    double[] shape = new double[FLOWS];
    shape[Cohorts.flow(WOMEN, 31)] = 30;
    shape[Cohorts.flow(0, 61)] = -10;
    double[] people = new double[CELLS];
    Arrays.fill(people, 1000);
    NationalFrame frame =
        NationalFrame.made(people, 20, shape, 0.9, new double[3][CELLS], new double[3][AGES]);
    assertEquals(18, frame.netMigration(0), 1e-9);
    assertEquals(16.2, frame.netMigration(1), 1e-9);
    assertEquals(14.58, frame.netMigration(2), 1e-9);
    // Nobody dies or is born: the usual women of the year, who come, and men, who leave.
    assertEquals(1027, frame.people()[1][Cohorts.cell(WOMEN, 31)], 1e-9);
    assertEquals(991, frame.people()[1][Cohorts.cell(0, 61)], 1e-9);
  }

  /**
   * 30 women come and 10 men leave. Of 1015 person-years 10.15 die, of 495 9.9; of 1000 women at
   * 0.1 and 1019.85 at 0.08 half of 100 and 81.588 children are born.
   */
  @Test
  void aYearOfAMadeFrameByHand() {
    double[] people = new double[CELLS];
    people[Cohorts.cell(WOMEN, 30)] = 1000;
    people[Cohorts.cell(0, 60)] = 500;
    double[] shape = new double[FLOWS];
    shape[Cohorts.flow(WOMEN, 31)] = 30;
    shape[Cohorts.flow(0, 61)] = -10;
    double[][] mortality = new double[1][CELLS];
    mortality[0][Cohorts.cell(WOMEN, 30)] = 0.01;
    mortality[0][Cohorts.cell(0, 60)] = 0.02;
    double[][] fertility = new double[1][AGES];
    fertility[0][30] = 0.1;
    fertility[0][31] = 0.08;
    NationalFrame frame = NationalFrame.made(people, 20, shape, 1, mortality, fertility);
    double[] expected = new double[CELLS];
    expected[Cohorts.cell(WOMEN, 31)] = 1019.85;
    expected[Cohorts.cell(0, 61)] = 480.1;
    expected[Cohorts.cell(0, 0)] = 90.794 * 0.5141;
    expected[Cohorts.cell(WOMEN, 0)] = 90.794 * 0.4859;
    assertArrayEquals(people, frame.people()[0]);
    assertArrayEquals(expected, frame.people()[1], 1e-9);
    assertEquals(90.794, frame.births()[0], 1e-9);
    assertEquals(20.05, frame.deaths()[0], 1e-9);
    assertEquals(20, frame.netMigration(0), 1e-9);
    // 50 instead: 30 more are shared as 30 to 10.
    NationalFrame more = NationalFrame.made(people, 50, shape, 1, mortality, fertility);
    assertEquals(
        (1000 + 52.5) - 0.01 * (1000 + 26.25), more.people()[1][Cohorts.cell(WOMEN, 31)], 1e-9);
  }

  @Test
  void aMadeFrameKeepsItsBooks() {
    for (double migrants : new double[] {40, 0, -300}) {
      NationalFrame frame = made(migrants);
      for (int year = 0; year < YEARS; year++) {
        assertEquals(
            frame.total(year) + frame.births()[year] - frame.deaths()[year] + migrants,
            frame.total(year + 1),
            1e-8);
        assertTrue(frame.births()[year] > 10 && frame.deaths()[year] > 10);
        for (double persons : frame.people()[year + 1]) {
          assertTrue(persons >= 0);
        }
      }
    }
  }

  /** With the frame's own migrants a place needs neither factors nor a shift to be the frame. */
  @Test
  void onePlaceIsTheMadeFrame() {
    Random random = new Random(1);
    double[] start = people(random);
    double[] shape = shape(random);
    NationalFrame frame = made(40);
    Country country = new Country(frame, shape, 1);
    country.run(start);
    for (int year = 0; year < YEARS; year++) {
      assertArrayEquals(frame.people()[year + 1], country.ends.get(year)[0], 1e-7);
      assertEquals(1, country.lambdas.get(year), 1e-9);
      assertEquals(1, country.births.get(year), 1e-9);
      assertEquals(0, country.moved.get(year), 1e-6);
    }
  }

  /** Whatever the frame: rates and migrants of another one, and another number of people. */
  @Test
  void onePlaceIsTheFrameAndTwoAlikeAreHalfOfItEach() {
    Random random = new Random(12);
    double[] start = people(random);
    double[] shape = shape(random);
    NationalFrame made = made(40);
    double[][] landed = new double[YEARS + 1][CELLS];
    for (int year = 0; year <= YEARS; year++) {
      for (int cell = 0; cell < CELLS; cell++) {
        landed[year][cell] = made.people()[year][cell] * (0.9 + 0.2 * random.nextDouble());
      }
    }
    NationalFrame frame =
        new NationalFrame(landed, new double[] {400, 300, 350, 320}, new double[] {90, 80, 85, 95})
            .startingWith(Cohorts.sum(start, 0, CELLS));
    Country one = new Country(frame, shape, 1);
    one.run(start);
    Country two = new Country(frame, shape, 2);
    two.run(start);
    for (int year = 0; year < YEARS; year++) {
      assertArrayEquals(frame.people()[year + 1], one.ends.get(year)[0], 1e-7);
      assertTrue(one.moved.get(year) > 100, "the frame moved nobody");
      assertArrayEquals(two.ends.get(year)[0], two.ends.get(year)[1], 0);
      for (int cell = 0; cell < CELLS; cell++) {
        assertEquals(frame.people()[year + 1][cell] / 2, two.ends.get(year)[0][cell], 1e-7);
      }
    }
  }

  /** Equal places without jobs and attractiveness, year by year from the kernels alone. */
  private static final class Country {
    final NationalFrame frame;
    final double[] shape;
    final int places;
    final List<double[][]> ends = new ArrayList<>();
    final List<Double> lambdas = new ArrayList<>();
    final List<Double> births = new ArrayList<>();
    final List<Double> moved = new ArrayList<>();

    Country(NationalFrame frame, double[] shape, int places) {
      this.frame = frame;
      this.shape = shape;
      this.places = places;
    }

    void run(double[] start) {
      double[][] people = new double[places][CELLS];
      for (double[] place : people) {
        for (int cell = 0; cell < CELLS; cell++) {
          place[cell] = start[cell] / places;
        }
      }
      for (int year = 0; year < YEARS; year++) {
        people = year(people, year);
        ends.add(people);
      }
    }

    private double[][] year(double[][] people, int year) {
      double[] mortality = mortality()[year];
      double[] fertility = fertility()[year];
      double[][] exposed = new double[places][FLOWS];
      double[][] migrants = new double[places][FLOWS];
      MigrationProfile profile = new MigrationProfile();
      for (int place = 0; place < places; place++) {
        double expected = LifeYear.births(people[place], 0, fertility);
        LifeYear.exposed(people[place], 0, expected, exposed[place]);
        profile.netShape(
            frame.netMigration(year) / places,
            exposed[place],
            1.0 / places,
            shape,
            0,
            migrants[place],
            0);
      }
      double lambda = lambda(exposed, migrants, mortality, frame.deaths()[year]);
      double[][] lived = new double[places][CELLS];
      double[] born = new double[places];
      double allBorn = 0;
      for (int place = 0; place < places; place++) {
        LifeYear.survive(
            exposed[place],
            migrants[place],
            0,
            mortality,
            lambda,
            lived[place],
            new double[CELLS],
            0);
        born[place] =
            (LifeYear.births(people[place], 0, fertility)
                    + LifeYear.births(lived[place], 0, fertility))
                / 2;
        allBorn += born[place];
      }
      double factor = frame.births()[year] / allBorn;
      for (int place = 0; place < places; place++) {
        born[place] *= factor;
        LifeYear.beBorn(born[place], migrants[place], 0, lived[place], 0);
      }
      lambdas.add(lambda);
      births.add(factor);
      return fitted(people, lived, born, frame.people()[year + 1]);
    }

    private static double lambda(
        double[][] exposed, double[][] migrants, double[] mortality, double wanted) {
      double low = 0;
      double high = 100;
      for (int halving = 0; halving < 100; halving++) {
        double middle = (low + high) / 2;
        double deaths = 0;
        for (int place = 0; place < exposed.length; place++) {
          deaths += LifeYear.deaths(exposed[place], migrants[place], 0, mortality, middle);
        }
        if (deaths < wanted) {
          low = middle;
        } else {
          high = middle;
        }
      }
      return high;
    }

    private double[][] fitted(double[][] people, double[][] lived, double[] born, double[] target) {
      boolean[] none = new boolean[CELLS];
      double[][] ended = new double[places][CELLS];
      double[] shift = new double[CELLS];
      FrameFit fit = new FrameFit();
      boolean isMet = false;
      double before = 0;
      for (int round = 0; round < 200 && !isMet; round++) {
        double[] reached = new double[CELLS];
        double[] weight = new double[CELLS];
        before = 0;
        for (int place = 0; place < places; place++) {
          double[] weights = fit.weights(people[place], 0, born[place], none, none);
          fit.place(lived[place], 0, weights, shift, none, ended[place], 0);
          for (int cell = 0; cell < CELLS; cell++) {
            reached[cell] += ended[place][cell];
            weight[cell] += weights[cell];
            before += Math.abs(ended[place][cell] - lived[place][cell]);
          }
        }
        isMet = FrameFit.improve(shift, target, reached, weight);
      }
      assertTrue(isMet);
      moved.add(before);
      return ended;
    }
  }
}
