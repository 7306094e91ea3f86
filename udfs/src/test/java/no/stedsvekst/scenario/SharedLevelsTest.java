package no.stedsvekst.scenario;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.Random;
import no.stedsvekst.scenario.SharedLevels.Pairs;
import org.junit.jupiter.api.Test;

class SharedLevelsTest {
  private static final int MANY = 20_000;
  private static final int COUNTIES = 40;
  private static final int REGIONS = 5;
  private static final int PLACES = 4;

  /** Regions across counties, so that the two can be told apart. */
  private static int region(int county, int region) {
    return region == 0 ? (county + 1) % COUNTIES * REGIONS : county * REGIONS + region;
  }

  /** Places with parts of their own, a region's and a county's, and what is found of them. */
  private static SharedLevels found(double ofRegion, double ofCounty, long seed) {
    Random random = new Random(seed);
    double[] regions =
        random.doubles(COUNTIES * REGIONS).map(at -> random.nextGaussian()).toArray();
    double[] counties = random.doubles(COUNTIES).map(at -> random.nextGaussian()).toArray();
    int all = COUNTIES * REGIONS * PLACES;
    int[] in = new int[all];
    int[] of = new int[all];
    double[] off = new double[all];
    for (int place = 0; place < all; place++) {
      of[place] = place / (REGIONS * PLACES);
      // The last place of each region is of the neighbouring county.
      in[place] = region(of[place], place / PLACES % REGIONS);
      off[place] =
          Math.sqrt(ofRegion) * regions[in[place]]
              + Math.sqrt(ofCounty) * counties[of[place]]
              + Math.sqrt(1 - ofRegion - ofCounty) * random.nextGaussian();
    }
    double[] products = new double[3];
    double[] pairs = new double[3];
    for (int one = 0; one < all; one++) {
      for (int other = 0; other < all; other++) {
        boolean[] is = {in[one] == in[other], of[one] == of[other], false};
        is[2] = is[0] && is[1];
        for (int kind = 0; kind < 3 && one != other; kind++) {
          products[kind] += is[kind] ? off[one] * off[other] : 0;
          pairs[kind] += is[kind] ? 1 : 0;
        }
      }
    }
    return SharedLevels.of(
        new Pairs(products[0], pairs[0]),
        new Pairs(products[1], pairs[1]),
        new Pairs(products[2], pairs[2]));
  }

  @Test
  void whatRegionsAndCountiesShareIsFoundAgain() {
    double region = 0;
    double county = 0;
    double none = 0;
    int countries = 40;
    for (int seed = 1; seed <= countries; seed++) {
      SharedLevels found = found(0.3, 0.15, seed);
      region += found.region() / countries;
      county += found.county() / countries;
      SharedLevels nothing = found(0, 0, seed);
      none += (nothing.region() + nothing.county()) / countries;
    }
    assertEquals(0.3, region, 0.03);
    assertEquals(0.15, county, 0.03);
    assertEquals(0, none, 0.03);
  }

  @Test
  void whatIsBelowNothingIsNothingAndTheOtherSaysItAlone() {
    // Pairs of a county go together, those of a region no more than that.
    assertEquals(
        new SharedLevels(0, 0.1),
        SharedLevels.of(new Pairs(0, 10), new Pairs(10, 100), new Pairs(0, 10)));
    assertEquals(
        new SharedLevels(0.5, 0),
        SharedLevels.of(new Pairs(5, 10), new Pairs(-10, 100), new Pairs(5, 10)));
    assertEquals(
        SharedLevels.NONE,
        SharedLevels.of(new Pairs(-5, 10), new Pairs(-10, 100), new Pairs(-5, 10)));
    // Regions that are counties, and a country where no two places are together.
    Pairs same = new Pairs(4, 20);
    assertEquals(new SharedLevels(0.2, 0), SharedLevels.of(same, same, same));
    Pairs no = new Pairs(0, 0);
    assertEquals(SharedLevels.NONE, SharedLevels.of(no, no, no));
    assertEquals(
        new SharedLevels(0.25, 0.75), SharedLevels.of(new Pairs(15, 10), new Pairs(45, 10), no));
  }

  @Test
  void placesOfARegionAndACountyAreDrawnTogether() {
    SharedLevels shared = new SharedLevels(0.3, 0.2);
    double[] one = draws(shared, "5501", "55001", "55");
    assertEquals(1, product(one, one), 0.05);
    assertEquals(0.5, product(one, draws(shared, "5502", "55001", "55")), 0.03);
    assertEquals(0.3, product(one, draws(shared, "5601", "55001", "56")), 0.03);
    assertEquals(0.2, product(one, draws(shared, "5503", "55002", "55")), 0.03);
    assertEquals(0, product(one, draws(shared, "5602", "56001", "56")), 0.03);
    double[] nowhere = shared.draws("5501", Optional.empty(), Optional.empty(), MANY, 1);
    assertArrayEquals(LevelDraws.of("5501", MANY, 1), nowhere);
    assertArrayEquals(nowhere, draws(SharedLevels.NONE, "5501", "55001", "55"));
  }

  private static double[] draws(SharedLevels shared, String code, String region, String county) {
    return shared.draws(code, Optional.of(region), Optional.of(county), MANY, 1);
  }

  private static double product(double[] one, double[] other) {
    double sum = 0;
    for (int draw = 0; draw < MANY; draw++) {
      sum += one[draw] * other[draw] / MANY;
    }
    return sum;
  }
}
