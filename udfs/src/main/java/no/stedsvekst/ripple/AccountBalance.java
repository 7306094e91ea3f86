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
}
