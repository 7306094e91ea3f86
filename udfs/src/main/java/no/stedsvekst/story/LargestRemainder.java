package no.stedsvekst.story;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * A12. Numbers as whole ones that add up to the whole number nearest to their sum: each is rounded
 * down, and those with the largest remainders get what then lacks, the first of equal ones.
 */
public final class LargestRemainder {
  private LargestRemainder() {}

  /** None of them is missing, infinite, or so large that a double has no fractions. */
  public static long[] of(double[] numbers) {
    long[] whole = new long[numbers.length];
    double sum = 0;
    // What a plain sum of many numbers loses could tip a half.
    double lost = 0;
    long below = 0;
    for (int place = 0; place < numbers.length; place++) {
      whole[place] = (long) Math.floor(numbers[place]);
      below += whole[place];
      double exact = numbers[place] - lost;
      double next = sum + exact;
      lost = (next - sum) - exact;
      sum = next;
    }
    long lacking = Math.round(sum) - below;
    IntStream.range(0, numbers.length)
        .boxed()
        .sorted(Comparator.comparingDouble(place -> whole[place] - numbers[place]))
        .limit(lacking)
        .forEach(place -> whole[place]++);
    return whole;
  }
}
