package no.stedsvekst.growth;

/**
 * A3. Labour-market integration: the share of a place's employed residents who work elsewhere, and
 * the share of its jobs that are held by people from elsewhere, added up.
 */
public final class LabourMarketIntegration {
  private LabourMarketIntegration() {}

  /**
   * Both shares together.
   *
   * @param employed residents who work anywhere
   * @param jobs in the place
   * @param own residents who work in the place
   * @return {@code null} where a number is missing, nobody works or there are no jobs
   */
  public static Double of(Double employed, Double jobs, Double own) {
    if (employed == null || jobs == null || own == null || employed == 0 || jobs == 0) {
      return null;
    }
    return (employed - own) / employed + (jobs - own) / jobs;
  }
}
