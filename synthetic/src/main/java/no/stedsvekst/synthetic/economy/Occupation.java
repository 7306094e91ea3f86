package no.stedsvekst.synthetic.economy;

import java.util.List;

/**
 * What residents work with: some of it grows in central places, some of it elsewhere.
 *
 * @param code its name; unstated is one too
 * @param share of all in the first year, everywhere
 * @param central how much it grows a year beyond the others in the most central class
 * @param remote likewise in the least central
 */
public record Occupation(String code, double share, double central, double remote) {
  private static final int LEAST_CENTRAL = 6;

  /** All of them. */
  public static final List<Occupation> ALL =
      List.of(
          new Occupation("leaders", 0.08, 0.01, -0.01),
          new Occupation("academics", 0.25, 0.03, 0.01),
          new Occupation("clerks", 0.07, -0.02, -0.005),
          new Occupation("sales_and_care", 0.3, 0.0, 0.012),
          new Occupation("farmers_and_fishers", 0.04, -0.01, -0.03),
          new Occupation("craft_and_transport", 0.22, -0.015, 0.0),
          new Occupation("unstated", 0.04, 0.0, 0.0));

  /** Its share of all in a class of places, so many years after the first. */
  public double share(int centralityClass, int years) {
    double all = 0;
    for (Occupation each : ALL) {
      all += each.weight(centralityClass, years);
    }
    return weight(centralityClass, years) / all;
  }

  private double weight(int centralityClass, int years) {
    double away = (centralityClass - 1) / (double) (LEAST_CENTRAL - 1);
    return share * StrictMath.exp(years * (central + away * (remote - central)));
  }
}
