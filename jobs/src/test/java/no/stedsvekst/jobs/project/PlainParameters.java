package no.stedsvekst.jobs.project;

/**
 * What the presets settle differently.
 *
 * @param isGrossFlow whether those who come and those who leave are spread apart
 * @param areDeathsOfEmployed whether only those who would work are missing when they die
 * @param isShareOfEmployed whether the supply is a share of residents who work, not of jobs
 * @param window years of growth that population-sensitive industries follow
 * @param populationScale how much of that growth they follow
 * @param nationDamping share of the nation's migration that is left after another year
 * @param lasting share of the migration that is expected to set places apart
 */
record PlainParameters(
    boolean isGrossFlow,
    boolean areDeathsOfEmployed,
    boolean isShareOfEmployed,
    int window,
    double populationScale,
    double nationDamping,
    double lasting) {

  static PlainParameters book2022() {
    return new PlainParameters(false, false, false, 3, 1, 1, 1);
  }

  static PlainParameters recommended(double populationScale) {
    return new PlainParameters(true, true, true, 3, populationScale, 0.97, 1);
  }

  /** The same with a share of relative migration that lasts. */
  PlainParameters lasting(double share) {
    return new PlainParameters(
        isGrossFlow,
        areDeathsOfEmployed,
        isShareOfEmployed,
        window,
        populationScale,
        nationDamping,
        share);
  }
}
