package no.stedsvekst.ripple;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Multipliers beside rounds of suppliers added one by one, and the figures that were published. */
class InputOutputTest {
  private static final int INDUSTRIES = 88;

  private final Random random = new Random(6);
  private final double[] output = positive(INDUSTRIES, 500, 5000);
  private final double[][] flows = flows();

  @Test
  void theInverseIsTheSumOfAllRoundsOfSuppliers() {
    double[][] a = InputOutput.coefficients(flows, output);
    double[][] leontief = InputOutput.leontief(a);
    for (int exporter : new int[] {0, 17, 87}) {
      double[] round = new double[INDUSTRIES];
      round[exporter] = 1;
      double[] sum = round.clone();
      for (int number = 0; number < 400; number++) {
        round = times(a, round);
        for (int row = 0; row < INDUSTRIES; row++) {
          sum[row] += round[row];
        }
      }
      for (int row = 0; row < INDUSTRIES; row++) {
        assertEquals(sum[row], leontief[row][exporter], 1e-9);
      }
    }
  }

  /** The value added, imports and product tax that all rounds pay are the export itself. */
  @Test
  void whatAllSuppliersPayIsTheExport() {
    double[][] a = InputOutput.coefficients(flows, output);
    double[] bought = InputOutput.columnSums(a);
    double[] paid = new double[INDUSTRIES];
    for (int industry = 0; industry < INDUSTRIES; industry++) {
      paid[industry] = 1 - bought[industry];
    }
    Multipliers multipliers = Multipliers.of(paid, InputOutput.leontief(a));
    for (int industry = 0; industry < INDUSTRIES; industry++) {
      assertEquals(1, multipliers.direct()[industry] + multipliers.indirectOf(industry), 1e-9);
    }
  }

  /** Where each industry makes one product of its own, supply and use are the flows. */
  @Test
  void supplyAndUseOfOwnProductsAreTheFlows() {
    double[][] make = new double[INDUSTRIES][INDUSTRIES];
    for (int industry = 0; industry < INDUSTRIES; industry++) {
      make[industry][industry] = output[industry];
    }
    double[][] direct = InputOutput.coefficients(flows, output);
    double[][] overProducts = InputOutput.coefficients(make, flows, output);
    for (int row = 0; row < INDUSTRIES; row++) {
      assertArrayEquals(direct[row], overProducts[row], 1e-12);
    }
  }

  /** Two industries share the making of two products: by hand. */
  @Test
  void makersShareWhatIsUsedOfTheirProducts() {
    double[][] make = {{60, 40}, {20, 0}};
    double[][] use = {{10, 4}, {30, 8}};
    double[][] a = InputOutput.coefficients(make, use, new double[] {100, 20});
    // Of product one the first makes 3/4, of product two all.
    assertEquals(0.75 * 0.10 + 0.30, a[0][0], 1e-12);
    assertEquals(0.75 * 0.20 + 0.40, a[0][1], 1e-12);
    assertEquals(0.25 * 0.10, a[1][0], 1e-12);
    assertEquals(0.25 * 0.20, a[1][1], 1e-12);
  }

  /** 50 billion of export from Akershus: 18 000 jobs there, 17 000 at suppliers. */
  @Test
  void akershusIsAsPublished() {
    assertEquals(18_000, Multipliers.effect(50_000, 0.36), 1e-9);
    assertEquals(17_000, Multipliers.effect(50_000, 0.34), 1e-9);
    // The county's strategy has 59 700 direct jobs on 84 billion: another method.
    assertTrue(59_700 / Multipliers.effect(84_000, 0.36) > 1.9);
  }

  @Test
  void halfStaysWhereTheIndustryIsStrong() {
    assertEquals(0.5, SupplierShare.staying(30, 100, 200, 1000), 1e-12);
    assertEquals(0.25, SupplierShare.staying(10, 100, 200, 1000), 1e-12);
    assertEquals(0, SupplierShare.staying(0, 100, 200, 1000));
    // What stays and the rest are given out whole.
    double near = SupplierShare.ofPlace(4, 10, 200, 3, 7) + SupplierShare.ofPlace(6, 10, 200, 3, 7);
    double far = SupplierShare.ofPlace(190, 190, 200, 0, 7);
    assertEquals(10, near + far, 1e-12);
  }

  @Test
  void roundingIsNoImbalance() {
    double gap = AccountBalance.gap(40, 50, 8, 2.00001, 100);
    assertFalse(AccountBalance.isOff(gap, 100));
    assertTrue(AccountBalance.isOff(AccountBalance.gap(40, 50, 8, 2.001, 100), 100));
  }

  private double[][] flows() {
    double[][] all = new double[INDUSTRIES][INDUSTRIES];
    for (int column = 0; column < INDUSTRIES; column++) {
      double[] shares = positive(INDUSTRIES, 0, 1);
      double sum = 0;
      for (double share : shares) {
        sum += share;
      }
      double bought = 0.3 + 0.5 * random.nextDouble();
      for (int row = 0; row < INDUSTRIES; row++) {
        all[row][column] = output[column] * bought * shares[row] / sum;
      }
    }
    return all;
  }

  private double[] positive(int count, double least, double most) {
    return random.doubles(count, least, most).toArray();
  }

  private static double[] times(double[][] matrix, double[] vector) {
    double[] product = new double[vector.length];
    for (int row = 0; row < vector.length; row++) {
      for (int column = 0; column < vector.length; column++) {
        product[row] += matrix[row][column] * vector[column];
      }
    }
    return product;
  }
}
