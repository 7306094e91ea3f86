package no.stedsvekst.indicator;

import java.util.SplittableRandom;

/** Draws from the gamma distribution by Marsaglia and Tsang's method of 2000. */
final class Gamma {
  private Gamma() {}

  /** A number whose mean is the shape; 0 where that is 0. */
  static double of(double shape, SplittableRandom random) {
    if (shape <= 0) {
      return 0;
    }
    if (shape < 1) {
      return of(shape + 1, random) * Math.pow(1 - random.nextDouble(), 1 / shape);
    }
    double d = shape - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double normal = random.nextGaussian();
      double root = 1 + c * normal;
      if (root > 0) {
        double cube = root * root * root;
        double limit = 0.5 * normal * normal + d - d * cube + d * Math.log(cube);
        if (Math.log(1 - random.nextDouble()) < limit) {
          return d * cube;
        }
      }
    }
  }
}
