package no.stedsvekst.supply;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Groups are put together again from the ages that were read off the curve. */
class RatesBySingleAgeTest {
  @Test
  void everyGroupKeepsItsRateWhateverItsPeople() {
    Random chance = new Random(4);
    for (int round = 0; round < 500; round++) {
      int[] sizes = new int[1 + chance.nextInt(6)];
      double[] rates = new double[sizes.length];
      for (int group = 0; group < sizes.length; group++) {
        sizes[group] = 1 + chance.nextInt(12);
        rates[group] = chance.nextInt(6) == 0 ? chance.nextInt(2) : chance.nextDouble();
      }
      double[] people = new double[Arrays.stream(sizes).sum()];
      Arrays.setAll(people, age -> chance.nextInt(8) == 0 ? 0 : chance.nextInt(50_000));
      double[] single = RatesBySingleAge.of(sizes, rates, people);
      int age = 0;
      for (int group = 0; group < sizes.length; group++) {
        double employed = 0;
        double all = 0;
        for (int index = 0; index < sizes[group]; index++, age++) {
          assertTrue(single[age] >= 0 && single[age] <= 1, "a rate of " + single[age]);
          employed += single[age] * people[age];
          all += people[age];
        }
        assertEquals(rates[group] * all, employed, 1e-9 * Math.max(1, all));
      }
    }
  }

  /** A straight line through equal groups of people is a straight line. */
  @Test
  void aLineStaysALine() {
    double[] people = new double[30];
    Arrays.fill(people, 100);
    double[] single =
        RatesBySingleAge.of(new int[] {10, 10, 10}, new double[] {0.3, 0.5, 0.7}, people);
    double[] line = new double[30];
    Arrays.setAll(line, age -> 0.21 + 0.02 * age);
    assertArrayEquals(line, single, 1e-12);
  }

  @Test
  void oneGroupIsFlat() {
    double[] single =
        RatesBySingleAge.of(new int[] {3}, new double[] {0.4}, new double[] {1, 5, 2});
    assertArrayEquals(new double[] {0.4, 0.4, 0.4}, single, 1e-12);
  }

  @Test
  void ratesThatRiseGroupByGroupRiseAgeByAge() {
    double[] people = new double[25];
    Arrays.fill(people, 1);
    double[] single =
        RatesBySingleAge.of(
            new int[] {5, 5, 5, 5, 5}, new double[] {0.2, 0.4, 0.55, 0.65, 0.7}, people);
    for (int age = 1; age < single.length; age++) {
      assertTrue(single[age] > single[age - 1], Arrays.toString(single));
    }
  }
}
