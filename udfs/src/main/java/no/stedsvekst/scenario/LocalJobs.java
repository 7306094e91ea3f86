package no.stedsvekst.scenario;

/** A12. Next year's jobs of a place, industry by industry, before the nation's sums are met. */
public final class LocalJobs {
  private LocalJobs() {}

  /**
   * Writes the jobs.
   *
   * @param jobs of the year before by industry, from {@code at} on
   * @param growth of each industry in the nation
   * @param stimulus what the place's own population growth adds where jobs follow the residents
   * @param attractiveness of the place for private business, as growth a year
   * @param into where they are written, from {@code at} on
   */
  public static void grow(
      double[] jobs,
      int at,
      double[] growth,
      boolean[] followsPeople,
      boolean[] isPrivate,
      double stimulus,
      double attractiveness,
      double[] into) {
    for (int industry = 0; industry < growth.length; industry++) {
      double factor =
          1
              + growth[industry]
              + (followsPeople[industry] ? stimulus : 0)
              + (isPrivate[industry] ? attractiveness : 0);
      into[at + industry] = Math.max(0, jobs[at + industry] * factor);
    }
  }
}
