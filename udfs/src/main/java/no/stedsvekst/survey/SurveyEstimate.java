package no.stedsvekst.survey;

/** B9. What some who were asked tell of all, how sure that is, and how far it is to be believed. */
public final class SurveyEstimate {
  /** Units of which fewer answered are left out. */
  public static final int FEWEST = 5;

  /** Answers from this on agree, on a scale from 1 to 6. */
  public static final double AGREES = 4;

  private SurveyEstimate() {}

  /**
   * v = Σw²(y − ȳ)² / (Σw)² · n/(n − 1), the squared error of a weighted mean.
   *
   * @param squares Σw²(y − ȳ)²
   * @param weights Σw
   * @param answers n; of a single one nothing is known
   */
  public static double variance(double squares, double weights, double answers) {
    return squares / (weights * weights) * answers / (answers - 1);
  }

  /** Of a part of the people, in the mean of all parts: its mean times N_h/N. */
  public static double ofPart(double mean, double people, double all) {
    return people / all * mean;
  }

  /** Of a part of the people, in the squared error of that mean: v_h times (N_h/N)². */
  public static double varianceOfPart(double variance, double people, double all) {
    double share = people / all;
    return share * share * variance;
  }

  /** ψ², how units truly differ: no less than nothing. */
  public static double between(double varianceOfMeans, double meanVariance) {
    return Math.max(0, varianceOfMeans - meanVariance);
  }

  /** μ + ψ²/(ψ² + v)·(ȳ − μ): drawn to the mean of all units, the more so the less sure it is. */
  public static double shrunken(double mean, double variance, double center, double between) {
    double all = between + variance;
    return all == 0 ? center : center + between / all * (mean - center);
  }
}
