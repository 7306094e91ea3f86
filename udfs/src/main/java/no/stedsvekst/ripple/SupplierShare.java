package no.stedsvekst.ripple;

/** B6. How much of what exporters buy of an industry is made in their own region. */
public final class SupplierShare {
  private static final double MOST = 0.5;

  private SupplierShare() {}

  /**
   * ½·min(1, LQ), LQ the industry's share of the region's jobs over its share of the nation's.
   *
   * @param regionIndustry jobs of the industry in the region
   * @param region all jobs there
   * @param nationIndustry jobs of the industry in the nation
   * @param nation all jobs there
   */
  public static double staying(
      double regionIndustry, double region, double nationIndustry, double nation) {
    if (regionIndustry <= 0 || region <= 0 || nationIndustry <= 0) {
      return 0;
    }
    double locationQuotient = regionIndustry / region / (nationIndustry / nation);
    return MOST * Math.min(1, locationQuotient);
  }

  /**
   * What comes to a place of what industries deliver: its share of the region's jobs in what stays,
   * and of the nation's in the rest.
   */
  public static double ofPlace(
      double jobs, double regionIndustry, double nationIndustry, double stays, double rest) {
    double near = regionIndustry > 0 ? stays * jobs / regionIndustry : 0;
    return near + rest * jobs / nationIndustry;
  }
}
