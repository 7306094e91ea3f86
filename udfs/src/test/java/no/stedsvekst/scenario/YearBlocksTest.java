package no.stedsvekst.scenario;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class YearBlocksTest {
  @Test
  void threeYearsFollowEachOtherAsTheyDid() {
    for (int[] sequence : YearBlocks.draw(19, 28, 50, 1)) {
      for (int year = 0; year < sequence.length; year++) {
        assertTrue(sequence[year] >= 0 && sequence[year] < 19);
        if (year % 3 != 0) {
          assertEquals(sequence[year - 1] + 1, sequence[year]);
        }
      }
    }
  }

  @Test
  void everyYearIsDrawnAndTheSeedDecides() {
    int[][] one = YearBlocks.draw(10, 30, 100, 5);
    assertArrayEquals(one[99], YearBlocks.draw(10, 30, 100, 5)[99]);
    assertTrue(!Arrays.equals(one[0], YearBlocks.draw(10, 30, 100, 6)[0]));
    int[] drawn = Arrays.stream(one).flatMapToInt(IntStream::of).distinct().sorted().toArray();
    assertArrayEquals(IntStream.range(0, 10).toArray(), drawn);
  }

  @Test
  void aShortPastIsDrawnWhole() {
    assertArrayEquals(new int[] {0, 1, 0, 1, 0}, YearBlocks.draw(2, 5, 1, 1)[0]);
  }

  /** Futures of three years are one block each: as often as that they are drawn. */
  @Test
  void weightsAreHowOftenYearsAreDrawn() {
    for (int past : new int[] {1, 2, 3, 4, 9}) {
      double[] drawn = new double[past];
      int draws = 60_000;
      int future = Math.min(3, past);
      for (int[] sequence : YearBlocks.draw(past, future, draws, 5)) {
        for (int year : sequence) {
          drawn[year] += 1.0 / (draws * future);
        }
      }
      double[] weights = YearBlocks.weights(past);
      assertEquals(past, weights.length);
      for (int year = 0; year < past; year++) {
        assertEquals(drawn[year], weights[year], 0.005);
      }
    }
  }
}
