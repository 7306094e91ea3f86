package no.stedsvekst.scenario;

/**
 * A12. The nation's jobs by industry: each begins with its outlook and in fifteen years has come to
 * grow as all jobs do; one number a year makes the industries add up to all jobs.
 */
public final class IndustryOutlook {
  private static final double YEARS_TO_CONVERGE = 15;

  private IndustryOutlook() {}

  /**
   * Growth of each industry in a year.
   *
   * @param jobs of the nation by industry the year before
   * @param outlook growth a year by industry; not a number where there is none: as all jobs
   * @param yearsOn 1 in the first projected year
   * @param allBefore all jobs the year before
   * @param all all jobs of the year
   */
  public static double[] growth(
      double[] jobs, double[] outlook, int yearsOn, double allBefore, double all) {
    double mean = all / allBefore - 1;
    double weight = Math.min(1, yearsOn / YEARS_TO_CONVERGE);
    double[] growth = new double[jobs.length];
    double reached = 0;
    double before = 0;
    for (int industry = 0; industry < jobs.length; industry++) {
      double own = Double.isNaN(outlook[industry]) ? mean : outlook[industry];
      growth[industry] = (1 - weight) * own + weight * mean;
      reached += jobs[industry] * (1 + growth[industry]);
      before += jobs[industry];
    }
    double shift = before == 0 ? 0 : (all - reached) / before;
    for (int industry = 0; industry < jobs.length; industry++) {
      growth[industry] += shift;
    }
    return growth;
  }
}
