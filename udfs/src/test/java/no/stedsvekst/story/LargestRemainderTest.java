package no.stedsvekst.story;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LargestRemainderTest {
  @Test
  void thoseWithTheLargestRemaindersAreRoundedUp() {
    // 1.3 + 2.6 + 3.2 = 7.1: one is lacking, and 0.6 is the largest.
    assertArrayEquals(new long[] {1, 3, 3}, LargestRemainder.of(new double[] {1.3, 2.6, 3.2}));
    // Each alone would be rounded down, and one of four would be lost.
    assertArrayEquals(new long[] {1, 1, 1, 1}, LargestRemainder.of(new double[] {1, 1, 1, 1}));
    assertArrayEquals(
        new long[] {1, 0, 0, 0}, LargestRemainder.of(new double[] {0.25, 0.25, 0.25, 0.25}));
  }

  @Test
  void belowNothingItIsTheSame() {
    // −1.5 + 0.75 = −0.75, which is nearest to −1.
    assertArrayEquals(new long[] {-2, 1}, LargestRemainder.of(new double[] {-1.5, 0.75}));
  }

  @Test
  void ofNoneThereAreNone() {
    assertEquals(0, LargestRemainder.of(new double[0]).length);
  }

  @Test
  void sumsAreKeptAndNobodyMovesByOne() {
    Random random = new Random(7);
    for (int run = 0; run < 200; run++) {
      double[] numbers = random.doubles(1 + random.nextInt(400), 0, 5000).toArray();
      long[] whole = LargestRemainder.of(numbers);
      assertEquals(Math.round(exactSum(numbers)), Arrays.stream(whole).sum());
      for (int place = 0; place < numbers.length; place++) {
        assertTrue(
            Math.abs(whole[place] - numbers[place]) < 1, numbers[place] + " " + whole[place]);
      }
    }
  }

  private static double exactSum(double[] numbers) {
    return Arrays.stream(numbers)
        .mapToObj(java.math.BigDecimal::new)
        .reduce(java.math.BigDecimal.ZERO, java.math.BigDecimal::add)
        .doubleValue();
  }
}
