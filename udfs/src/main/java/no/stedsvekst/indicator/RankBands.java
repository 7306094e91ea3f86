package no.stedsvekst.indicator;

import java.util.SplittableRandom;

/**
 * B4. Where places stand when the weights might have been others: ranks over drawn weights, the
 * same draws for all places.
 */
public final class RankBands {
  private static final int DRAWS = 4000;
  private static final int TOP = 10;
  private static final double SPREAD = 20;
  private static final double LOW = 0.05;
  private static final double HIGH = 0.95;

  /** Ranks are told apart in so many steps at most. */
  private static final int STEPS = 2000;

  private final short[][] counts;
  private final int[] top;
  private final int width;
  private final int ranked;

  private RankBands(int units, int ranked) {
    this.width = Math.max(1, (units + STEPS - 1) / STEPS);
    this.counts = new short[units][(units + width - 1) / width];
    this.top = new int[units];
    this.ranked = ranked;
  }

  /**
   * Draws weights: of areas, and of the indicators of each.
   *
   * @param weights of the indicators
   * @param areaWeights of the areas
   * @param seed the same gives the same
   * @return the bands of each area, and last those of the total
   */
  public static RankBands[] of(
      CompositeScore score, double[] weights, double[] areaWeights, long seed) {
    double[][] first = score.ofAreas(weights);
    RankBands[] bands = new RankBands[score.areas() + 1];
    for (int area = 0; area < score.areas(); area++) {
      bands[area] = new RankBands(score.units(), known(first[area]));
    }
    bands[score.areas()] =
        new RankBands(score.units(), known(CompositeScore.total(first, areaWeights)));
    SplittableRandom random = new SplittableRandom(seed);
    int[] areaOf = score.areaOf();
    double[] whole = new double[score.areas()];
    double wholeOfAreas = 0;
    for (int indicator = 0; indicator < weights.length; indicator++) {
      whole[areaOf[indicator]] += weights[indicator];
    }
    for (double weight : areaWeights) {
      wholeOfAreas += weight;
    }
    double[] drawn = new double[weights.length];
    double[] drawnAreas = new double[areaWeights.length];
    for (int draw = 0; draw < DRAWS; draw++) {
      // Shares of a sum need not be divided by it: the scores do that.
      for (int area = 0; area < drawnAreas.length; area++) {
        drawnAreas[area] = Gamma.of(SPREAD * areaWeights[area] / wholeOfAreas, random);
      }
      for (int indicator = 0; indicator < drawn.length; indicator++) {
        drawn[indicator] = Gamma.of(SPREAD * weights[indicator] / whole[areaOf[indicator]], random);
      }
      double[][] scores = score.ofAreas(drawn);
      for (int area = 0; area < scores.length; area++) {
        bands[area].add(SharedRanks.of(scores[area]));
      }
      bands[scores.length].add(SharedRanks.of(CompositeScore.total(scores, drawnAreas)));
    }
    return bands;
  }

  private static int known(double[] scores) {
    int known = 0;
    for (double score : scores) {
      known += Double.isNaN(score) ? 0 : 1;
    }
    return known;
  }

  private void add(int[] ranks) {
    for (int unit = 0; unit < ranks.length; unit++) {
      if (ranks[unit] != SharedRanks.NONE) {
        counts[unit][(ranks[unit] - 1) / width]++;
        top[unit] += ranks[unit] <= TOP ? 1 : 0;
      }
    }
  }

  /** The 5 % point of a unit's ranks. */
  public int low(int unit) {
    return Math.min(ranked, 1 + bin(unit, LOW) * width);
  }

  /** The 95 % point of a unit's ranks. */
  public int high(int unit) {
    return Math.min(ranked, (1 + bin(unit, HIGH)) * width);
  }

  /** How often a unit is among the ten highest. */
  public double top(int unit) {
    return top[unit] / (double) DRAWS;
  }

  /** Where ranks are counted by several, the bands reach to the ends of these. */
  private int bin(int unit, double share) {
    int sum = 0;
    for (int place = 0; place < counts[unit].length; place++) {
      sum += counts[unit][place];
      if (sum >= share * DRAWS) {
        return place;
      }
    }
    return counts[unit].length - 1;
  }
}
