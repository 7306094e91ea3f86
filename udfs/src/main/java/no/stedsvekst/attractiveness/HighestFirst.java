package no.stedsvekst.attractiveness;

import java.util.Arrays;

/**
 * The places of numbers by size, found again and again for as many of them. Most lie about as
 * evenly between the least and the greatest as draws do: they are thrown into twice as many buckets
 * as there are numbers, and what meets in one is sorted.
 */
final class HighestFirst {
  /** The bits of a key in which the place of its number stands: a million of them. */
  private static final long NUMBERS = (1L << 20) - 1;

  /** So few are sorted by putting each in its place. */
  private static final int FEW = 24;

  private final long[] keys;
  private final int[] bucketOf;
  private final int[] ends;

  /** Of so many numbers. */
  HighestFirst(int numbers) {
    keys = new long[numbers];
    bucketOf = new int[numbers];
    ends = new int[2 * Math.max(1, numbers) + 1];
  }

  /** Sorts: the highest first, of equal ones the first. */
  void of(double[] numbers) {
    double greatest = Double.NEGATIVE_INFINITY;
    double least = Double.POSITIVE_INFINITY;
    for (double number : numbers) {
      greatest = Math.max(greatest, number);
      least = Math.min(least, number);
    }
    double perUnit = greatest > least ? (ends.length - 2) / (greatest - least) : 0;
    Arrays.fill(ends, 0);
    for (int index = 0; index < numbers.length; index++) {
      // What is not finite is not divided: all are in the first bucket then.
      int bucket = (int) ((greatest - numbers[index]) * perUnit);
      bucketOf[index] = bucket;
      ends[bucket + 1]++;
    }
    for (int bucket = 1; bucket < ends.length; bucket++) {
      ends[bucket] += ends[bucket - 1];
    }
    // The beginning of each becomes its end as it is filled.
    for (int index = 0; index < numbers.length; index++) {
      keys[ends[bucketOf[index]]++] = key(numbers[index], index);
    }
    int from = 0;
    for (int bucket = 0; from < numbers.length; bucket++) {
      sort(from, ends[bucket]);
      from = ends[bucket];
    }
  }

  /** Which number is at a place. */
  int at(int place) {
    return (int) (keys[place] & NUMBERS);
  }

  private void sort(int from, int to) {
    if (to - from > FEW) {
      Arrays.sort(keys, from, to);
      return;
    }
    for (int next = from + 1; next < to; next++) {
      long key = keys[next];
      int place = next;
      while (place > from && keys[place - 1] > key) {
        keys[place] = keys[place - 1];
        place--;
      }
      keys[place] = key;
    }
  }

  /** A number that is the less the higher the other is, and bears its index in its last bits. */
  private static long key(double number, int index) {
    long bits = Double.doubleToLongBits(number);
    long ascending = bits ^ ((bits >> 63) & Long.MAX_VALUE);
    return (~ascending & ~NUMBERS) | index;
  }
}
