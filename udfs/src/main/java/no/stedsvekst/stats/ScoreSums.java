package no.stedsvekst.stats;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * A3. Sums of the scores of a fit, from which its robust covariances are made. A score is a row of
 * the design times its weight times its residual.
 *
 * <p>Sums of different rows merge, as long as no cluster has rows in both.
 */
public final class ScoreSums implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int columns;
  private final double[][] squares;
  private final double[][] squaresByLeverage;
  private final double[][] squaresByLeverageTwice;
  private final double[][] clusterSquares;
  private final double[][] open;
  private final Map<Integer, double[][]> times = new TreeMap<>();
  private final LeftOutClusters leftOut;
  private boolean isOpen;
  private long clusters;

  /**
   * No rows yet.
   *
   * @param columns of the design
   * @param responses with their own residuals each
   */
  public ScoreSums(int columns, int responses) {
    this(columns, responses, null);
  }

  /**
   * No rows yet; each cluster will be left out once.
   *
   * @param inverse of X'WX of the fit
   * @param responses with their own residuals each
   */
  public static ScoreSums leavingOut(double[][] inverse, int responses) {
    return new ScoreSums(inverse.length, responses, new LeftOutClusters(inverse, responses));
  }

  private ScoreSums(int columns, int responses, LeftOutClusters leftOut) {
    int pairs = columns * (columns + 1) / 2;
    this.columns = columns;
    this.squares = new double[responses][pairs];
    this.squaresByLeverage = new double[responses][pairs];
    this.squaresByLeverageTwice = new double[responses][pairs];
    this.clusterSquares = new double[responses][pairs];
    this.open = new double[responses][columns];
    this.leftOut = leftOut;
  }

  /**
   * Adds a row to the cluster that is open.
   *
   * @param leverage the row's own part in its fitted value, its weight included
   */
  public void add(double[] design, double[] residuals, double weight, double leverage, int time) {
    double[][] ofTime = times.computeIfAbsent(time, year -> new double[residuals.length][columns]);
    double rest = 1 - leverage;
    for (int response = 0; response < residuals.length; response++) {
      double factor = weight * residuals[response];
      double square = factor * factor;
      int pair = 0;
      for (int column = 0; column < columns; column++) {
        double score = factor * design[column];
        open[response][column] += score;
        ofTime[response][column] += score;
        double scaled = square * design[column];
        for (int other = 0; other <= column; other++) {
          double product = scaled * design[other];
          squares[response][pair] += product;
          squaresByLeverage[response][pair] += product / rest;
          squaresByLeverageTwice[response][pair] += product / (rest * rest);
          pair++;
        }
      }
    }
    if (leftOut != null) {
      leftOut.add(design, weight);
    }
    isOpen = true;
  }

  /** Closes the cluster: the rows that follow are of another. */
  public void closeCluster() {
    if (!isOpen) {
      return;
    }
    if (leftOut != null) {
      leftOut.closeCluster(open);
    }
    for (int response = 0; response < open.length; response++) {
      int pair = 0;
      for (int column = 0; column < columns; column++) {
        for (int other = 0; other <= column; other++) {
          clusterSquares[response][pair++] += open[response][column] * open[response][other];
        }
      }
      Arrays.fill(open[response], 0);
    }
    clusters++;
    isOpen = false;
  }

  /** Adds the sums of other rows. */
  public void merge(ScoreSums other) {
    closeCluster();
    other.closeCluster();
    addTo(squares, other.squares);
    addTo(squaresByLeverage, other.squaresByLeverage);
    addTo(squaresByLeverageTwice, other.squaresByLeverageTwice);
    addTo(clusterSquares, other.clusterSquares);
    if (leftOut != null) {
      leftOut.merge(other.leftOut);
    }
    clusters += other.clusters;
    other.times.forEach(
        (time, sums) ->
            addTo(times.computeIfAbsent(time, year -> new double[open.length][columns]), sums));
  }

  /** How many clusters were closed. */
  public long clusters() {
    return clusters;
  }

  /** How many distinct times the rows have. */
  public int times() {
    return times.size();
  }

  /** Σ s·s' over rows. */
  double[][] overRows(int response) {
    return full(squares[response]);
  }

  /** Σ s·s' / (1 − h) over rows. */
  double[][] overRowsByLeverage(int response) {
    return full(squaresByLeverage[response]);
  }

  /** Σ s·s' / (1 − h)² over rows. */
  double[][] overRowsByLeverageTwice(int response) {
    return full(squaresByLeverageTwice[response]);
  }

  /** Σ S·S' over clusters, S the sum of a cluster's scores. */
  double[][] overClusters(int response) {
    return full(clusterSquares[response]);
  }

  /** Σ d·d' over clusters, d the move of the coefficients where a cluster is left out. */
  double[][] overLeftOutClusters(int response) {
    if (leftOut == null) {
      throw new IllegalStateException("clusters were not left out");
    }
    return full(leftOut.moves(response));
  }

  /** The sums of the scores of each time, in order. */
  double[][] ofTimes(int response) {
    return times.values().stream().map(sums -> sums[response]).toArray(double[][]::new);
  }

  private double[][] full(double[] pairs) {
    double[][] full = new double[columns][columns];
    int pair = 0;
    for (int column = 0; column < columns; column++) {
      for (int other = 0; other <= column; other++) {
        full[column][other] = pairs[pair];
        full[other][column] = pairs[pair++];
      }
    }
    return full;
  }

  private static void addTo(double[][] sums, double[][] others) {
    for (int row = 0; row < sums.length; row++) {
      for (int column = 0; column < sums[row].length; column++) {
        sums[row][column] += others[row][column];
      }
    }
  }
}
