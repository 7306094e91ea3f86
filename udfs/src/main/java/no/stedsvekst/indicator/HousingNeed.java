package no.stedsvekst.indicator;

/** B10. The net migration that dwellings leave room for. */
public final class HousingNeed {
  private HousingNeed() {}

  /**
   * The most that can come.
   *
   * @param perDwelling residents of the nation a dwelling
   * @param dwellings that are completed in the year
   * @param naturalChange births less deaths of the year before, who live somewhere too
   */
  public static double room(double perDwelling, double dwellings, double naturalChange) {
    return Math.max(0, perDwelling * dwellings - naturalChange);
  }
}
