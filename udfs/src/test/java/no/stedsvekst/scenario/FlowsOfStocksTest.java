package no.stedsvekst.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What changes a nation's people adds up to their change. */
class FlowsOfStocksTest {
  @Test
  void onPaper() {
    FlowsOfStocks flows =
        FlowsOfStocks.between(
            new double[][] {{100, 200}},
            new double[][] {{90, 220}},
            new double[][] {{0.01, 0.1}},
            new double[] {0.2});
    // 100 were born, a tenth of them died; 1 and 20 of the others did; 10 more are there.
    assertEquals(100, flows.births(), 1e-9);
    assertEquals(31, flows.deaths(), 1e-9);
    assertEquals(10 - 100 + 31, flows.netMigration(), 1e-9);
  }

  @Test
  void itClosesByConstruction() {
    Random chance = new Random(12);
    for (int round = 0; round < 100; round++) {
      double[][][] random = new double[3][2][106];
      for (double[][] table : random) {
        for (double[] sex : table) {
          Arrays.setAll(sex, age -> chance.nextDouble());
        }
      }
      FlowsOfStocks flows =
          FlowsOfStocks.between(random[0], random[1], random[2], new double[] {0.003, 0.002});
      double change =
          Arrays.stream(random[1]).flatMapToDouble(Arrays::stream).sum()
              - Arrays.stream(random[0]).flatMapToDouble(Arrays::stream).sum();
      assertEquals(change, flows.births() - flows.deaths() + flows.netMigration(), 1e-9);
    }
  }
}
