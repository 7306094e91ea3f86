package no.stedsvekst.attractiveness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class BySizeTest {
  private static final double[] SIZES = {400, 900, 2500, 11_000, 60_000};

  private static BySize of(double floor, double perInverse) {
    double[] sums = new double[4];
    for (double size : SIZES) {
      double variance = floor + perInverse / size;
      sums[0] += 1 / size;
      sums[1] += 1 / size / size;
      sums[2] += variance;
      sums[3] += variance / size;
    }
    return BySize.of(SIZES.length, sums[0], sums[1], sums[2], sums[3]);
  }

  @Test
  void variancesOnALineAreFound() {
    BySize found = of(4e-6, 0.05);
    assertEquals(4e-6, found.floor(), 1e-15);
    assertEquals(0.05, found.perInverse(), 1e-12);
    assertEquals(4e-6 + 0.05 / 1000, found.at(1000), 1e-15);
  }

  @Test
  void whatFallsWithSmallnessIsTheSameForAll() {
    BySize found = of(4e-5, -0.01);
    double mean = 0;
    for (double size : SIZES) {
      mean += (4e-5 - 0.01 / size) / SIZES.length;
    }
    assertEquals(mean, found.floor(), 1e-15);
    assertEquals(0, found.perInverse());
  }

  @Test
  void largePlacesHaveNoVarianceBelowNothing() {
    BySize found = of(-4e-6, 0.05);
    assertEquals(0, found.floor());
    double above = 0;
    double below = 0;
    for (double size : SIZES) {
      above += (-4e-6 + 0.05 / size) / size;
      below += 1 / size / size;
    }
    assertEquals(above / below, found.perInverse(), 1e-12);
  }

  @Test
  void lessThanNothingIsNothing() {
    assertEquals(BySize.NONE, of(-4e-6, -0.001));
    assertEquals(BySize.NONE, of(-4e-4, 0.001));
  }

  @Test
  void unitsOfOneSizeTellNoPartsApart() {
    double inverse = 2 / 1000.0;
    assertEquals(new BySize(3e-6, 0), BySize.of(2, inverse, inverse / 1000, 6e-6, 6e-9));
  }
}
