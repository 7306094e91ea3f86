package no.stedsvekst.indicator;

import java.util.Arrays;

/**
 * B4. Scores of places over areas of indicators, and over all areas.
 *
 * <p>An area is the mean of its indicators that are known, where they have half of its weight; the
 * total the mean of the areas, where all are known.
 */
public final class CompositeScore {
  private final double[][] scaled;
  private final int[] areaOf;
  private final boolean[][] isKnown;
  private final int areas;
  private final int units;

  /**
   * Of indicators on their scales.
   *
   * @param scaled by indicator and unit, NaN where it is not known
   * @param areaOf the area of each indicator, from 0
   * @param weights of the indicators, by which it is judged whether enough is known
   */
  public CompositeScore(double[][] scaled, int[] areaOf, double[] weights) {
    this.scaled = scaled;
    this.areaOf = areaOf;
    this.areas = Arrays.stream(areaOf).max().orElse(-1) + 1;
    this.units = scaled.length == 0 ? 0 : scaled[0].length;
    this.isKnown = new boolean[areas][units];
    double[] whole = new double[areas];
    for (int indicator = 0; indicator < areaOf.length; indicator++) {
      whole[areaOf[indicator]] += weights[indicator];
    }
    for (int unit = 0; unit < units; unit++) {
      double[] there = new double[areas];
      for (int indicator = 0; indicator < areaOf.length; indicator++) {
        there[areaOf[indicator]] += Double.isNaN(scaled[indicator][unit]) ? 0 : weights[indicator];
      }
      for (int area = 0; area < areas; area++) {
        isKnown[area][unit] = there[area] > 0 && there[area] >= whole[area] / 2;
      }
    }
  }

  int areas() {
    return areas;
  }

  int units() {
    return units;
  }

  int[] areaOf() {
    return areaOf.clone();
  }

  /** Scores by area and unit, NaN where too little is known. */
  public double[][] ofAreas(double[] weights) {
    double[][] sums = new double[areas][units];
    double[][] whole = new double[areas][units];
    for (int indicator = 0; indicator < areaOf.length; indicator++) {
      int area = areaOf[indicator];
      for (int unit = 0; unit < units; unit++) {
        double value = scaled[indicator][unit];
        if (!Double.isNaN(value)) {
          sums[area][unit] += weights[indicator] * value;
          whole[area][unit] += weights[indicator];
        }
      }
    }
    for (int area = 0; area < areas; area++) {
      for (int unit = 0; unit < units; unit++) {
        sums[area][unit] =
            isKnown[area][unit] && whole[area][unit] > 0
                ? sums[area][unit] / whole[area][unit]
                : Double.NaN;
      }
    }
    return sums;
  }

  /** Scores by unit over the areas, NaN where one of them is. */
  public static double[] total(double[][] ofAreas, double[] weights) {
    double whole = Arrays.stream(weights).sum();
    double[] totals = new double[ofAreas.length == 0 ? 0 : ofAreas[0].length];
    for (int area = 0; area < ofAreas.length; area++) {
      for (int unit = 0; unit < totals.length; unit++) {
        totals[unit] += weights[area] * ofAreas[area][unit] / whole;
      }
    }
    return totals;
  }
}
