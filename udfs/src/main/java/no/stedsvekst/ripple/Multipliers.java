package no.stedsvekst.ripple;

/**
 * B6. What a million of export means in jobs, value added, tax or imports: at the exporter (direct)
 * and at suppliers and theirs (indirect). What wages are spent on is not in it.
 *
 * @param direct by exporting industry
 * @param indirect by supplying industry (row) and exporting industry (column)
 */
// Handed on, never compared.
@SuppressWarnings("ArrayRecordComponent")
public record Multipliers(double[] direct, double[][] indirect) {

  /**
   * direct = e, indirect = ê·(L − I).
   *
   * @param perOutput e, of each industry for a million of its output
   * @param leontief L
   */
  public static Multipliers of(double[] perOutput, double[][] leontief) {
    double[][] indirect = new double[perOutput.length][perOutput.length];
    for (int supplier = 0; supplier < perOutput.length; supplier++) {
      for (int exporter = 0; exporter < perOutput.length; exporter++) {
        double bought = leontief[supplier][exporter] - (supplier == exporter ? 1 : 0);
        indirect[supplier][exporter] = perOutput[supplier] * bought;
      }
    }
    return new Multipliers(perOutput.clone(), indirect);
  }

  /** Of all suppliers of an exporting industry. */
  public double indirectOf(int exporter) {
    double sum = 0;
    for (double[] supplier : indirect) {
      sum += supplier[exporter];
    }
    return sum;
  }

  /** What so many million of export mean. */
  public static double effect(double millions, double perMillion) {
    return millions * perMillion;
  }
}
