package no.stedsvekst.ripple;

/** B6. Whether what an industry buys and pays makes up what it puts out. */
public final class AccountBalance {
  private static final double TOLERANCE = 1e-6;

  private AccountBalance() {}

  /** By how much inputs, value added, imports and product tax exceed the output. */
  public static double gap(
      double bought, double valueAdded, double imports, double productTax, double output) {
    return bought + valueAdded + imports + productTax - output;
  }

  /** Whether the gap is more than rounding. */
  public static boolean isOff(double gap, double output) {
    return Math.abs(gap) > TOLERANCE * Math.abs(output);
  }

  /** What an industry pays for value added, imports and product tax for a unit of output. */
  public static double paidPerOutput(
      double valueAdded, double imports, double productTax, double output) {
    return output == 0 ? 0 : (valueAdded + imports + productTax) / output;
  }

  /**
   * What all suppliers of an exporting industry, and itself, so pay for a unit of its export: 1,
   * where nothing is lost on the way.
   *
   * @param perOutput of {@link #paidPerOutput}, of each industry
   * @param leontief L
   */
  public static double paidForExport(double[] perOutput, double[][] leontief, int exporter) {
    double paid = 0;
    for (int supplier = 0; supplier < perOutput.length; supplier++) {
      paid += perOutput[supplier] * leontief[supplier][exporter];
    }
    return paid;
  }

  /** Whether that misses 1 by more than the rounding of all accounts that it passes through. */
  public static boolean isLost(double paid, double[][] leontief, int exporter) {
    double made = 0;
    for (double[] supplier : leontief) {
      made += supplier[exporter];
    }
    return Math.abs(paid - 1) > TOLERANCE * made;
  }
}
