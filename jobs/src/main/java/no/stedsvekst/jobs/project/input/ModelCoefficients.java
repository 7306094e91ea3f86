package no.stedsvekst.jobs.project.input;

import java.io.Serializable;
import java.util.List;
import no.stedsvekst.scenario.Trend;

/**
 * The numbers of the model that hold for every place and year.
 *
 * @param relative coefficients of commuting-weighted relative growth, of a year and the two before
 * @param centrality coefficient of the jobs index
 * @param center what is taken off the index
 * @param supply coefficient of the demographic employment supply
 * @param isPerJob whether the supply is a share of the jobs, else of the residents who work
 * @param scale how many per cent jobs that follow people grow with a per cent of them
 * @param window over how many years before that growth is taken
 * @param isGross whether migrants are spread by who leaves and who comes
 * @param industries their codes
 * @param followsPeople by industry
 * @param isPrivate by industry
 * @param lasting share of the migration that is expected to set a place apart, in scenarios that do
 *     not say it
 * @param past what the line through the last ten years says of the next
 */
public record ModelCoefficients(
    double[] relative,
    double centrality,
    double center,
    double supply,
    boolean isPerJob,
    double scale,
    int window,
    boolean isGross,
    List<String> industries,
    boolean[] followsPeople,
    boolean[] isPrivate,
    double lasting,
    PastTrend past)
    implements Serializable {

  /**
   * The line through the last ten years.
   *
   * @param lasting the share that is likely to last of what set a place's growth apart
   * @param nation how many more people the nation had each year, as a share of those now
   */
  public record PastTrend(double lasting, double nation) implements Serializable {

    /** What a place grows in a year beyond the nation, if its line is followed. */
    public double relative(double step, int yearsOn) {
      return lasting * (Trend.growthInYear(step, yearsOn) - Trend.growthInYear(nation, yearsOn));
    }
  }

  /** The terms of commuting-weighted relative growth, of a year and the two before. */
  static final List<String> DYNAMIC = List.of("vra", "vra_1", "vra_2");
}
