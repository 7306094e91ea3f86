package no.stedsvekst.scenario;

import java.io.Serializable;
import java.util.Optional;

/**
 * A12. How much of what a place's level is off by it has in common with the other places of its
 * region and of its county: the correlation of two places of the same region, and of the same
 * county. Sums over many places are surer than a place only as far as this leaves it.
 *
 * @param region share of a place's variance that its region has
 * @param county share that its county has
 */
public record SharedLevels(double region, double county) implements Serializable {
  /** Every place by itself. */
  public static final SharedLevels NONE = new SharedLevels(0, 0);

  /**
   * Pairs of places.
   *
   * @param product Σ of what both were off by, each as a share of its standard deviation
   * @param number of pairs
   */
  public record Pairs(double product, double number) {
    private double mean() {
      return number > 0 ? Math.max(0, product / number) : 0;
    }
  }

  /**
   * Least squares of the products on whether two places share a region and a county, neither below
   * nothing.
   *
   * @param region pairs of the same region
   * @param county pairs of the same county
   * @param both pairs of the same region and county
   */
  public static SharedLevels of(Pairs region, Pairs county, Pairs both) {
    double left = region.number() * county.number() - both.number() * both.number();
    if (!(left > 0)) {
      // Counties have the places of regions: one of the two says it all.
      return region.number() > 0 ? atMostAll(region.mean(), 0) : atMostAll(0, county.mean());
    }
    double ofRegion =
        (region.product() * county.number() - county.product() * both.number()) / left;
    double ofCounty =
        (county.product() * region.number() - region.product() * both.number()) / left;
    if (ofRegion < 0) {
      return atMostAll(0, county.mean());
    }
    return ofCounty < 0 ? atMostAll(region.mean(), 0) : atMostAll(ofRegion, ofCounty);
  }

  /** Nobody shares more than there is. */
  private static SharedLevels atMostAll(double region, double county) {
    double most = Math.max(1, region + county);
    return new SharedLevels(region / most, county / most);
  }

  /**
   * Numbers of a place, of the standard normal distribution: its region's, its county's and its
   * own.
   *
   * @param code of the place
   * @param ofRegion the code of its region, where it is in one
   * @param ofCounty the code of its county, where it is in one
   * @param seed the same seed draws the same, whatever other places there are
   */
  public double[] draws(
      String code, Optional<String> ofRegion, Optional<String> ofCounty, int draws, long seed) {
    double byRegion = ofRegion.isPresent() ? region : 0;
    double byCounty = ofCounty.isPresent() ? county : 0;
    double[] numbers = new double[draws];
    add(numbers, code, 1 - byRegion - byCounty, seed);
    if (byRegion > 0) {
      add(numbers, "region " + ofRegion.orElseThrow(), byRegion, seed);
    }
    if (byCounty > 0) {
      add(numbers, "county " + ofCounty.orElseThrow(), byCounty, seed);
    }
    return numbers;
  }

  private static void add(double[] numbers, String whose, double share, long seed) {
    double[] drawn = LevelDraws.of(whose, numbers.length, seed);
    for (int draw = 0; draw < numbers.length; draw++) {
      numbers[draw] += Math.sqrt(share) * drawn[draw];
    }
  }
}
