package no.stedsvekst.synthetic.country;

import java.util.Comparator;
import java.util.stream.IntStream;

/** The centres of regions, numbered so that those with numbers near each other lie near. */
final class Regions {
  /** Height of the strips in which they are numbered, from west to east. */
  private static final double STRIP = 1300;

  private final double[] x;
  private final double[] y;
  private final double[] prominence;

  Regions(Parameters parameters, double width) {
    int count = parameters.regions();
    double[] drawnX = new double[count];
    double[] drawnY = new double[count];
    double[] chance = new double[count];
    for (int region = 0; region < count; region++) {
      HashedRandom dice = HashedRandom.of(parameters.seed(), HashedRandom.Throw.REGION, region, 0);
      drawnX[region] = width * dice.uniform(0);
      drawnY[region] = width * dice.uniform(1);
      chance[region] = dice.uniform(2);
    }
    int[] order =
        sorted(
            count,
            Comparator.<Integer>comparingDouble(region -> Math.floor(drawnY[region] / STRIP))
                .thenComparingDouble(region -> drawnX[region]));
    int[] ranked = sorted(count, Comparator.comparingDouble(region -> chance[region]));
    this.x = new double[count];
    this.y = new double[count];
    this.prominence = new double[count];
    for (int index = 0; index < count; index++) {
      x[index] = drawnX[order[index]];
      y[index] = drawnY[order[index]];
      prominence[ranked[index]] = StrictMath.log(count / (index + 1.0)) - 1;
    }
  }

  double x(int region) {
    return x[region];
  }

  double y(int region) {
    return y[region];
  }

  /** The logarithm of a region's size against the others: on average nothing, much for a few. */
  double prominence(int region) {
    return prominence[region];
  }

  private static int[] sorted(int count, Comparator<Integer> by) {
    return IntStream.range(0, count)
        .boxed()
        .sorted(by.thenComparing(Comparator.naturalOrder()))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
