package no.stedsvekst.attractiveness;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A5. Where a unit stands among the others when all rates are as uncertain as they are: ranks of
 * seeded draws. Rank 1 is the highest rate.
 */
public final class RankDraws {
  private static final int DRAWS = 4000;
  private static final int TOP = 10;

  /** Ranks are told apart in so many steps at most. */
  private static final int STEPS = 2000;

  /** So many draws are counted at once. */
  private static final int BATCH = 64;

  private static final double LOW = 0.1;
  private static final double HIGH = 0.9;

  private final int[] rank;
  private final int[] low;
  private final int[] high;
  private final double[] top;

  private RankDraws(int[] rank, int[] low, int[] high, double[] top) {
    this.rank = rank;
    this.low = low;
    this.high = high;
    this.top = top;
  }

  /**
   * Draws.
   *
   * @param rates expected, in an order that does not change from run to run
   * @param deviations their standard deviations
   * @param seed the same gives the same
   */
  public static RankDraws of(double[] rates, double[] deviations, long seed) {
    int units = rates.length;
    SplittableRandom random = new SplittableRandom(seed);
    int width = Math.max(1, (units + STEPS - 1) / STEPS);
    short[][] counts = new short[units][(units + width - 1) / width];
    int[] inTop = new int[units];
    double[] drawn = new double[units];
    HighestFirst order = new HighestFirst(units);
    short[][] steps = new short[BATCH][units];
    int held = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      for (int unit = 0; unit < units; unit++) {
        drawn[unit] = rates[unit] + deviations[unit] * random.nextGaussian();
      }
      order.of(drawn);
      short[] step = steps[held++];
      for (int place = 0; place < units; place++) {
        step[order.at(place)] = (short) (place / width);
      }
      for (int place = 0; place < Math.min(TOP, units); place++) {
        inTop[order.at(place)]++;
      }
      if (held == BATCH || draw == DRAWS - 1) {
        count(steps, held, counts);
        held = 0;
      }
    }
    int[] low = new int[units];
    int[] high = new int[units];
    double[] top = new double[units];
    for (int unit = 0; unit < units; unit++) {
      low[unit] = quantile(counts[unit], LOW) * width + 1;
      high[unit] = Math.min(units, quantile(counts[unit], HIGH) * width + 1);
      top[unit] = inTop[unit] / (double) DRAWS;
    }
    return new RankDraws(ranks(rates), low, high, top);
  }

  /** Rank 1 is the highest; equal rates share the better rank. */
  private static int[] ranks(double[] rates) {
    double[] sorted = rates.clone();
    Arrays.sort(sorted);
    Map<Double, Integer> rankOf = new HashMap<>();
    for (int place = sorted.length - 1; place >= 0; place--) {
      // A negative zero is a zero.
      rankOf.putIfAbsent(sorted[place] + 0.0, sorted.length - place);
    }
    return Arrays.stream(rates).mapToInt(rate -> rankOf.get(rate + 0.0)).toArray();
  }

  /** Unit by unit: the counts of many units do not fit the processor's cache. */
  private static void count(short[][] steps, int held, short[][] counts) {
    for (int unit = 0; unit < counts.length; unit++) {
      short[] own = counts[unit];
      for (int draw = 0; draw < held; draw++) {
        own[steps[draw][unit]]++;
      }
    }
  }

  /** The first place at or below which a share of the draws lies. */
  private static int quantile(short[] counts, double share) {
    int sum = 0;
    for (int place = 0; place < counts.length; place++) {
      sum += counts[place];
      if (sum >= share * DRAWS) {
        return place;
      }
    }
    return counts.length - 1;
  }

  /** Where a unit stands by its expected rate. */
  public int rank(int unit) {
    return rank[unit];
  }

  /** The 10 % point of a unit's ranks. */
  public int low(int unit) {
    return low[unit];
  }

  /** The 90 % point of a unit's ranks. */
  public int high(int unit) {
    return high[unit];
  }

  /** How often a unit is among the ten highest. */
  public double top(int unit) {
    return top[unit];
  }
}
