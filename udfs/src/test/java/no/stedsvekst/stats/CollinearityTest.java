package no.stedsvekst.stats;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CollinearityTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void aCombinationIsFoundWhateverTheDraw(int seed) {
    double[][] columns = noise(new Random(seed));
    assertFalse(Collinearity.isSingular(covariances(columns)));
    for (double[] row : columns) {
      row[2] = 2 * row[0] - row[1];
    }
    assertTrue(Collinearity.isSingular(covariances(columns)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void aConstantIsFoundWhereverItStands(int constant) {
    double[][] columns = noise(new Random(1));
    for (double[] row : columns) {
      row[constant] = 0.5;
    }
    assertTrue(Collinearity.isSingular(covariances(columns)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-9, 1, 1e9})
  void unitsDoNotMatter(double unit) {
    double[][] columns = noise(new Random(2));
    for (double[] row : columns) {
      row[1] *= unit;
    }
    assertFalse(Collinearity.isSingular(covariances(columns)));
  }

  private static double[][] noise(Random random) {
    double[][] rows = new double[40][4];
    for (double[] row : rows) {
      for (int column = 0; column < row.length; column++) {
        row[column] = 0.02 * random.nextGaussian();
      }
    }
    return rows;
  }

  private static double[][] covariances(double[][] rows) {
    int size = rows[0].length;
    double[] means = new double[size];
    for (double[] row : rows) {
      for (int column = 0; column < size; column++) {
        means[column] += row[column];
      }
    }
    for (int column = 0; column < size; column++) {
      means[column] /= rows.length;
    }
    double[][] covariances = new double[size][size];
    for (double[] row : rows) {
      for (int one = 0; one < size; one++) {
        for (int other = 0; other < size; other++) {
          covariances[one][other] += (row[one] - means[one]) * (row[other] - means[other]);
        }
      }
    }
    return covariances;
  }
}
