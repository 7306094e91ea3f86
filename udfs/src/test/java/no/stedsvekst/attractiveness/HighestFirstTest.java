package no.stedsvekst.attractiveness;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HighestFirstTest {
  private final Random random = new Random(5);

  /** As a comparison of each with each has it, whatever they are spread like. */
  @Test
  void isThatOfAPlainSort() {
    for (int size : new int[] {1, 2, 23, 400}) {
      HighestFirst order = new HighestFirst(size);
      assertSorted(order, size, index -> random.nextGaussian());
      assertSorted(order, size, index -> 0);
      assertSorted(order, size, index -> index % 3);
      // All but one meet in the last bucket, and in the first.
      assertSorted(order, size, index -> index == 0 ? 1e9 : random.nextDouble());
      assertSorted(order, size, index -> index == 0 ? -1e9 : random.nextDouble());
      assertSorted(order, size, index -> index == 0 ? Double.POSITIVE_INFINITY : -index);
      assertSorted(order, size, index -> index == 0 ? Double.NEGATIVE_INFINITY : index);
    }
  }

  private static void assertSorted(HighestFirst order, int size, IntToDoubleFunction number) {
    double[] numbers = IntStream.range(0, size).mapToDouble(number).toArray();
    order.of(numbers);
    int[] plain =
        IntStream.range(0, size)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer index) -> -numbers[index]))
            .mapToInt(Integer::intValue)
            .toArray();
    assertArrayEquals(
        plain, IntStream.range(0, size).map(order::at).toArray(), () -> Arrays.toString(numbers));
  }
}
