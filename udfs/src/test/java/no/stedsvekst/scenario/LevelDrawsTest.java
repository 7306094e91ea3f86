package no.stedsvekst.scenario;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LevelDrawsTest {
  private static final int MANY = 20_000;

  @Test
  void theyAreOfTheStandardNormalDistribution() {
    double[] numbers = LevelDraws.of("5501", MANY, 1);
    double mean = Arrays.stream(numbers).average().orElseThrow();
    double square = Arrays.stream(numbers).map(number -> number * number).average().orElseThrow();
    double within = (double) Arrays.stream(numbers).filter(n -> Math.abs(n) < 1.281552).count();
    assertEquals(0, mean, 0.03);
    assertEquals(1, square, 0.05);
    assertEquals(0.8, within / MANY, 0.015);
  }

  @Test
  void placesDifferAndSeedsDifferButTheSameStaysTheSame() {
    double[] one = LevelDraws.of("5501", MANY, 1);
    assertArrayEquals(one, LevelDraws.of("5501", MANY, 1));
    assertEquals(0, correlation(one, LevelDraws.of("5503", MANY, 1)), 0.03);
    assertEquals(0, correlation(one, LevelDraws.of("5501", MANY, 2)), 0.03);
  }

  private static double correlation(double[] one, double[] other) {
    double product = 0;
    for (int index = 0; index < one.length; index++) {
      product += one[index] * other[index] / one.length;
    }
    return product;
  }
}
