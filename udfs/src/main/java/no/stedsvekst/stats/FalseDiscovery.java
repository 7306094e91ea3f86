package no.stedsvekst.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** A5. Probabilities of many tests, adjusted so that the share of false finds is controlled. */
public final class FalseDiscovery {
  private FalseDiscovery() {}

  /** By Benjamini and Hochberg: R's {@code p.adjust(p, "BH")}. */
  public static double[] adjusted(double[] probabilities) {
    int count = probabilities.length;
    int[] order =
        IntStream.range(0, count)
            .boxed()
            .sorted(Comparator.comparingDouble(test -> probabilities[test]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] adjusted = new double[count];
    Arrays.fill(adjusted, 1);
    double least = 1;
    for (int place = count - 1; place >= 0; place--) {
      least = Math.min(least, probabilities[order[place]] * count / (place + 1));
      adjusted[order[place]] = least;
    }
    return adjusted;
  }
}
